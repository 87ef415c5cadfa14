import type { RouteRecordRaw } from 'vue-router'

/** When what is published is shown, day by day. */
export const scheduleRoute: RouteRecordRaw = {
  path: '/publications/schedule',
  name: 'publication-schedule',
  component: () => import('./PublicationSchedulePage.vue'),
  meta: { permission: 'publication.read', title: 'desktop.nav.publications' },
}
