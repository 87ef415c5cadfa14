import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { tinykeys } from 'tinykeys'
import { keep, readKept } from './storage.ts'

/** Something a key does, as the help sheet lists it. */
export interface Shortcut {
  /** As tinykeys writes it: `n`, `$mod+k`, `g q`, `Shift+A`, `?`. */
  keys: string
  /** What it does, in words, asked for when shown. */
  text: () => string
  /** The heading in the help sheet. */
  group: () => string
  run: (event: KeyboardEvent) => unknown
  /** Asked before running; an inactive shortcut leaves the key to others. */
  when?: () => boolean
  /** Page shortcuts rest while a modal dialog is open; dialog shortcuts only work in one. */
  scope?: 'page' | 'dialog' | 'always'
}

const lettersKey = 'okienko.letter-shortcuts'

// Keys belong to the window, whatever component listens: the newest registration of a key wins.
const registered = shallowRef<readonly Shortcut[]>([])
const lettersOn = ref(true)
let stop: (() => void) | null = null

/** Without Control, Alt or Meta a key also types text, so it must rest there (WCAG 2.1.4). */
const isPlain = (keys: string): boolean =>
  !/(\$mod|Control|Alt|Meta)\+/.test(keys) && !/^(F\d|Escape)/.test(keys)

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))
  )
}

function isActive(shortcut: Shortcut, event: KeyboardEvent): boolean {
  if (isPlain(shortcut.keys) && (!lettersOn.value || isTyping(event.target))) return false
  const inDialog = document.querySelector('dialog[open]') !== null
  const scope = shortcut.scope ?? 'page'
  if (scope !== 'always' && inDialog !== (scope === 'dialog')) return false
  return shortcut.when?.() ?? true
}

function press(keys: string, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat || event.isComposing) return
  const chosen = registered.value.findLast((shortcut) => shortcut.keys === keys && isActive(shortcut, event))
  if (!chosen) return
  event.preventDefault()
  chosen.run(event)
}

/** Signs such as `?` need Shift on some keyboards and not on others. */
const pattern = (keys: string): string => (/^[^\w\s]$/.test(keys) ? `[Shift]+${keys}` : keys)

function listen(): void {
  stop?.()
  // A sequence goes first, so that `g e` is not taken for `e`.
  const keys = [...new Set(registered.value.map((shortcut) => shortcut.keys))].sort(
    (a, b) => b.length - a.length,
  )
  stop = tinykeys(
    window,
    Object.fromEntries(keys.map((key) => [pattern(key), (event) => press(key, event)])),
    { ignore: () => false },
  )
}

/** Registers shortcuts for as long as the component lives. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  if (typeof window === 'undefined') return
  registered.value = [...registered.value, ...shortcuts]
  onScopeDispose(() => (registered.value = registered.value.filter((known) => !shortcuts.includes(known))))
}

/** What the help sheet shows: the shortcuts that would work now, by heading, and the switch for single letters. */
export function useShortcutHelp(): {
  groups: ComputedRef<ReadonlyMap<string, readonly Shortcut[]>>
  lettersOn: Ref<boolean>
} {
  return {
    lettersOn,
    groups: computed(() => Map.groupBy(registered.value, (shortcut) => shortcut.group())),
  }
}

if (typeof window !== 'undefined') {
  lettersOn.value = readKept(lettersKey) !== 'off'
  watch(lettersOn, (on) => keep(lettersKey, on ? 'on' : 'off'))
  watch(registered, listen, { flush: 'sync' })
}
