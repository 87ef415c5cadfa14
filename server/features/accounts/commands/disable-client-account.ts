import { refusalToDisable } from '#shared/domain/accounts/rules.ts'
import type { ClientAccount, SeenClientAccount } from '#shared/domain/accounts/schema.ts'
import { endSessionsOf } from '#server/platform/auth/sessions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkOwnsAccount, lockClientAccount, moveAccount, showClientAccount } from '../client-accounts.ts'

/** Disables an account and ends its sign-ins. Locks it; refuses as `lockClientAccount` and `checkOwnsAccount`, and with `account.disabled`. */
export async function disableClientAccount(
  ctx: CommandContext,
  input: SeenClientAccount,
): Promise<ClientAccount> {
  const account = await lockClientAccount(ctx, input, refusalToDisable)
  await checkOwnsAccount(ctx, input)
  const change = await moveAccount(ctx, account, 'disabled')
  await endSessionsOf(ctx.sql, account.id)
  await ctx.append('account.disabled', change, { clientId: input.clientId })
  return showClientAccount(ctx, input)
}
