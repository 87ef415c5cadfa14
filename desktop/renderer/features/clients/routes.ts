import type { RouteRecordRaw } from 'vue-router'

/** The list of clients and the record of one, whose tabs other features bring along. */
export const clientRoutes = (tabs: readonly RouteRecordRaw[]): RouteRecordRaw[] => [
  {
    path: '/clients',
    name: 'clients',
    component: () => import('./ClientListPage.vue'),
    meta: { permission: 'client.read', title: 'desktop.nav.clients' },
  },
  {
    path: '/clients/duplicates',
    name: 'client-duplicates',
    component: () => import('./ClientDuplicatesPage.vue'),
    meta: { permission: 'client.merge', title: 'clients-bulk.duplicates.title' },
  },
  {
    path: '/clients/:clientId(\\d+)',
    component: () => import('./ClientRecordPage.vue'),
    meta: { permission: 'client.read', title: 'desktop.nav.clients' },
    children: [
      { path: '', name: 'client-contact', component: () => import('./ClientContactTab.vue') },
      { path: 'history', name: 'client-history', component: () => import('./ClientHistoryTab.vue') },
      { path: 'settlement', name: 'client-settlement', component: () => import('./ClientSettlementTab.vue') },
      { path: 'attributes', name: 'client-attributes', component: () => import('./ClientAttributesTab.vue') },
      { path: 'points', name: 'client-points', component: () => import('./ClientPointsTab.vue') },
      ...tabs,
    ],
  },
]
