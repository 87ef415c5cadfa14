import { useShortcuts } from '#shared/ui/composables/use-shortcuts.ts'
import { useTexts } from '../../app/texts.ts'

/** The keys of the client list that work wherever in it the focus is. */
export function useListShortcuts(list: { create: () => unknown; focusTable: () => void }): void {
  const { t } = useTexts()
  const group = (): string => t('desktop.nav.clients')
  useShortcuts([
    {
      keys: '/',
      group,
      text: () => t('desktop.keys.search-here'),
      run: () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
    },
    { keys: 'n', group, text: () => t('desktop.clients.new'), run: list.create },
    { keys: 'j', group, text: () => t('desktop.keys.next-row'), run: list.focusTable },
  ])
}
