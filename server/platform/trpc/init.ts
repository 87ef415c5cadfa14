import { initTRPC } from '@trpc/server'
import type { Access } from '#shared/domain/accounts/permissions.ts'
import { asTransportError, refusalBody, refusalFor } from './refusals.ts'
import type { RequestContext } from './context.ts'

/** What the contract tests read of every procedure: what it asks for, and how it runs. */
export interface ProcedureMeta {
  readonly access: Access
  readonly kind: 'query' | 'command' | 'loggedQuery' | 'attempt' | 'subscription'
}

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 35_000 } },
    errorFormatter({ shape, error, ctx }) {
      const { code, httpStatus } = shape.data
      const refusal = refusalBody(refusalFor(error), ctx?.requestId ?? '')
      return { ...shape, message: refusal.code, data: { code, httpStatus, refusal } }
    },
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** Every procedure begins here: expected refusals get their transport code, bugs are logged with the request's id. */
export const base = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next()
  if (result.ok) return result
  const error = asTransportError(result.error)
  if (error.message === 'server.fault') {
    ctx.log.error(
      { err: result.error.cause ?? result.error, requestId: ctx.requestId, path },
      'A request ended in a fault',
    )
  }
  throw error
})
