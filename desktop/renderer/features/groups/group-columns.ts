import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { TableColumn } from '#shared/ui/base/table.ts'

export const narrowGroups = 620

/** The columns of the list of groups: the more room, the more of them. */
export function groupColumns({ t }: Translator<DesktopTexts>, width: number): TableColumn[] {
  if (width < narrowGroups) return [{ key: 'summary', title: t('group.one'), width: 'minmax(0, 1fr)' }]
  return [
    { key: 'name', title: t('group.one'), width: 'minmax(220px, 2fr)' },
    { key: 'kind', title: t('group.field.kind'), width: '120px' },
    { key: 'parent', title: t('group.field.parentId'), width: 'minmax(140px, 1fr)', isHidden: width < 820 },
    { key: 'members', title: t('group.column.members'), width: '100px', align: 'end' },
    { key: 'permissions', title: t('group.column.permissions'), width: '130px', align: 'end' },
    { key: 'rank', title: t('group.column.rank'), width: '100px', align: 'end', isHidden: width < 740 },
  ]
}
