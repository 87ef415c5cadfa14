import type { GroupChoice, PanelAccount, PanelAccountDetail } from '#shared/domain/accounts/panel.ts'
import type { AccountKind, Permission } from '#shared/domain/accounts/permissions.ts'
import { offeredFor } from '#shared/domain/accounts/rules.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Bilingual, Language } from '#shared/domain/kernel/ids.ts'
import { clientScope } from '#server/features/clients/index.ts'
import { has, nameOf, type Actor } from '#server/platform/auth/actor.ts'
import { lifetimes, type App } from '#server/platform/auth/sessions.ts'
import { counterOf, locksOf } from '#server/platform/auth/throttle.ts'
import { toInstant, toInstantOrNull, toStored, type Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { accountsById, type StoredAccount } from './panel-queries.ts'
import { mayChangeInPanel } from './policy.ts'

type Reading = Pick<QueryContext, 'sql' | 'actor' | 'now'>

/**
 * The groups of staff that may something whoever asks may not. Their members are out of reach: otherwise who manages
 * accounts could take over one that may more. Who manages groups could give themselves any right anyway.
 */
export async function groupsBeyond(sql: Sql, actor: Actor): Promise<ReadonlySet<number>> {
  if (has(actor, 'group.manage')) return new Set()
  const rows = await sql.rows<{ id: number }>(
    `SELECT DISTINCT p.group_id AS id FROM account_group_permissions p
     JOIN account_groups g ON g.id = p.group_id AND g.kind = 'staff' WHERE p.permission NOT IN (?)`,
    [[...actor.permissions] satisfies Permission[]],
  )
  return new Set(rows.map((row) => row.id))
}

/** Every group, those of staff first, the most telling first. */
export async function listGroupChoices(ctx: Reading): Promise<GroupChoice[]> {
  const beyond = await groupsBeyond(ctx.sql, ctx.actor)
  const rows = await ctx.sql.rows<{
    id: number
    code: string | null
    kind: AccountKind
    pl: string
    en: string
  }>(
    `SELECT id, code, kind, name_pl AS pl, name_en AS en FROM account_groups ORDER BY kind DESC, \`rank\`, id`,
  )
  return rows.map(({ id, code, kind, pl, en }) => ({
    id,
    code,
    kind,
    name: { pl, en },
    beyond: beyond.has(id) || !mayChangeInPanel(ctx.actor, kind),
  }))
}

/** Rows of the panel as it shows them to whoever asks, in their order. */
export async function presentAccounts(ctx: Reading, rows: readonly StoredAccount[]): Promise<PanelAccount[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const groups = await groupsOfMany(ctx.sql, ids)
  const clients = await clientsOfMany(ctx, ids)
  const counters = rows.map((row) => counterOf('login', row.login))
  const locks = await locksOf(ctx.sql, counters, ctx.now())
  const beyond = await groupsBeyond(ctx.sql, ctx.actor)
  return rows.map((row, index) => {
    const lockedUntil = locks.get(counters[index]?.subject ?? '') ?? null
    const held = groups.get(row.id) ?? []
    const mayChange =
      has(ctx.actor, 'account.manage') &&
      mayChangeInPanel(ctx.actor, row.kind) &&
      !held.some(({ id }) => beyond.has(id))
    const offered = offeredFor({ ...row, isLocked: lockedUntil !== null })
    return {
      ...row,
      lockedUntil,
      lastSignedInAt: toInstantOrNull(row.lastSignedInAt),
      groups: held,
      clientCount: clients.get(row.id)?.count ?? 0,
      clientName: clients.get(row.id)?.name ?? null,
      can: {
        update: mayChange,
        setFirstPassword: mayChange && offered.setFirstPassword && row.id !== ctx.actor.accountId,
        disable: mayChange && offered.disable && row.id !== ctx.actor.accountId,
        enable: mayChange && offered.enable,
        reset: mayChange && offered.reset,
        unlock: mayChange && offered.unlock,
        signOut: mayChange && offered.signOut,
      },
    }
  })
}

/** One account in full; refuses with `account.not-found`. */
export async function getAccount(ctx: Reading, accountId: number): Promise<PanelAccountDetail> {
  const [account] = await presentAccounts(ctx, await accountsById(ctx.sql, [accountId]))
  const [more] = await ctx.sql.rows<{
    language: Language
    phone: string
    mustChangePassword: number
    createdAt: string
    firstName: string | null
    lastName: string | null
  }>(
    `SELECT a.language, a.phone, a.must_change_password AS mustChangePassword, a.created_at AS createdAt,
       b.first_name AS firstName, b.last_name AS lastName
     FROM accounts a LEFT JOIN accounts b ON b.id = a.created_by WHERE a.id = ?`,
    [accountId],
  )
  if (!account || !more) throw new AppError('account.not-found')
  const { firstName, lastName } = more
  return {
    ...account,
    language: more.language,
    phone: more.phone,
    mustChangePassword: more.mustChangePassword === 1,
    createdAt: toInstant(more.createdAt),
    createdByName: firstName === null || lastName === null ? null : nameOf({ firstName, lastName }),
    clients: await reachedClients(ctx, accountId),
    sessions: await sessionsOf(ctx, accountId),
  }
}

interface GroupRow {
  accountId: number
  id: number
  code: string | null
  pl: string
  en: string
}

async function groupsOfMany(sql: Sql, ids: readonly number[]) {
  const rows = await sql.rows<GroupRow>(
    `SELECT m.account_id AS accountId, g.id, g.code, g.name_pl AS pl, g.name_en AS en
     FROM account_group_members m JOIN account_groups g ON g.id = m.group_id
     WHERE m.account_id IN (?) ORDER BY g.\`rank\`, g.id`,
    [[...ids]],
  )
  const found = new Map<number, { id: number; code: string | null; name: Bilingual }[]>()
  for (const { accountId, id, code, pl, en } of rows)
    found.set(accountId, [...(found.get(accountId) ?? []), { id, code, name: { pl, en } }])
  return found
}

/** Whose accounts they are; only for who may read client records. */
async function clientsOfMany(ctx: Reading, ids: readonly number[]) {
  const scope = clientScope(ctx.actor, 'c.id')
  const rows = await ctx.sql.rows<{ accountId: number; count: number; name: string }>(
    `SELECT r.account_id AS accountId, COUNT(*) AS count, MIN(c.display_name) AS name
     FROM client_accounts r JOIN clients c ON c.id = r.client_id WHERE r.account_id IN (?) AND ${scope.sql}
     GROUP BY r.account_id`,
    [[...ids], ...scope.values],
  )
  return new Map(rows.map((row) => [row.accountId, row]))
}

/** As many clients of one account as a screen shows. */
const mostClients = 50

function reachedClients(ctx: Reading, accountId: number) {
  const scope = clientScope(ctx.actor, 'c.id')
  return ctx.sql.rows<{ id: number; number: string; name: string }>(
    `SELECT c.id, c.number, c.display_name AS name FROM client_accounts r JOIN clients c ON c.id = r.client_id
     WHERE r.account_id = ? AND ${scope.sql} ORDER BY c.display_name, c.id LIMIT ?`,
    [accountId, ...scope.values, mostClients],
  )
}

async function sessionsOf({ sql, now }: Reading, accountId: number) {
  const rows = await sql.rows<{
    app: App
    address: string | null
    signedInAt: string
    lastSeenAt: string
  }>(
    `SELECT app, address, created_at AS signedInAt, last_seen_at AS lastSeenAt FROM sessions
     WHERE account_id = ? AND expires_at > ? ORDER BY last_seen_at DESC, id LIMIT 20`,
    [accountId, toStored(now())],
  )
  return rows
    .map((row) => ({
      ...row,
      signedInAt: toInstant(row.signedInAt),
      lastSeenAt: toInstant(row.lastSeenAt),
    }))
    .filter((row) => now().getTime() - Date.parse(row.lastSeenAt) < lifetimes[row.app].idle)
}
