import type { RouteRecordRaw } from 'vue-router'
import { scheduleRoute } from './schedule/route.ts'

/** What the office publishes on its portal, and the editor of one publication. */
export const publicationRoutes: RouteRecordRaw[] = [
  {
    path: '/publications',
    name: 'publications',
    component: () => import('./PublicationListPage.vue'),
    meta: { permission: 'publication.read', title: 'desktop.nav.publications' },
  },
  {
    path: '/publications/:publicationId(\\d+)',
    name: 'publication',
    component: () => import('./PublicationPage.vue'),
    meta: { permission: 'publication.read', title: 'desktop.nav.publications' },
  },
  scheduleRoute,
]
