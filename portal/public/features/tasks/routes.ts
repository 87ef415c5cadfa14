import { pageRoutes } from '../../app/pages.ts'

export const taskRoutes = [
  ...pageRoutes(
    'requests',
    { title: 'portal.requests.title', kind: 'client' },
    () => import('./TaskListPage.vue'),
  ),
  ...pageRoutes(
    'new-request',
    { title: 'portal.new-request.title', kind: 'client' },
    () => import('./TaskNewPage.vue'),
  ),
  ...pageRoutes('request', { title: 'portal.request.title', kind: 'client' }, () => import('./TaskPage.vue')),
]
