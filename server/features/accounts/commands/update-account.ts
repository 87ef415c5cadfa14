import type { UpdateAccountInput } from '#shared/domain/accounts/panel.ts'
import { normalPhone } from '#shared/domain/clients/rules.ts'
import { refusalToTouch } from '#shared/domain/accounts/rules.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { removeLinks } from '../links.ts'
import type { AccountModel } from '../model.ts'
import { lockAccount, raiseVersion, subjectOf } from '../panel-changes.ts'
import { shelveAnew } from '../shelves.ts'

const fields = ['login', 'firstName', 'lastName', 'email', 'phone', 'language'] as const

/**
 * Corrects whose an account is. Links sent to an address that is no longer its own stop working. Locks the account;
 * refuses as `lockAccount` and with `account.login-taken`.
 */
export async function updateAccount(ctx: CommandContext, input: UpdateAccountInput): Promise<void> {
  const { accountId, version, ...person } = input
  const account = await lockAccount(ctx, { id: accountId, version }, refusalToTouch)
  // Only staff have a number at work; one that was not said stays.
  const phone =
    account.kind === 'staff' && person.phone !== undefined ? normalPhone(person.phone) : account.phone
  const wanted = { ...person, phone }
  const changed = fields.filter((field) => account[field] !== wanted[field])
  if (changed.length === 0) return
  const pick = (from: Pick<AccountModel, (typeof fields)[number]>) =>
    Object.fromEntries(changed.map((field) => [field, from[field]]))
  const before = pick(account)
  await raiseVersion(ctx, account, wanted)
  await shelveAnew(ctx.sql, account)
  if (changed.includes('email')) {
    await removeLinks(ctx.sql, { purpose: 'reset', accountId })
    await removeLinks(ctx.sql, { purpose: 'activation', accountId })
  }
  const payload = { accountId, version: account.version, before, after: pick(account) }
  await ctx.append('account.updated', payload, await subjectOf(ctx, account))
}
