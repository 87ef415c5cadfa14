import { AppError } from '#shared/domain/kernel/errors.ts'
import { hashPassword } from '#server/platform/auth/passwords.ts'
import { endSessionsOf } from '#server/platform/auth/sessions.ts'
import { clearFailures, counterOf } from '#server/platform/auth/throttle.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { moveAccount } from './client-accounts.ts'
import { removeLinks } from './links.ts'
import type { AccountModel } from './model.ts'
import { refusalOfNewPassword } from './new-password.ts'

/**
 * Stores a first password given at the desk, on a locked account: it has to be changed at the next sign-in, and the old
 * password, links and sign-ins no longer work. Refuses with the codes of a new password.
 */
export async function storeFirstPassword(
  ctx: CommandContext,
  account: AccountModel,
  given: { password: string; clientId: number | null },
): Promise<void> {
  const { id: accountId, login } = account
  const { password, clientId } = given
  const refusal = refusalOfNewPassword(password, account)
  if (refusal) throw new AppError(refusal.code, refusal.details)
  const wasInvited = account.state === 'invited'
  const passwordHash = await hashPassword(password)
  await account.update({ passwordHash, mustChangePassword: true }, { transaction: ctx.tx })
  const change = await moveAccount(ctx, account, 'active')
  for (const purpose of ['activation', 'reset'] as const) await removeLinks(ctx.sql, { purpose, accountId })
  await clearFailures(ctx.sql, counterOf('login', login))
  await endSessionsOf(ctx.sql, accountId)
  await ctx.append('account.first-password-set', { accountId }, { clientId })
  if (wasInvited) await ctx.append('account.activated', change, { clientId })
}
