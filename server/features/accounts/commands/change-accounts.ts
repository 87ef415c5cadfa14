import type { ChangeAccountsInput, ChangedAccounts } from '#shared/domain/accounts/panel.ts'
import {
  refusalToDisable,
  refusalToEnable,
  refusalToSendLink,
  refusalToTouch,
  stateWhenEnabled,
} from '#shared/domain/accounts/rules.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { endSessionsOf } from '#server/platform/auth/sessions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { moveAccount } from '../client-accounts.ts'
import { forget } from '../guessing.ts'
import { checkAdministratorRemains } from '../last-administrator.ts'
import { changeEach, lockAccount, subjectOf } from '../panel-changes.ts'
import { sendLink } from '../send-link.ts'

/**
 * What the panel does to one or many accounts. Each locks its account; what is refused to one (as by `lockAccount`) is
 * answered beside what was done to others.
 */
type Change = (ctx: CommandContext, input: ChangeAccountsInput) => Promise<ChangedAccounts>

/** Disables accounts and ends their sign-ins; never one's own, nor the last administrator. */
export const disableAccounts: Change = (ctx, { accounts }) =>
  changeEach(ctx, accounts, async (seen) => {
    if (seen.id === ctx.actor.accountId) throw new AppError('account.own')
    const account = await lockAccount(ctx, seen, refusalToDisable)
    const moved = await moveAccount(ctx, account, 'disabled')
    if (account.kind === 'staff') await checkAdministratorRemains(ctx)
    await endSessionsOf(ctx.sql, account.id)
    await ctx.append('account.disabled', moved, await subjectOf(ctx, account))
  })

/** Enables disabled accounts; one without a password is invited again. */
export const enableAccounts: Change = (ctx, { accounts }) =>
  changeEach(ctx, accounts, async (seen) => {
    const account = await lockAccount(ctx, seen, refusalToEnable)
    const moved = await moveAccount(ctx, account, stateWhenEnabled(account.passwordHash !== null))
    await ctx.append('account.enabled', moved, await subjectOf(ctx, account))
  })

/** Sends links to a new password, or to activation where an account still waits for it. */
export const resetAccounts: Change = (ctx, { accounts }) =>
  changeEach(ctx, accounts, async (seen) => {
    const account = await lockAccount(ctx, seen, refusalToSendLink)
    const { id, kind, login, language } = account
    const purpose = account.state === 'invited' ? 'activation' : 'reset'
    await sendLink(ctx, { id, kind, login, language, email: account.email ?? '' }, purpose)
    await ctx.append('account.link-sent', { accountId: id, purpose }, await subjectOf(ctx, account))
  })

/** Lets people sign in again at once after failed attempts. */
export const unlockAccounts: Change = (ctx, { accounts }) =>
  changeEach(ctx, accounts, async (seen) => {
    const account = await lockAccount(ctx, seen, refusalToTouch)
    await forget(ctx, account.login)
    await ctx.append('account.unlocked', { accountId: account.id }, await subjectOf(ctx, account))
  })

/** Ends every sign-in of accounts; of one's own every other one. */
export const signOutAccounts: Change = (ctx, { accounts }) =>
  changeEach(ctx, accounts, async (seen) => {
    const account = await lockAccount(ctx, seen, refusalToTouch)
    const { accountId, sessionId } = ctx.actor
    const ended = await endSessionsOf(ctx.sql, account.id, account.id === accountId ? sessionId : undefined)
    const payload = { accountId: account.id, ended }
    await ctx.append('account.signed-out-everywhere', payload, await subjectOf(ctx, account))
  })
