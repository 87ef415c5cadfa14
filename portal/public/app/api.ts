import type { TRPCClient } from '@trpc/client'
import type { PortalRouter } from '#server/router.ts'
import { createApi } from '#shared/client/api.ts'

/** The portal's own part of the server. */
export const api: TRPCClient<PortalRouter> = createApi<PortalRouter>({ url: '/api/portal' })
