import { router } from '#server/platform/trpc/init.ts'
import { activationPortalRouter } from './activation/routers.ts'
import { delegatesPortalRouter } from './delegates/routers.ts'
import { sessionProcedures } from './session-router.ts'

/** What this feature answers under `/api/portal`. */
export const accountsPortalRouters = {
  session: router(sessionProcedures('client')),
  delegates: delegatesPortalRouter,
  activation: activationPortalRouter,
}
