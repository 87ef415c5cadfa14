import type { RouteRecordRaw } from 'vue-router'

export const appearanceRoutes: RouteRecordRaw[] = [
  {
    path: '/portal-look',
    name: 'appearance',
    component: () => import('./AppearancePage.vue'),
    meta: { permission: 'appearance.manage', title: 'desktop.nav.appearance' },
  },
]
