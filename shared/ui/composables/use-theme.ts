import { ref, watch, type Ref } from 'vue'
import { keep, readKept } from './storage.ts'

export type Theme = 'light' | 'dark' | 'system'
export type Density = 'compact' | 'cozy'

const themeKey = 'okienko.theme'
const densityKey = 'okienko.density'

/** The look is a matter of this computer, so it lives beside the window, not in the account. */
const theme = ref<Theme>('system')
const density = ref<Density>('compact')
let isStarted = false

function start(): void {
  if (isStarted || typeof document === 'undefined') return
  isStarted = true
  const root = document.documentElement
  const keptTheme = readKept(themeKey)
  if (keptTheme === 'light' || keptTheme === 'dark') theme.value = keptTheme
  if (readKept(densityKey) === 'cozy') density.value = 'cozy'
  watch(
    theme,
    (now) => {
      if (now === 'system') delete root.dataset['theme']
      else root.dataset['theme'] = now
      keep(themeKey, now)
    },
    { immediate: true, flush: 'sync' },
  )
  watch(
    density,
    (now) => {
      root.dataset['density'] = now
      keep(densityKey, now)
    },
    { immediate: true, flush: 'sync' },
  )
}

/** Light, dark or as the system says, and how close the rows stand; writable, kept on this computer. */
export function useTheme(): { theme: Ref<Theme>; density: Ref<Density> } {
  start()
  return { theme, density }
}
