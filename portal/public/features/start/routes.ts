import { pageRoutes } from '../../app/pages.ts'

export const startRoutes = pageRoutes(
  'start',
  { title: 'portal.start.title', kind: 'open', hasContent: true },
  () => import('./StartPage.vue'),
)
