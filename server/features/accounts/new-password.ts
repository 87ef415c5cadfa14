import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { refusalOfPassword } from '#shared/domain/accounts/rules.ts'
import { isCommonPassword } from '#server/platform/auth/common-passwords.ts'
import { hashPassword } from '#server/platform/auth/passwords.ts'
import { clearFailures, counterOf } from '#server/platform/auth/throttle.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { removeLinks } from './links.ts'
import type { AccountModel } from './model.ts'

/** Why a new password cannot be taken for an account, or null when it can. */
export function refusalOfNewPassword(password: string, account: { kind: AccountKind; login: string }) {
  return refusalOfPassword(password, {
    kind: account.kind,
    login: account.login,
    isCommon: isCommonPassword,
  })
}

/**
 * Stores a password its owner has chosen, on a locked account. Links for a new one no longer work, and failures to
 * guess the old one are forgotten.
 */
export async function storePassword(
  ctx: AttemptContext,
  account: AccountModel,
  password: string,
): Promise<void> {
  await account.update(
    { passwordHash: await hashPassword(password), mustChangePassword: false, updatedAt: ctx.now() },
    { transaction: ctx.tx },
  )
  await removeLinks(ctx.sql, { purpose: 'reset', accountId: account.id })
  await clearFailures(ctx.sql, counterOf('login', account.login))
}
