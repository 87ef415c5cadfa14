import { pageRoutes } from '../../app/pages.ts'

export const accountRoutes = [
  ...pageRoutes(
    'sign-in',
    { title: 'portal.sign-in.title', kind: 'form' },
    () => import('./AccountSignInPage.vue'),
  ),
  ...pageRoutes(
    'activate',
    { title: 'portal.activate.title', kind: 'form' },
    () => import('./AccountLinkPage.vue'),
  ),
  ...pageRoutes(
    'request-reset',
    { title: 'portal.request-reset.title', kind: 'form' },
    () => import('./AccountRequestResetPage.vue'),
  ),
  ...pageRoutes(
    'reset',
    { title: 'portal.reset.title', kind: 'form' },
    () => import('./AccountLinkPage.vue'),
  ),
  ...pageRoutes(
    'account',
    { title: 'portal.account.title', kind: 'client' },
    () => import('./AccountPage.vue'),
  ),
]
