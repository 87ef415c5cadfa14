import { refusalToSendLink } from '#shared/domain/accounts/rules.ts'
import type { ClientAccount, SeenClientAccount } from '#shared/domain/accounts/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { lockClientAccount, showClientAccount } from '../client-accounts.ts'
import { sendLink } from '../send-link.ts'

/**
 * Sends the client a link to a new password, or to activation where the account still waits for it. Locks the
 * account; refuses as `lockClientAccount` and with `account.disabled` and `account.email-missing`.
 */
export async function resetClientAccount(
  ctx: CommandContext,
  input: SeenClientAccount,
): Promise<ClientAccount> {
  const account = await lockClientAccount(ctx, input, refusalToSendLink)
  const { id, kind, login, language } = account
  const purpose = account.state === 'invited' ? 'activation' : 'reset'
  await sendLink(ctx, { id, kind, login, language, email: account.email ?? '' }, purpose)
  await ctx.append('account.link-sent', { accountId: id, purpose }, { clientId: input.clientId })
  return showClientAccount(ctx, input)
}
