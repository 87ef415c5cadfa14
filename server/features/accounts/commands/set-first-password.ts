import { refusalToSetPassword } from '#shared/domain/accounts/rules.ts'
import type { ClientAccount, SetFirstPasswordInput } from '#shared/domain/accounts/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkOwnsAccount, lockClientAccount, showClientAccount } from '../client-accounts.ts'
import { storeFirstPassword } from '../store-first-password.ts'

/**
 * Gives a new first password at the desk, for clients whom no link reaches; it has to be changed at the next sign-in.
 * The old password, links and sign-ins no longer work. Locks the account; refuses as `lockClientAccount` and
 * `checkOwnsAccount`, and with `account.disabled` and the codes of a new password.
 */
export async function setFirstPassword(
  ctx: CommandContext,
  input: SetFirstPasswordInput,
): Promise<ClientAccount> {
  const { clientId, firstPassword } = input
  const account = await lockClientAccount(ctx, input, refusalToSetPassword)
  await checkOwnsAccount(ctx, input)
  await storeFirstPassword(ctx, account, { password: firstPassword, clientId })
  return showClientAccount(ctx, input)
}
