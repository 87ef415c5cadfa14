import { pageRoutes } from '../../app/pages.ts'

export const accessRoutes = [
  ...pageRoutes('access', { title: 'portal.access.title', kind: 'client' }, () => import('./AccessPage.vue')),
  ...pageRoutes(
    'self-activation',
    { title: 'portal.self.title', kind: 'form' },
    () => import('./AccessActivationPage.vue'),
  ),
]
