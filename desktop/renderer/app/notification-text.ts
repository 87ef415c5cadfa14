import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { Notification } from '#shared/domain/notifications/schema.ts'

/** What a notification says: a line about what happened, and whose matter it is. */
export function notificationText(
  notification: Notification,
  { t, language }: Translator<DesktopTexts>,
): { title: string; body: string; route: string } {
  const { kind, taskId, taskNumber, taskTitle, clientName, publicationId, publicationTitle } = notification
  if (kind === 'publication.went-live') {
    return publicationTitle === null
      ? { title: t('desktop.notification.publication-ended'), body: '', route: '/notifications' }
      : {
          title: t('desktop.notification.publication'),
          body: publicationTitle[language],
          route: `/for-staff/${publicationId}`,
        }
  }
  if (taskId === null || taskNumber === null) {
    return { title: t('desktop.notification.out-of-reach'), body: '', route: '/notifications' }
  }
  return {
    title: t(`desktop.notification.${kind}`, { number: taskNumber }),
    body: [taskTitle, clientName].filter(Boolean).join(' · '),
    route: `/tasks/${taskId}`,
  }
}
