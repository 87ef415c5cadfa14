import type { ChangedAccounts } from '#shared/domain/accounts/panel.ts'
import { AppError, type ErrorCode } from '#shared/domain/kernel/errors.ts'
import { inSavepoint } from '#server/platform/database/savepoint.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { accountsOn, type AccountModel } from './model.ts'
import { groupsBeyond, presentAccounts } from './panel.ts'
import { accountsById } from './panel-queries.ts'
import { mayChangeInPanel } from './policy.ts'

interface Seen {
  readonly id: number
  readonly version: number
  /** The groups out of reach of whoever asks, where they are known already. */
  readonly beyond?: ReadonlySet<number>
}

type Decide = (account: AccountModel, seenVersion: number) => ErrorCode | null

/**
 * Locks one account for a change that `decide` lets pass. Refuses with `account.not-found`, with `account.beyond-rights`
 * where the account may more than whoever asks or is a client's that they may not change, and with what `decide` answers.
 */
export async function lockAccount(ctx: CommandContext, seen: Seen, decide: Decide): Promise<AccountModel> {
  const account = await accountsOn(ctx.db.sequelize).findOne({
    where: { id: seen.id },
    transaction: ctx.tx,
    lock: ctx.tx.LOCK.UPDATE,
  })
  if (!account) throw new AppError('account.not-found')
  if (!mayChangeInPanel(ctx.actor, account.kind)) throw new AppError('account.beyond-rights')
  await checkWithinRights(ctx, account.id, seen.beyond)
  const refusal = decide(account, seen.version)
  if (refusal) throw new AppError(refusal, refusal === 'row.stale' ? { version: account.version } : {})
  return account
}

/** Runs one change on each account, whatever is refused to another, and answers what became of each. */
export async function changeEach(
  ctx: CommandContext,
  accounts: readonly Seen[],
  change: (seen: Seen) => Promise<unknown>,
): Promise<ChangedAccounts> {
  const refusals = new Map<number, AppError>()
  const beyond = await groupsBeyond(ctx.sql, ctx.actor)
  // One order for all, so that two changes of many do not wait for each other.
  for (const seen of accounts.toSorted((a, b) => a.id - b.id)) {
    const { refusal } = await inSavepoint(ctx.sql, () => change({ ...seen, beyond }))
    if (refusal) refusals.set(seen.id, refusal)
  }
  const ids = accounts.map(({ id }) => id)
  const shown = await presentAccounts(ctx, await accountsById(ctx.sql, ids))
  const byId = new Map(shown.map((account) => [account.id, account]))
  return {
    results: ids.map((id) => {
      const refusal = refusals.get(id)
      return {
        id,
        account: refusal ? null : (byId.get(id) ?? null),
        refusal: refusal ? { code: refusal.code, details: { ...refusal.details } } : null,
      }
    }),
  }
}

/** Stores a change of a locked account under a new version. */
export async function raiseVersion(
  ctx: CommandContext,
  account: AccountModel,
  change: Partial<Pick<AccountModel, 'login' | 'firstName' | 'lastName' | 'email' | 'phone' | 'language'>>,
): Promise<void> {
  await account.update(
    { ...change, version: account.version + 1, updatedAt: ctx.now() },
    { transaction: ctx.tx },
  )
}

/** The client under whose history an event of this account is found: the first it reaches. */
export async function subjectOf(
  ctx: CommandContext,
  account: AccountModel,
): Promise<{ clientId: number | null }> {
  if (account.kind === 'staff') return { clientId: null }
  const [reached] = await ctx.sql.rows<{ clientId: number }>(
    'SELECT client_id AS clientId FROM client_accounts WHERE account_id = ? ORDER BY client_id LIMIT 1',
    [account.id],
  )
  return { clientId: reached?.clientId ?? null }
}

async function checkWithinRights(
  ctx: CommandContext,
  accountId: number,
  known: ReadonlySet<number> | undefined,
): Promise<void> {
  const beyond = known ?? (await groupsBeyond(ctx.sql, ctx.actor))
  if (beyond.size === 0) return
  const held = await ctx.sql.rows(
    'SELECT group_id FROM account_group_members WHERE account_id = ? AND group_id IN (?) LIMIT 1',
    [accountId, [...beyond]],
  )
  if (held.length > 0) throw new AppError('account.beyond-rights')
}
