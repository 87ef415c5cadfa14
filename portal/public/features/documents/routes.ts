import { pageRoutes } from '../../app/pages.ts'

export const documentRoutes = [
  ...pageRoutes(
    'documents',
    { title: 'portal.documents.title', kind: 'client' },
    () => import('./DocumentListPage.vue'),
  ),
  ...pageRoutes(
    'new-document',
    { title: 'portal.new-document.title', kind: 'client' },
    () => import('./DocumentNewPage.vue'),
  ),
]
