import type { Access, Permission } from '#shared/domain/accounts/permissions.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { has, type Actor } from '../auth/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { appendTo, type EventSource } from '../events/append.ts'
import { base } from './init.ts'
import type { CommandContext, RequestContext } from './context.ts'

/** Permissions are data, but "only signed in" is enough for what concerns one's own account alone. */
type SignedIn = Permission | 'signed-in'

/** Reads. Needs a signed-in account with `permission`. */
export const query = (permission: SignedIn) => signedIn(permission, 'query')

/** Follows the live feed; the same rights as a read. */
export const subscription = (permission: SignedIn) => signedIn(permission, 'subscription')

/** A change that needs `permission`: one transaction, run again when the database breaks a deadlock. */
export const command = (permission: SignedIn) => inOneTransaction(permission, 'command')

/** A read that must be logged: its event commits before the answer is sent. */
export const loggedQuery = (permission: SignedIn) => inOneTransaction(permission, 'loggedQuery')

/** Reads what everyone may see, signed in or not. */
export const publicQuery = () =>
  base.meta({ access: 'public', kind: 'query' }).use(async ({ ctx, next }) => {
    const actor = ctx.hasToken ? await ctx.loadActor() : null
    return next({ ctx: { actor, sql: ctx.db.pool } })
  })

/**
 * Sign-in, activation and reset: anyone may try. The refusal is a value (`attemptOutput`), so that the counter and
 * the event of the failure commit before it is sent.
 */
export const attempt = () =>
  base.meta({ access: 'public', kind: 'attempt' }).use(async ({ ctx, next }) => {
    const actor = ctx.hasToken ? await ctx.loadActor() : null
    return committed(ctx, async (step) => {
      const append = appendTo(step.sql, sourceOf(ctx, actor))
      const result = await next({ ctx: { ...step, actor, append } })
      if (!result.ok) throw result.error
      return result
    })
  })

/** Checks that a request may do what `access` asks for; also used by file routes. */
export async function admit(ctx: RequestContext, access: Exclude<Access, 'public'>): Promise<Actor> {
  const actor = await ctx.loadActor()
  if (!actor) throw new AppError(ctx.hasToken ? 'session.expired' : 'session.missing')
  if (access === 'signed-in') return actor
  if (actor.mustChangePassword) throw new AppError('account.password-must-change')
  if (!has(actor, access))
    throw new AppError('permission.missing', actor.kind === 'staff' ? { permission: access } : {})
  return actor
}

/** Who an event of this request is written for. */
export function sourceOf(ctx: RequestContext, actor: Actor | null): EventSource {
  return {
    actorKind: actor?.kind ?? 'anonymous',
    actorId: actor?.accountId ?? null,
    address: ctx.address,
    requestId: ctx.requestId,
    now: () => ctx.now(),
  }
}

function signedIn(access: SignedIn, kind: 'query' | 'subscription') {
  return base.meta({ access, kind }).use(async ({ ctx, next }) => {
    const actor = await admit(ctx, access)
    return next({ ctx: { actor, sql: ctx.db.pool } })
  })
}

function inOneTransaction(access: SignedIn, kind: 'command' | 'loggedQuery') {
  return base.meta({ access, kind }).use(async ({ ctx, next }) => {
    const actor = await admit(ctx, access)
    return committed(ctx, async (step) => {
      const append = appendTo(step.sql, sourceOf(ctx, actor))
      const result = await next({ ctx: { ...step, actor, append } })
      // A failed result is returned, not thrown: without this line the refusal would commit.
      if (!result.ok) throw result.error
      return result
    })
  })
}

type Token = Parameters<RequestContext['setToken']>[0]

/** Runs a procedure in one transaction. A token reaches the caller only once the sign-in it stands for is committed. */
async function committed<Result>(
  ctx: RequestContext,
  run: (step: Pick<CommandContext, 'tx' | 'sql' | 'setToken'>) => Promise<Result>,
): Promise<Result> {
  let handed: Token | undefined
  const result = await inTransaction(ctx.db, (tx) => {
    handed = undefined
    return run({ tx, sql: ctx.db.within(tx), setToken: (token) => (handed = token) })
  })
  if (handed !== undefined) ctx.setToken(handed)
  return result
}
