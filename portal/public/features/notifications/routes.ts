import { pageRoutes } from '../../app/pages.ts'

export const notificationRoutes = [
  ...pageRoutes(
    'notifications',
    { title: 'portal.notifications.title', kind: 'client' },
    () => import('./NotificationListPage.vue'),
  ),
  ...pageRoutes(
    'told',
    { title: 'portal.notifications.title', kind: 'client' },
    () => import('./NotificationToldPage.vue'),
  ),
  ...pageRoutes(
    'unsubscribe',
    { title: 'portal.unsubscribe.title', kind: 'form' },
    () => import('./NotificationStopPage.vue'),
  ),
]
