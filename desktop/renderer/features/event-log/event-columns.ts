import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { TableColumn } from '#shared/ui/base/table.ts'

export const narrowEvents = 620

export function eventColumns({ t }: Translator<DesktopTexts>, width: number): TableColumn[] {
  if (width < narrowEvents) {
    return [{ key: 'summary', title: t('desktop.events.what'), width: 'minmax(0, 1fr)' }]
  }
  return [
    { key: 'time', title: t('desktop.events.time'), width: '160px' },
    { key: 'who', title: t('desktop.events.who'), width: 'minmax(130px, 0.8fr)' },
    { key: 'what', title: t('desktop.events.what'), width: 'minmax(200px, 2fr)' },
    { key: 'about', title: t('desktop.events.about'), width: 'minmax(120px, 1fr)', isHidden: width < 740 },
  ]
}
