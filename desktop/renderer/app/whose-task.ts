import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'

/** Whose a task is: its client's, or whoever's who reported it without an account. */
export function whoseTask(
  task: { readonly clientName: string | null; readonly reporterName: string | null },
  { t }: Pick<Translator<DesktopTexts>, 't'>,
): string {
  const { clientName, reporterName } = task
  if (clientName !== null) return clientName
  return reporterName ? t('desktop.task.reported-by', { name: reporterName }) : t('task.author.anonymous')
}
