import { useShortcuts } from '#shared/ui/composables/use-shortcuts.ts'
import { useTexts } from '../../app/texts.ts'

/** The keys of the panel that work wherever in it the focus is. */
export function usePeopleShortcuts(panel: {
  create: () => unknown
  regroup: () => unknown
  focusTable: () => void
}): void {
  const { t } = useTexts()
  const group = (): string => t('people.title')
  useShortcuts([
    {
      keys: '/',
      group,
      text: () => t('desktop.keys.search-here'),
      run: () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
    },
    { keys: 'n', group, text: () => t('people.new'), run: panel.create },
    { keys: 'a', group, text: () => t('people.groups'), run: panel.regroup },
    { keys: 'j', group, text: () => t('desktop.keys.next-row'), run: panel.focusTable },
  ])
}
