import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import type { Me, UseLinkInput } from '#shared/domain/accounts/schema.ts'
import { endSessionsOf } from '#server/platform/auth/sessions.ts'
import { succeed, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { appendAs, openSession } from '../signing-in.ts'
import { setPasswordByLink } from '../use-link.ts'

/**
 * Sets a new password by a link from a letter, ends every sign-in of the account and signs it in anew. Refuses with
 * `account.link-invalid`, which is logged, and with the codes of a new password.
 */
export async function resetPassword(
  ctx: AttemptContext,
  input: UseLinkInput & { kind: AccountKind },
): Promise<Attempt<Me>> {
  const used = await setPasswordByLink(ctx, { ...input, purpose: 'reset' })
  if (!used.ok) return used
  const account = used.value
  await endSessionsOf(ctx.sql, account.id)
  await appendAs(ctx, account)('account.password-reset', { accountId: account.id })
  return succeed(await openSession(ctx, account))
}
