import type { TaskDetail } from '#shared/domain/tasks/schema.ts'
import { useShortcuts } from '#shared/ui/composables/use-shortcuts.ts'
import { useTexts } from '../../app/texts.ts'
import type { TaskDialog } from './task-dialog.ts'

/** The keys that act on the open task; each rests where the action is not offered. */
export function useTaskShortcuts(on: {
  task: () => TaskDetail | null
  take: () => void
  open: (dialog: TaskDialog) => void
  write: (kind: 'reply' | 'note') => void
}): void {
  const { t } = useTexts()
  const group = (): string => t('desktop.task.task')
  const can = (): TaskDetail['can'] | undefined => on.task()?.can

  function close(): void {
    const moves = can()?.moves ?? []
    const to = (['closed', 'resolved'] as const).find((status) => moves.includes(status))
    if (to) on.open({ kind: 'move', to })
  }

  useShortcuts([
    {
      keys: 'a',
      group,
      text: () => t('desktop.task.assign'),
      when: () => can()?.assign === true,
      run: () => on.open({ kind: 'assign' }),
    },
    {
      keys: 'Shift+A',
      group,
      text: () => t('desktop.task.take'),
      when: () => can()?.take === true,
      run: on.take,
    },
    {
      keys: 'e',
      group,
      text: () => t('desktop.task.close'),
      when: () => can()?.moves.some((status) => status === 'closed' || status === 'resolved') === true,
      run: close,
    },
    {
      keys: 'r',
      group,
      text: () => t('desktop.task.reply'),
      when: () => can()?.reply === true,
      run: () => on.write('reply'),
    },
    {
      keys: 'm',
      group,
      text: () => t('desktop.task.note'),
      when: () => can()?.note === true,
      run: () => on.write('note'),
    },
    {
      keys: 'd',
      group,
      text: () => t('desktop.task.set-due'),
      when: () => can()?.setDue === true,
      run: () => on.open({ kind: 'due' }),
    },
  ])
}
