import type { ChangeDelegateInput, Delegate, RevokeDelegateInput } from '#shared/domain/access/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkedLimits, limitColumns, writeLimits } from './limits.ts'
import { delegatesOf } from './queries.ts'

/**
 * Sets anew what a delegate is limited to and until when. Locks the access. Whoever calls has checked who asks.
 * Refuses with `account.not-found`, `row.stale` and the codes of `checkedLimits`.
 */
export async function changeDelegate(ctx: CommandContext, input: ChangeDelegateInput): Promise<Delegate> {
  const { clientId, accountId, version } = input
  const { login, portlets, pointIds, untilOn } = await lockDelegate(ctx, input)
  const after = await checkedLimits(ctx, clientId, input)
  await ctx.sql.query(
    `UPDATE client_accounts SET until_at = ?, limits_portlets = ?, limits_points = ?, version = ?
     WHERE account_id = ? AND client_id = ?`,
    [...limitColumns(ctx, after), version + 1, accountId, clientId],
  )
  await writeLimits(ctx, input, after)
  const before = { portlets, pointIds, untilOn }
  await ctx.append('delegate.changed', { accountId, login, before, after }, { clientId })
  const [changed] = await delegatesOf(ctx, input)
  if (!changed) throw new AppError('account.not-found')
  return changed
}

/** Ends the access of a delegate for good. Locks it; refuses with `account.not-found` and `row.stale`. */
export async function revokeDelegate(
  ctx: CommandContext,
  input: RevokeDelegateInput,
): Promise<Record<string, never>> {
  const { clientId, accountId } = input
  const { login } = await lockDelegate(ctx, input)
  await ctx.sql.query('DELETE FROM client_accounts WHERE account_id = ? AND client_id = ?', [
    accountId,
    clientId,
  ])
  await ctx.append('delegate.revoked', { accountId, login }, { clientId })
  return {}
}

async function lockDelegate(ctx: CommandContext, seen: RevokeDelegateInput): Promise<Delegate> {
  const { clientId, accountId, version } = seen
  const [locked] = await heldRows<{ version: number }>(
    ctx.sql,
    'SELECT version FROM client_accounts WHERE account_id = ? AND client_id = ?',
    [accountId, clientId],
  )
  const [found] = await delegatesOf(ctx, { clientId, accountId })
  if (!locked || !found) throw new AppError('account.not-found')
  if (locked.version !== version) throw new AppError('row.stale')
  return found
}
