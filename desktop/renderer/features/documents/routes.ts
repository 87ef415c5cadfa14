import type { RouteRecordRaw } from 'vue-router'

/** What was sent to one client and by them, as a tab of the client's record. */
export const clientDocumentsTab: RouteRecordRaw = {
  path: 'documents',
  name: 'client-documents',
  component: () => import('./ClientDocumentsTab.vue'),
}

/** What was sent to many clients at once, and the way to send more. */
export const documentRoutes: RouteRecordRaw[] = [
  {
    path: '/documents',
    name: 'documents',
    component: () => import('./DocumentSendingsPage.vue'),
    meta: { permission: 'document.send', title: 'desktop.nav.documents' },
  },
]
