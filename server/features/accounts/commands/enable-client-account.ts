import { refusalToEnable, stateWhenEnabled } from '#shared/domain/accounts/rules.ts'
import type { ClientAccount, SeenClientAccount } from '#shared/domain/accounts/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkOwnsAccount, lockClientAccount, moveAccount, showClientAccount } from '../client-accounts.ts'

/** Enables a disabled account; without a password it is invited again. Locks it; refuses as `lockClientAccount`. */
export async function enableClientAccount(
  ctx: CommandContext,
  input: SeenClientAccount,
): Promise<ClientAccount> {
  const account = await lockClientAccount(ctx, input, refusalToEnable)
  await checkOwnsAccount(ctx, input)
  const change = await moveAccount(ctx, account, stateWhenEnabled(account.passwordHash !== null))
  await ctx.append('account.enabled', change, { clientId: input.clientId })
  return showClientAccount(ctx, input)
}
