import type { RouteRecordRaw } from 'vue-router'

/** What was sent to one client and by them, as a tab of the client's record. */
export const clientDocumentsTab: RouteRecordRaw = {
  path: 'documents',
  name: 'client-documents',
  component: () => import('./ClientDocumentsTab.vue'),
}
