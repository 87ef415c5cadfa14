import type { RouteRecordRaw } from 'vue-router'

export const eventLogRoutes: RouteRecordRaw[] = [
  {
    path: '/events',
    name: 'events',
    component: () => import('./EventLogPage.vue'),
    meta: { permission: 'event.read', title: 'desktop.nav.events' },
  },
]
