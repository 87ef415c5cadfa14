import { queueViews, type QueueView } from '#shared/domain/tasks/schema.ts'
import { useShortcuts, type Shortcut } from '#shared/ui/composables/use-shortcuts.ts'
import { useTexts } from '../../app/texts.ts'

/** The keys of the queue that work wherever in it the focus is. */
export function useQueueShortcuts(queue: {
  step: (step: number) => void
  goToView: (view: QueueView) => void
  togglePane: () => void
  backToList: () => void
}): void {
  const { t } = useTexts()
  const group = (): string => t('desktop.nav.queue')
  const views = queueViews.map((view, index): Shortcut => ({
    keys: `Alt+${index + 1}`,
    group,
    text: () => t('desktop.keys.view', { view: t(`desktop.queue.view.${view}`) }),
    run: () => queue.goToView(view),
  }))
  useShortcuts([
    { keys: 'j', group, text: () => t('desktop.keys.next-row'), run: () => queue.step(1) },
    { keys: 'k', group, text: () => t('desktop.keys.previous-row'), run: () => queue.step(-1) },
    {
      keys: '/',
      group,
      text: () => t('desktop.keys.search-here'),
      run: () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
    },
    { keys: 'p', group, text: () => t('desktop.queue.pane'), run: queue.togglePane },
    ...views,
    { keys: 'Escape', group, text: () => t('desktop.keys.back-to-list'), run: queue.backToList },
  ])
}
