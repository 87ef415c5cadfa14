import type { RouteRecordRaw } from 'vue-router'

/** Every account of the office. */
export const peopleRoutes: RouteRecordRaw[] = [
  { path: '/team', redirect: '/team/people' },
  {
    path: '/team/people',
    name: 'people',
    component: () => import('./PeoplePage.vue'),
    meta: { permission: 'account.read', title: 'desktop.nav.team' },
  },
]

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
