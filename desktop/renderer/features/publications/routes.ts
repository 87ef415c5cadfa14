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
  {
    path: '/for-staff/:publicationId(\\d+)?',
    name: 'for-staff',
    component: () => import('./for-staff/ForStaffPage.vue'),
    meta: { permission: 'task.read', title: 'desktop.nav.for-staff' },
  },
]
