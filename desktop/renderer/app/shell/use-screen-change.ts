import { nextTick, watch, watchEffect } from 'vue'
import { useRoute } from 'vue-router'
import { useOfficeStore } from '../office-store.ts'
import { useTexts } from '../texts.ts'

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
