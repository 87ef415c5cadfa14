import type { RouteRecordRaw } from 'vue-router'
import { pageRoutes } from './pages.ts'
import { accessRoutes } from '../features/access/routes.ts'
import { accountRoutes } from '../features/accounts/routes.ts'
import { notificationRoutes } from '../features/notifications/routes.ts'
import { portletRoutes } from '../features/portlets/routes.ts'
import { documentRoutes } from '../features/documents/routes.ts'
import { publicationRoutes } from '../features/publications/routes.ts'
import { startRoutes } from '../features/start/routes.ts'
import { taskRoutes } from '../features/tasks/routes.ts'

/** Every page of the portal; each feature names its own. */
export const routes: RouteRecordRaw[] = [
  ...startRoutes,
  ...publicationRoutes,
  ...accessRoutes,
  ...accountRoutes,
  ...notificationRoutes,
  ...portletRoutes,
  ...taskRoutes,
  ...documentRoutes,
  ...pageRoutes(
    'offline',
    { title: 'portal.offline.title', kind: 'open' },
    () => import('./PortalOfflinePage.vue'),
  ),
  ...pageRoutes(
    'not-found',
    { title: 'portal.not-found.title', kind: 'open' },
    () => import('./PortalNotFoundPage.vue'),
  ),
]
