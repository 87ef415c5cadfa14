import { normalPassword } from '#shared/domain/accounts/rules.ts'
import type { ChangePasswordInput, Me } from '#shared/domain/accounts/schema.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { checkPassword } from '#server/platform/auth/passwords.ts'
import { endSessionsOf } from '#server/platform/auth/sessions.ts'
import { clearFailures, countFailure, counterOf, secondsToWait } from '#server/platform/auth/throttle.ts'
import { refuse, succeed, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { refuseAfter } from '../guessing.ts'
import { accountsOn } from '../model.ts'
import { refusalOfNewPassword, storePassword } from '../new-password.ts'
import { presentMe } from '../present.ts'

type OwnAttempt = AttemptContext & { readonly actor: Actor }

/**
 * Changes one's own password; every other sign-in ends. Refuses with `account.password-wrong`, which is counted, logged
 * and soon has to wait with `account.locked-for-now`; with `account.password-same`; and with the codes of a new
 * password.
 */
export async function changePassword(ctx: OwnAttempt, input: ChangePasswordInput): Promise<Attempt<Me>> {
  const { actor, sql, tx } = ctx
  const counter = counterOf('password', String(actor.accountId))
  const seconds = await secondsToWait(sql, counter, ctx.now())
  if (seconds > 0) {
    await logFailure(ctx, 'locked')
    return refuse('account.locked-for-now', { retryAfterSeconds: seconds })
  }

  const account = await accountsOn(ctx.db.sequelize).findOne({
    where: { id: actor.accountId },
    transaction: tx,
    lock: tx.LOCK.UPDATE,
    rejectOnEmpty: true,
  })
  const { isRight } = await checkPassword(account.passwordHash, input.current)
  if (!isRight) {
    const failure = await countFailure(sql, counter, ctx.now())
    await logFailure(ctx, 'password')
    return refuseAfter('account.password-wrong', failure)
  }
  if (normalPassword(input.current) === normalPassword(input.next)) return refuse('account.password-same')
  const refusal = refusalOfNewPassword(input.next, account)
  if (refusal) return refuse(refusal.code, refusal.details)

  await storePassword(ctx, account, input.next)
  await clearFailures(sql, counter)
  await endSessionsOf(sql, account.id, actor.sessionId)
  await ctx.append('account.password-changed', { accountId: account.id })
  return succeed(await presentMe(sql, { ...actor, mustChangePassword: false }))
}

async function logFailure(ctx: OwnAttempt, reason: 'password' | 'locked'): Promise<void> {
  await ctx.append('account.password-change-failed', { accountId: ctx.actor.accountId, reason })
}
