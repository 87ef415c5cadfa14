import type { TaskRow } from '#shared/domain/tasks/schema.ts'
import { useShortcuts } from '#shared/ui/composables/use-shortcuts.ts'
import { useTexts } from '../../app/texts.ts'

const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-card] a')]

/** The keys of the board: through the tasks, and hand the one in focus over. */
export function useBoardShortcuts(handOver: (task: TaskRow) => void, tasks: () => readonly TaskRow[]): void {
  const { t } = useTexts()
  const group = (): string => t('desktop.nav.board')
  const inFocus = (): TaskRow | undefined => {
    const id = document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset['card']
    return tasks().find((task) => String(task.id) === id)
  }

  function step(by: 1 | -1): void {
    const all = cards()
    const at = all.findIndex((card) => card === document.activeElement)
    all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus()
  }

  useShortcuts([
    { keys: 'j', group, text: () => t('desktop.keys.next-row'), run: () => step(1) },
    { keys: 'k', group, text: () => t('desktop.keys.previous-row'), run: () => step(-1) },
    {
      keys: 'a',
      group,
      text: () => t('desktop.task.assign'),
      when: () => inFocus()?.can.assign === true,
      run: () => {
        const task = inFocus()
        if (task) handOver(task)
      },
    },
  ])
}
