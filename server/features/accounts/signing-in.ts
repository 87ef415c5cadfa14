import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import type { Me } from '#shared/domain/accounts/schema.ts'
import { endSession, loadActor, startSession } from '#server/platform/auth/sessions.ts'
import { appendTo, type Append } from '#server/platform/events/append.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { presentMe } from './present.ts'

interface SigningIn {
  readonly id: number
  readonly kind: AccountKind
}

/** Writes events of an attempt in the name of the account it turned out to be. */
export function appendAs(ctx: AttemptContext, account: SigningIn): Append {
  return appendTo(ctx.sql, {
    actorKind: account.kind,
    actorId: account.id,
    address: ctx.address,
    requestId: ctx.requestId,
    now: () => ctx.now(),
  })
}

/**
 * Signs an active account in: the request's former sign-in ends, a new token is handed over. Whoever calls has
 * locked the account.
 */
export async function openSession(ctx: AttemptContext, account: SigningIn): Promise<Me> {
  const { sql, app, address } = ctx
  const now = ctx.now()
  await endFormerSession(ctx, account)
  await sql.query('UPDATE accounts SET last_signed_in_at = ? WHERE id = ?', [toStored(now), account.id])
  await sql.query('UPDATE account_shelves SET last_signed_in_at = ? WHERE account_id = ?', [
    toStored(now),
    account.id,
  ])
  const { token, expiresAt } = await startSession(sql, { accountId: account.id, app, address, now })
  await appendAs(ctx, account)('account.signed-in', { accountId: account.id, app })
  const actor = await loadActor(sql, { token, kind: account.kind, now })
  if (!actor) throw new Error('A sign-in that has just begun was not found')
  ctx.setToken({ value: token, expiresAt })
  return presentMe(sql, actor)
}

async function endFormerSession(ctx: AttemptContext, next: SigningIn): Promise<void> {
  if (!ctx.actor) return
  await endSession(ctx.sql, ctx.actor.sessionId)
  if (ctx.actor.accountId !== next.id) {
    await ctx.append('account.signed-out', { accountId: ctx.actor.accountId })
  }
}
