import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { foldLogin } from '#shared/domain/accounts/rules.ts'
import { refuse, succeed, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { count, longestLogged, waitOf } from '../guessing.ts'
import { accountsOn } from '../model.ts'

/**
 * Asks for a letter with a link to a new password. Answers alike and does the same work whatever the login: the letter
 * is written later, by the reaction to the event. Refuses only with `account.locked-for-now`, when asked too often.
 */
export async function requestReset(
  ctx: AttemptContext,
  input: { login: string; kind: AccountKind },
): Promise<Attempt<Record<string, never>>> {
  const login = foldLogin(input.login)
  const guarded = { kind: 'mail', subject: login } as const
  const wait = await waitOf(ctx, guarded)
  if (wait) return refuse('account.locked-for-now', { retryAfterSeconds: wait.seconds })
  await count(ctx, guarded)
  const account = await accountsOn(ctx.db.sequelize).findOne({
    attributes: ['id'],
    where: { login, kind: input.kind },
    transaction: ctx.tx,
  })
  const accountId = account?.id ?? null
  await ctx.append('account.reset-requested', { login: login.slice(0, longestLogged), accountId })
  return succeed({})
}
