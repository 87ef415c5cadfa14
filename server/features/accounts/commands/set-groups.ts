import type { ChangedAccounts, SetGroupsInput } from '#shared/domain/accounts/panel.ts'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { refusalToTouch } from '#shared/domain/accounts/rules.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkAdministratorRemains } from '../last-administrator.ts'
import { changeEach, lockAccount, raiseVersion, subjectOf } from '../panel-changes.ts'
import { groupsBeyond } from '../panel.ts'
import { shelveAnew } from '../shelves.ts'

interface Group {
  readonly id: number
  readonly kind: AccountKind
  readonly name: string
}

/**
 * Puts accounts into groups and takes them out of others. Refuses as a whole with `group.not-found` and
 * `account.beyond-rights` (a group that may more than whoever asks); per account as `lockAccount` and with
 * `account.group-of-other-kind`, `account.group-missing` (it would be left without any) and `account.last-administrator`.
 */
export async function setGroups(ctx: CommandContext, input: SetGroupsInput): Promise<ChangedAccounts> {
  const named = await loadGroups(ctx, [...input.add, ...input.remove])
  const beyond = await groupsBeyond(ctx.sql, ctx.actor)
  if (named.some((group) => beyond.has(group.id))) throw new AppError('account.beyond-rights')
  const adding = named.filter((group) => input.add.includes(group.id))
  return changeEach(ctx, input.accounts, async (seen) => {
    const account = await lockAccount(ctx, seen, refusalToTouch)
    if (adding.some((group) => group.kind !== account.kind)) throw new AppError('account.group-of-other-kind')
    const held = await groupsOfAccount(ctx, account.id)
    const kept = held.filter((group) => !input.remove.includes(group.id) || input.add.includes(group.id))
    const added = adding.filter((group) => !held.some(({ id }) => id === group.id))
    if (added.length === 0 && kept.length === held.length) return
    if (kept.length + added.length === 0) throw new AppError('account.group-missing')
    await store(ctx, account.id, { held, kept, added })
    await shelveAnew(ctx.sql, account)
    await raiseVersion(ctx, account, {})
    if (account.kind === 'staff') await checkAdministratorRemains(ctx)
    const change = { before: namesOf(held), after: namesOf([...kept, ...added]) }
    await ctx.append(
      'account.groups-set',
      { accountId: account.id, version: account.version, ...change },
      await subjectOf(ctx, account),
    )
  })
}

/** The groups of these ids; refuses with `group.not-found` when one is not there. */
export async function loadGroups(ctx: CommandContext, ids: readonly number[]): Promise<Group[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const groups = await ctx.sql.rows<Group>(
    'SELECT id, kind, COALESCE(code, name_pl) AS name FROM account_groups WHERE id IN (?)',
    [wanted],
  )
  if (groups.length !== wanted.length) throw new AppError('group.not-found')
  return groups
}

function groupsOfAccount(ctx: CommandContext, accountId: number): Promise<Group[]> {
  return ctx.sql.rows<Group>(
    `SELECT g.id, g.kind, COALESCE(g.code, g.name_pl) AS name
     FROM account_group_members m JOIN account_groups g ON g.id = m.group_id WHERE m.account_id = ?`,
    [accountId],
  )
}

async function store(
  ctx: CommandContext,
  accountId: number,
  change: { held: readonly Group[]; kept: readonly Group[]; added: readonly Group[] },
): Promise<void> {
  const gone = change.held.filter((group) => !change.kept.includes(group)).map(({ id }) => id)
  if (gone.length > 0)
    await ctx.sql.query('DELETE FROM account_group_members WHERE account_id = ? AND group_id IN (?)', [
      accountId,
      gone,
    ])
  if (change.added.length > 0)
    await ctx.sql.query('INSERT INTO account_group_members (account_id, group_id) VALUES ?', [
      change.added.map((group) => [accountId, group.id]),
    ])
}

function namesOf(groups: readonly Group[]): string {
  return groups
    .map((group) => group.name)
    .toSorted()
    .join(', ')
}
