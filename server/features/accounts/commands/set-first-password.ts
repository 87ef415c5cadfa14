import { refusalToSetPassword } from '#shared/domain/accounts/rules.ts'
import type { ClientAccount, SetFirstPasswordInput } from '#shared/domain/accounts/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { hashPassword } from '#server/platform/auth/passwords.ts'
import { endSessionsOf } from '#server/platform/auth/sessions.ts'
import { clearFailures, counterOf } from '#server/platform/auth/throttle.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkOwnsAccount, lockClientAccount, moveAccount, showClientAccount } from '../client-accounts.ts'
import { removeLinks } from '../links.ts'
import { refusalOfNewPassword } from '../new-password.ts'

/**
 * Gives a new first password at the desk, for clients whom no link reaches; it has to be changed at the next sign-in.
 * The old password, links and sign-ins no longer work. Locks the account; refuses as `lockClientAccount` and
 * `checkOwnsAccount`, and with `account.disabled` and the codes of a new password.
 */
export async function setFirstPassword(
  ctx: CommandContext,
  input: SetFirstPasswordInput,
): Promise<ClientAccount> {
  const { clientId, accountId, firstPassword } = input
  const account = await lockClientAccount(ctx, input, refusalToSetPassword)
  await checkOwnsAccount(ctx, input)
  const refusal = refusalOfNewPassword(firstPassword, account)
  if (refusal) throw new AppError(refusal.code, refusal.details)
  const wasInvited = account.state === 'invited'
  const passwordHash = await hashPassword(firstPassword)
  await account.update({ passwordHash, mustChangePassword: true }, { transaction: ctx.tx })
  const change = await moveAccount(ctx, account, 'active')
  for (const purpose of ['activation', 'reset'] as const) await removeLinks(ctx.sql, { purpose, accountId })
  await clearFailures(ctx.sql, counterOf('login', account.login))
  await endSessionsOf(ctx.sql, accountId)
  await ctx.append('account.first-password-set', { accountId }, { clientId })
  if (wasInvited) await ctx.append('account.activated', change, { clientId })
  return showClientAccount(ctx, input)
}
