import { nextTick, watch, watchEffect } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { screens } from '../navigation.ts'
import { useOfficeStore } from '../office-store.ts'
import { useSessionStore } from '../session-store.ts'
import { useTexts } from '../texts.ts'

/** Leaves the bare address for the first screen the person may see; at once, so that any later wish wins. */
export function useFirstScreen(): void {
  const route = useRoute()
  const router = useRouter()
  const session = useSessionStore()
  watch(
    // Until the first address has been read there is no match, though the path already says `/`.
    () => route.matched[0]?.path,
    (path) => {
      const first = screens.find((screen) => session.can(screen.permission))
      if (path === '/') void router.replace(first?.path ?? '/notifications')
    },
    { immediate: true },
  )
}

/** Names the window after the screen, and takes a focus that lost its place with the last screen to the new one. */
export function useScreenChange(main: () => HTMLElement | null): void {
  const { t } = useTexts()
  const route = useRoute()
  const office = useOfficeStore()

  watchEffect(() => {
    const { title } = route.meta
    document.title = [title ? t(title) : null, office.info?.name ?? t('desktop.title')]
      .filter(Boolean)
      .join(' · ')
  })
  watch(
    () => route.matched[0]?.path,
    async () => {
      await nextTick()
      if (document.activeElement === document.body) main()?.focus()
    },
    { flush: 'post' },
  )
}
