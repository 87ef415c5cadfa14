import { notificationsPortal as english } from '#shared/messages/en/notifications-portal.ts'
import { notificationsPortal as polish } from '#shared/messages/pl/notifications-portal.ts'
import { useOwnTexts } from './own-texts.ts'

/** The words of notifications and of letters about publications. */
export const useNotificationWords = () => useOwnTexts({ pl: polish, en: english })
