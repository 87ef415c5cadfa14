import type { RouteRecordRaw } from 'vue-router'

export const portletRoutes: RouteRecordRaw[] = [
  {
    path: '/portlets/:groupId(\\d+)?',
    name: 'portlets',
    component: () => import('./PortletEditorPage.vue'),
    meta: { permission: 'portlet.manage', title: 'desktop.nav.portlets' },
  },
]
