import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { TableColumn } from '#shared/ui/base/table.ts'

export const narrowClients = 620

/** The columns of the client list: the more room, the more of them. */
export function clientColumns({ t }: Translator<DesktopTexts>, width: number): TableColumn[] {
  if (width < narrowClients) {
    return [{ key: 'summary', title: t('desktop.task.client'), width: 'minmax(0, 1fr)' }]
  }
  return [
    { key: 'number', title: t('client.field.number'), width: '110px' },
    { key: 'name', title: t('client.field.name'), width: 'minmax(160px, 1.4fr)' },
    { key: 'kind', title: t('task.type'), width: '90px', isHidden: width < 1000 },
    { key: 'address', title: t('client.field.address'), width: 'minmax(180px, 1.6fr)' },
    { key: 'phone', title: t('client.field.phone'), width: '140px', isHidden: width < 860 },
    {
      key: 'caretaker',
      title: t('client.field.caretakerId'),
      width: 'minmax(130px, 1fr)',
      isHidden: width < 740,
    },
    { key: 'open', title: t('desktop.client.open-tasks'), width: '140px', align: 'end' },
  ]
}
