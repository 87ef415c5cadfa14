import type { GiveFirstPasswordInput } from '#shared/domain/accounts/panel.ts'
import { refusalToSetPassword } from '#shared/domain/accounts/rules.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { lockAccount, subjectOf } from '../panel-changes.ts'
import { storeFirstPassword } from '../store-first-password.ts'

/**
 * Gives somebody whom no link reaches a new first password, from the panel; never oneself. Locks the account; refuses
 * as `lockAccount` and `storeFirstPassword`, with `account.own` and `account.disabled`.
 */
export async function giveFirstPassword(ctx: CommandContext, input: GiveFirstPasswordInput): Promise<void> {
  const { accountId, version, firstPassword } = input
  if (accountId === ctx.actor.accountId) throw new AppError('account.own')
  const account = await lockAccount(ctx, { id: accountId, version }, refusalToSetPassword)
  const { clientId } = await subjectOf(ctx, account)
  await storeFirstPassword(ctx, account, { password: firstPassword, clientId })
}
