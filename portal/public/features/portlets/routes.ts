import { pageRoutes } from '../../app/pages.ts'

export const portletRoutes = pageRoutes(
  'dashboard',
  { title: 'portal.dashboard.title', kind: 'client' },
  () => import('./DashboardPage.vue'),
)
