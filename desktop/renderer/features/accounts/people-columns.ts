import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { TableColumn } from '#shared/ui/base/table.ts'

export const narrowPeople = 620

/** The columns of the panel: the more room, the more of them. */
export function peopleColumns({ t }: Translator<DesktopTexts>, width: number): TableColumn[] {
  if (width < narrowPeople) {
    return [{ key: 'summary', title: t('people.column.name'), width: 'minmax(0, 1fr)' }]
  }
  return [
    { key: 'name', title: t('people.column.name'), width: 'minmax(160px, 1.2fr)' },
    { key: 'login', title: t('people.column.login'), width: 'minmax(140px, 1fr)', isHidden: width < 900 },
    { key: 'kind', title: t('people.column.kind'), width: 'minmax(150px, 1.1fr)', isHidden: width < 760 },
    { key: 'groups', title: t('people.column.groups'), width: 'minmax(140px, 1.2fr)' },
    { key: 'state', title: t('people.column.state'), width: '150px' },
    { key: 'last', title: t('people.column.last'), width: '150px', isHidden: width < 1040 },
  ]
}
