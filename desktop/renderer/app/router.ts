import { createRouter, createWebHashHistory, type Router, type RouteRecordRaw } from 'vue-router'
import type { Permission } from '#shared/domain/accounts/permissions.ts'
import { accountRoutes, clientAccountsTab, peopleRoutes } from '../features/accounts/routes.ts'
import { appearanceRoutes } from '../features/appearance/routes.ts'
import { clientRoutes } from '../features/clients/routes.ts'
import { clientDocumentsTab, documentRoutes } from '../features/documents/routes.ts'
import { eventLogRoutes } from '../features/event-log/routes.ts'
import { groupRoutes } from '../features/groups/routes.ts'
import { notificationRoutes } from '../features/notifications/routes.ts'
import { portletRoutes } from '../features/portlets/routes.ts'
import { publicationRoutes } from '../features/publications/routes.ts'
import { settingsRoutes } from '../features/settings/routes.ts'
import { clientTasksTab, taskRoutes } from '../features/tasks/routes.ts'

type ScreenTitle =
  | `desktop.nav.${'queue' | 'board' | 'clients' | 'documents' | 'publications' | 'for-staff' | 'events' | 'portlets' | 'appearance' | 'team' | 'settings'}`
  | 'desktop.task.task'
  | 'desktop.notifications.title'
  | 'group.title'
  | 'clients-bulk.duplicates.title'

declare module 'vue-router' {
  interface RouteMeta {
    /** Open to people who are not signed in. */
    isPublic?: boolean
    /** What a person needs to see the screen; without it the app says so and who can give it. */
    permission?: Permission
    /** Names the window while the screen is shown. */
    title?: ScreenTitle
  }
}

const routes: RouteRecordRaw[] = [
  // Nothing of its own: the shell leaves it for the first screen its person may see.
  { path: '/', component: { render: () => null } },
  ...taskRoutes,
  ...clientRoutes([clientAccountsTab, clientTasksTab, clientDocumentsTab]),
  ...documentRoutes,
  ...publicationRoutes,
  ...eventLogRoutes,
  ...peopleRoutes,
  ...groupRoutes,
  ...notificationRoutes,
  ...portletRoutes,
  ...appearanceRoutes,
  ...settingsRoutes,
  ...accountRoutes,
  { path: '/:rest(.*)*', component: () => import('./AppNotFoundPage.vue') },
]

/** Addresses live behind the hash, so that the same files work under `app://` and under `/office/`. */
export function createAppRouter(): Router {
  return createRouter({ history: createWebHashHistory(), routes })
}
