import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { TableColumn } from '#shared/ui/base/table.ts'

/** In a narrow list a row is two lines high and says everything in one cell. */
export const narrowList = 560

/** The columns of a list of tasks: the more room, the more of them. */
export function taskColumns(
  { t }: Translator<DesktopTexts>,
  list: { width: number; showsAssignee: boolean; showsClient: boolean },
): TableColumn[] {
  const { width, showsAssignee, showsClient } = list
  const isNarrow = width < narrowList
  if (isNarrow) {
    return [
      { key: 'summary', title: t('desktop.task.task'), width: 'minmax(0, 1fr)' },
      { key: 'due', title: t('task.due'), width: '76px', align: 'end' },
    ]
  }
  return [
    { key: 'number', title: t('task.number'), width: '112px', isHidden: width < 680 },
    { key: 'title', title: t('task.title'), width: 'minmax(120px, 2fr)' },
    { key: 'client', title: t('desktop.task.client'), width: 'minmax(100px, 1.2fr)', isHidden: !showsClient },
    { key: 'type', title: t('task.type'), width: 'minmax(120px, 1fr)', isHidden: width < 900 },
    { key: 'status', title: t('task.status'), width: '134px' },
    { key: 'due', title: t('task.due'), width: '76px' },
    { key: 'priority', title: t('desktop.task.priority'), width: '92px', isHidden: width < 780 },
    {
      key: 'assignee',
      title: t('desktop.task.assignee'),
      width: 'minmax(110px, 0.9fr)',
      isHidden: !showsAssignee || width < 700,
    },
  ]
}
