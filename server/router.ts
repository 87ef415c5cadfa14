import { accountsPortalRouters } from './features/accounts/portal-router.ts'
import { accountsStaffRouters } from './features/accounts/staff-router.ts'
import { officeRouter } from './features/office/index.ts'
import { router } from './platform/trpc/init.ts'

/** What staff may ask, mounted under `/api/staff`. */
export const staffRouter = router({
  office: officeRouter,
  ...accountsStaffRouters,
})

/** What clients and strangers may ask, mounted under `/api/portal`. */
export const portalRouter = router({
  office: officeRouter,
  ...accountsPortalRouters,
})

export type StaffRouter = typeof staffRouter
export type PortalRouter = typeof portalRouter
