import type { AccountState, ClientAccount, SeenClientAccount } from '#shared/domain/accounts/schema.ts'
import type { EventPayload } from '#shared/domain/event-log/events.ts'
import { AppError, type ErrorCode } from '#shared/domain/kernel/errors.ts'
import { clientScope } from '#server/features/clients/index.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { accountsOn, type AccountModel } from './model.ts'
import { checkAccountTab } from './policy.ts'
import { presentClientAccount } from './present.ts'
import { clientAccountsOf, stateChangesSince } from './queries.ts'
import { shelveState } from './shelves.ts'

/**
 * Lets in who may use the Account tab of this client. Refuses with `client.not-found`, and with
 * `client.account-tab-closed` who sees the client but not its accounts.
 */
export async function enterAccountTab(
  ctx: Pick<CommandContext, 'sql' | 'actor'>,
  clientId: number,
): Promise<void> {
  const { sql, values } = clientScope(ctx.actor, 'c.id')
  const [client] = await ctx.sql.rows<{ caretakerId: number | null }>(
    `SELECT c.caretaker_id AS caretakerId FROM clients c WHERE c.id = ? AND ${sql}`,
    [clientId, ...values],
  )
  if (!client) throw new AppError('client.not-found')
  checkAccountTab(ctx.actor, client)
}

/**
 * Refuses with `account.reaches-others` what would close or take over an account that also reaches clients whose tab
 * the actor may not use.
 */
export async function checkOwnsAccount(
  ctx: CommandContext,
  of: { clientId: number; accountId: number },
): Promise<void> {
  const [row] = await clientAccountsOf(ctx, { clientId: of.clientId, accountId: of.accountId })
  if (row?.reachesOthers === 1) throw new AppError('account.reaches-others')
}

type Decide = (account: AccountModel, seenVersion: number) => ErrorCode | null

/**
 * Locks one account of a client for a change that `decide` lets pass. Refuses as `enterAccountTab`, with
 * `account.not-found`, with what `decide` answers, and with `row.stale` and what has changed.
 */
export async function lockClientAccount(
  ctx: CommandContext,
  seen: SeenClientAccount,
  decide: Decide,
): Promise<AccountModel> {
  await enterAccountTab(ctx, seen.clientId)
  const { clientId, accountId, version } = seen
  const [reached] = await clientAccountsOf(ctx, { clientId, accountId })
  const account = reached
    ? await accountsOn(ctx.db.sequelize).findOne({
        where: { id: accountId, kind: 'client' },
        transaction: ctx.tx,
        lock: ctx.tx.LOCK.UPDATE,
      })
    : null
  if (!account) throw new AppError('account.not-found')
  const refusal = decide(account, version)
  if (refusal === 'row.stale') {
    const changes = await stateChangesSince(ctx.sql, { clientId, accountId, seen: version })
    throw new AppError(refusal, { version: account.version, changes })
  }
  if (refusal) throw new AppError(refusal)
  return account
}

/** Moves a locked account to another state, for one version more, and answers what its event says. */
export async function moveAccount(
  ctx: Pick<CommandContext, 'sql' | 'tx' | 'now'>,
  account: AccountModel,
  after: AccountState,
): Promise<EventPayload<'account.disabled'>> {
  const before = account.state
  await account.update(
    { state: after, version: account.version + 1, updatedAt: ctx.now() },
    { transaction: ctx.tx },
  )
  await shelveState(ctx.sql, account.id, after)
  return { accountId: account.id, version: account.version, before, after }
}

/** One account as the Account tab shows it now. */
export async function showClientAccount(
  ctx: CommandContext,
  of: { clientId: number; accountId: number },
): Promise<ClientAccount> {
  const [row] = await clientAccountsOf(ctx, of)
  if (!row) throw new AppError('account.not-found')
  return presentClientAccount(ctx, row)
}
