import { refusalToTouch } from '#shared/domain/accounts/rules.ts'
import type { ClientAccount, SeenClientAccount } from '#shared/domain/accounts/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { lockClientAccount, showClientAccount } from '../client-accounts.ts'
import { forget } from '../guessing.ts'

/** Lets a client sign in again at once after failed attempts. Locks the account; refuses as `lockClientAccount`. */
export async function unlockClientAccount(
  ctx: CommandContext,
  input: SeenClientAccount,
): Promise<ClientAccount> {
  const account = await lockClientAccount(ctx, input, refusalToTouch)
  await forget(ctx, account.login)
  await ctx.append('account.unlocked', { accountId: account.id }, { clientId: input.clientId })
  return showClientAccount(ctx, input)
}
