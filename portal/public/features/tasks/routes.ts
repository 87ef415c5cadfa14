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
  ...pageRoutes(
    'report',
    { title: 'public.report.title', kind: 'form' },
    () => import('./TaskReportPage.vue'),
  ),
  ...pageRoutes('case', { title: 'public.case.title', kind: 'form' }, () => import('./TaskCasePage.vue')),
  ...pageRoutes('request', { title: 'portal.request.title', kind: 'client' }, () => import('./TaskPage.vue')),
]
