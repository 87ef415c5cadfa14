import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { foldLogin } from '#shared/domain/accounts/rules.ts'
import type { Me, SignInInput } from '#shared/domain/accounts/schema.ts'
import { checkPassword, hashPassword } from '#server/platform/auth/passwords.ts'
import { refuse, succeed, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { count, countForAddress, forget, lockFrom, longestLogged, refuseAfter, waitOf } from '../guessing.ts'
import { accountsOn, type AccountModel } from '../model.ts'
import { openSession } from '../signing-in.ts'

/**
 * Signs an account of this kind in. Refuses with `account.wrong-login-or-password`, alike in words, work and waiting
 * whether the login exists; with `account.locked-for-now` also a right password; and with `account.disabled` only who
 * knows the password. Every refusal is counted and logged.
 */
export async function signIn(
  ctx: AttemptContext,
  input: SignInInput & { kind: AccountKind },
): Promise<Attempt<Me>> {
  const login = foldLogin(input.login)
  const guarded = { kind: 'login', subject: login } as const
  const wait = await waitOf(ctx, guarded)
  if (wait) {
    if (wait.by === 'subject') await countForAddress(ctx, guarded)
    await logFailure(ctx, login, 'locked')
    return refuse('account.locked-for-now', { retryAfterSeconds: wait.seconds })
  }

  const { account, reason } = await checkedAccount(ctx, { ...input, login })
  if (reason !== null) {
    const failure = await count(ctx, guarded)
    await logFailure(ctx, login, reason)
    if (failure.wait >= lockFrom) {
      const { failures, lockedUntil } = failure
      const until = lockedUntil.toISOString()
      await ctx.append('account.locked', { login: login.slice(0, longestLogged), failures, until })
    }
    return refuseAfter(
      reason === 'disabled' ? 'account.disabled' : 'account.wrong-login-or-password',
      failure,
    )
  }
  await forget(ctx, login)
  return succeed(await openSession(ctx, account))
}

type Reason = 'unknown' | 'password' | 'disabled'

type Checked = { account: AccountModel; reason: null } | { account: null; reason: Reason }

/** Finds the account and compares the password; the account is locked only when it is right. */
async function checkedAccount(
  ctx: AttemptContext,
  input: SignInInput & { kind: AccountKind },
): Promise<Checked> {
  const accounts = accountsOn(ctx.db.sequelize)
  const where = { login: input.login, kind: input.kind }
  const found = await accounts.findOne({ where, transaction: ctx.tx })
  const { isRight, isOutdated } = await checkPassword(found?.passwordHash ?? null, input.password)
  if (!found || !isRight) return { account: null, reason: found ? 'password' : 'unknown' }

  // The password may have been changed, or the account disabled, while this one was compared.
  const account = await accounts.findOne({
    where: { ...where, passwordHash: found.passwordHash },
    transaction: ctx.tx,
    lock: ctx.tx.LOCK.UPDATE,
  })
  if (!account) return { account: null, reason: 'password' }
  if (account.state !== 'active') return { account: null, reason: 'disabled' }
  if (isOutdated)
    await account.update({ passwordHash: await hashPassword(input.password) }, { transaction: ctx.tx })
  return { account, reason: null }
}

async function logFailure(ctx: AttemptContext, login: string, reason: Reason | 'locked'): Promise<void> {
  await ctx.append('account.sign-in-failed', { login: login.slice(0, longestLogged), reason })
}
