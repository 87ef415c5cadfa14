import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { isLinkOfUse } from '#shared/domain/accounts/rules.ts'
import type { LinkPurpose, UseLinkInput } from '#shared/domain/accounts/schema.ts'
import { refuse, succeed, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { findLink, useUp } from './links.ts'
import { accountsOn, type AccountModel } from './model.ts'
import { refusalOfNewPassword, storePassword } from './new-password.ts'

interface LinkUse extends UseLinkInput {
  readonly purpose: 'activation' | 'reset'
  readonly kind: AccountKind
}

/**
 * Sets the password of the account a link is for, locks the account and uses the link up: of several at once only the
 * first. A password that cannot be taken leaves the link as it is.
 */
export async function setPasswordByLink(ctx: AttemptContext, use: LinkUse): Promise<Attempt<AccountModel>> {
  const { purpose, token, password } = use
  const link = await findLink(ctx.sql, { token, now: ctx.now() })
  const account =
    link?.purpose === purpose && link.accountId !== null
      ? await accountsOn(ctx.db.sequelize).findOne({
          where: { id: link.accountId, kind: use.kind },
          transaction: ctx.tx,
          lock: ctx.tx.LOCK.UPDATE,
        })
      : null
  if (!account || !isLinkOfUse(purpose, account.state)) return refuseLink(ctx, purpose)
  const refusal = refusalOfNewPassword(password, account)
  if (refusal) return refuse(refusal.code, refusal.details)
  if (!(await useUp(ctx.sql, { token, now: ctx.now() }))) return refuseLink(ctx, purpose)
  await storePassword(ctx, account, password)
  return succeed(account)
}

/** Refuses with `account.link-invalid` and logs it. */
export async function refuseLink(ctx: AttemptContext, purpose: LinkPurpose): Promise<Attempt<never>> {
  await ctx.append('account.link-refused', { purpose })
  return refuse('account.link-invalid')
}
