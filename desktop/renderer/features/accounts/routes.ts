import type { RouteRecordRaw } from 'vue-router'

/** Links sent by mail, or printed for the first administrator. */
export const accountRoutes: RouteRecordRaw[] = [
  {
    path: '/link/:token',
    name: 'link',
    component: () => import('./AccountLinkPage.vue'),
    meta: { isPublic: true },
  },
]

/** The accounts of one client, as a tab of the client's record. */
export const clientAccountsTab: RouteRecordRaw = {
  path: 'accounts',
  name: 'client-accounts',
  component: () => import('./ClientAccountsTab.vue'),
}
