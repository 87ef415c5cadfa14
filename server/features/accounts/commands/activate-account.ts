import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import type { Me, UseLinkInput } from '#shared/domain/accounts/schema.ts'
import { succeed, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { moveAccount } from '../client-accounts.ts'
import { clientsOf } from '../queries.ts'
import { appendAs, openSession } from '../signing-in.ts'
import { setPasswordByLink } from '../use-link.ts'

/**
 * Activates an invited account with a password of its owner's choice and signs it in. Refuses with
 * `account.link-invalid`, which is logged, and with the codes of a new password.
 */
export async function activateAccount(
  ctx: AttemptContext,
  input: UseLinkInput & { kind: AccountKind },
): Promise<Attempt<Me>> {
  const used = await setPasswordByLink(ctx, { ...input, purpose: 'activation' })
  if (!used.ok) return used
  const account = used.value
  const change = await moveAccount(ctx, account, 'active')
  const [client] = await clientsOf(ctx.sql, { accountId: account.id, at: ctx.now() })
  await appendAs(ctx, account)('account.activated', change, { clientId: client?.id ?? null })
  return succeed(await openSession(ctx, account))
}
