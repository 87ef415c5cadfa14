import { refusalToTouch } from '#shared/domain/accounts/rules.ts'
import type { ClientAccount, SeenClientAccount } from '#shared/domain/accounts/schema.ts'
import { endSessionsOf } from '#server/platform/auth/sessions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { lockClientAccount, showClientAccount } from '../client-accounts.ts'

/** Ends every sign-in of a client's account. Locks the account; refuses as `lockClientAccount`. */
export async function signOutClientAccount(
  ctx: CommandContext,
  input: SeenClientAccount,
): Promise<ClientAccount> {
  const account = await lockClientAccount(ctx, input, refusalToTouch)
  const ended = await endSessionsOf(ctx.sql, account.id)
  const { clientId } = input
  await ctx.append('account.signed-out-everywhere', { accountId: account.id, ended }, { clientId })
  return showClientAccount(ctx, input)
}
