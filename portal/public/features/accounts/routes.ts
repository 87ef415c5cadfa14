import { pageRoutes } from '../../app/pages.ts'

const open = (title: string) => ({ title, isPrivate: false })

export const accountRoutes = [
  ...pageRoutes('sign-in', open('portal.sign-in.title'), () => import('./AccountSignInPage.vue')),
  ...pageRoutes('activate', open('portal.activate.title'), () => import('./AccountLinkPage.vue')),
  ...pageRoutes(
    'request-reset',
    open('portal.request-reset.title'),
    () => import('./AccountRequestResetPage.vue'),
  ),
  ...pageRoutes('reset', open('portal.reset.title'), () => import('./AccountLinkPage.vue')),
  ...pageRoutes(
    'account',
    { title: 'portal.account.title', isPrivate: true },
    () => import('./AccountPage.vue'),
  ),
]
