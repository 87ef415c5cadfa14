import type { RouteRecordRaw } from 'vue-router'

/** The groups of staff and clients, and the screen of one. */
export const groupRoutes: RouteRecordRaw[] = [
  {
    path: '/team/groups',
    name: 'groups',
    component: () => import('./GroupListPage.vue'),
    meta: { permission: 'account.read', title: 'group.title' },
  },
  {
    path: '/team/groups/:groupId(\\d+)',
    name: 'group',
    component: () => import('./GroupPage.vue'),
    meta: { permission: 'account.read', title: 'group.title' },
  },
]
