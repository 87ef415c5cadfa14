import { refusalToTouch } from '#shared/domain/accounts/rules.ts'
import type { SeenClientAccount } from '#shared/domain/accounts/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { lockClientAccount } from '../client-accounts.ts'

/**
 * Takes a client away from an account of its own; the account stays. Locks it; refuses as `lockClientAccount`, and for
 * delegates with `account.not-found`: their access is revoked.
 */
export async function removeClientAccount(
  ctx: CommandContext,
  input: SeenClientAccount,
): Promise<Record<string, never>> {
  const { clientId, accountId } = input
  const { login } = await lockClientAccount(ctx, input, refusalToTouch)
  const { affectedRows } = await ctx.sql.query(
    "DELETE FROM client_accounts WHERE account_id = ? AND client_id = ? AND reach = 'own'",
    [accountId, clientId],
  )
  if (affectedRows === 0) throw new AppError('account.not-found')
  await ctx.append('account.client-removed', { accountId, login }, { clientId })
  return {}
}
