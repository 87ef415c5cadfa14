import type { CreateFirstAdministratorInput, Me } from '#shared/domain/accounts/schema.ts'
import { hashPassword } from '#server/platform/auth/passwords.ts'
import { refuse, succeed, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { lockAdministrators } from '../first-administrator.ts'
import { insertAccount } from '../insert-account.ts'
import { findLink, useUp } from '../links.ts'
import { accountsOn } from '../model.ts'
import { refusalOfNewPassword } from '../new-password.ts'
import { hasAdministrator } from '../queries.ts'
import { appendAs, openSession } from '../signing-in.ts'
import { refuseLink } from '../use-link.ts'

const kind = 'staff'

/**
 * Makes the first administrator by the link that was printed when the office was set up, and signs them in. Refuses
 * with `account.link-invalid`, which is logged, also when there is an administrator; with `account.login-taken`; and
 * with the codes of a new password.
 */
export async function createFirstAdministrator(
  ctx: AttemptContext,
  input: CreateFirstAdministratorInput,
): Promise<Attempt<Me>> {
  const { sql, tx } = ctx
  const { token, login, firstName, lastName, password } = input
  await lockAdministrators(sql)
  const link = await findLink(sql, { token, now: ctx.now() })
  if (link?.purpose !== 'first-admin' || (await hasAdministrator(sql))) return refuseLink(ctx, 'first-admin')
  const refusal = refusalOfNewPassword(password, { kind, login })
  if (refusal) return refuse(refusal.code, refusal.details)
  if ((await accountsOn(ctx.db.sequelize).count({ where: { login }, transaction: tx })) > 0)
    return refuse('account.login-taken')

  await useUp(sql, { token, now: ctx.now() })
  const groups = ['ADMINISTRATORS'] as const
  const id = await insertAccount(sql, {
    kind,
    login,
    passwordHash: await hashPassword(password),
    firstName,
    lastName,
    email: null,
    state: 'active',
    groups,
    now: ctx.now(),
  })
  const append = appendAs(ctx, { id, kind })
  await append('account.created', { accountId: id, kind, login, groups: [...groups], by: 'link' })
  return succeed(await openSession(ctx, { id, kind }))
}
