import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { isLinkOfUse } from '#shared/domain/accounts/rules.ts'
import type {
  AccountChange,
  AccountState,
  Me,
  OpenedLink,
  StaffGroup,
  StaffMember,
} from '#shared/domain/accounts/schema.ts'
import type { EventPayload } from '#shared/domain/event-log/events.ts'
import type { Bilingual, Language } from '#shared/domain/kernel/ids.ts'
import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import { openAccess } from '#server/features/clients/index.ts'
import { has, nameOf } from '#server/platform/auth/actor.ts'
import { counterOf, locksOf } from '#server/platform/auth/throttle.ts'
import { toInstant, type Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { limitsOf, type StoredLimits } from './delegates/queries.ts'
import { findLink } from './links.ts'

interface GroupRow {
  id: number
  code: string | null
  pl: string
  en: string
}

/** The groups of one account, the most telling first. */
export async function groupsOf(sql: Sql, accountId: number): Promise<Omit<StaffGroup, 'kind'>[]> {
  const rows = await sql.rows<GroupRow>(
    `SELECT g.id, g.code, g.name_pl AS pl, g.name_en AS en
     FROM account_group_members m JOIN account_groups g ON g.id = m.group_id
     WHERE m.account_id = ? ORDER BY g.\`rank\`, g.id`,
    [accountId],
  )
  return rows.map(withName)
}

/** Every group of staff, the most telling first. */
export async function listGroups(sql: Sql): Promise<StaffGroup[]> {
  const rows = await sql.rows<GroupRow>(
    `SELECT id, code, name_pl AS pl, name_en AS en FROM account_groups WHERE kind = 'staff' ORDER BY \`rank\`, id`,
  )
  return rows.map((row) => ({ ...withName(row), kind: 'staff' }))
}

function withName({ id, code, pl, en }: GroupRow): { id: number; code: string | null; name: Bilingual } {
  return { id, code, name: { pl, en } }
}

/**
 * Every member of staff by name, also those who have left: their names stand beside old tasks. Who is not active
 * cannot work on tasks.
 */
export async function listStaff(sql: Sql): Promise<StaffMember[]> {
  const rows = await sql.rows<{
    id: number
    firstName: string
    lastName: string
    groupIds: string | null
    canWork: number
  }>(
    `SELECT a.id, a.first_name AS firstName, a.last_name AS lastName,
       (SELECT GROUP_CONCAT(m.group_id ORDER BY m.group_id) FROM account_group_members m WHERE m.account_id = a.id) AS groupIds,
       a.state = 'active' AND EXISTS (
         SELECT 1 FROM account_group_members m JOIN account_group_permissions p ON p.group_id = m.group_id
         WHERE m.account_id = a.id AND p.permission = 'task.work') AS canWork
     FROM accounts a WHERE a.kind = 'staff' ORDER BY a.last_name, a.first_name, a.id`,
  )
  return rows.map(({ id, firstName, lastName, groupIds, canWork }) => ({
    id,
    firstName,
    lastName,
    groupIds: groupIds?.split(',').map(Number) ?? [],
    canWorkOnTasks: canWork === 1,
  }))
}

interface ReachedClient extends Omit<Me['clients'][number], 'portlets'> {
  /** What a delegate is limited to; null where there is no limit. */
  readonly limit: readonly PortletName[] | null
}

/** The clients an account reaches at an instant, by name, and as what. */
export async function clientsOf(
  sql: Sql,
  account: { accountId: number; at: Date },
): Promise<ReachedClient[]> {
  const open = openAccess(account.at, 'r', 'name')
  const rows = await sql.rows<Omit<ReachedClient, 'limit'> & { portlets: string | null; limits: number }>(
    `SELECT c.id, c.number, c.display_name AS name, r.reach, r.limits_portlets AS limits,
       (SELECT GROUP_CONCAT(p.portlet ORDER BY p.portlet) FROM client_account_portlets p
          WHERE p.account_id = r.account_id AND p.client_id = r.client_id) AS portlets
     FROM client_accounts r JOIN clients c ON c.id = r.client_id
     WHERE r.account_id = ? AND ${open.sql} ORDER BY c.display_name, c.id`,
    [account.accountId, ...open.values],
  )
  return rows.map(({ limits, portlets, ...row }) => ({
    ...row,
    limit: limits === 1 ? ((portlets?.split(',') ?? []) as PortletName[]) : null,
  }))
}

export interface ClientAccountRow extends StoredLimits {
  id: number
  login: string
  firstName: string
  lastName: string
  email: string | null
  state: AccountState
  mustChangePassword: number
  lastSignedInAt: string | null
  createdAt: string
  version: number
  reach: 'own' | 'delegate'
  accessVersion: number
  /** Whether it also reaches clients whose Account tab the actor may not use. */
  reachesOthers: number
  /** Until when signing in is refused, as an ISO instant; null when it is not. */
  lockedUntil: string | null
}

/** The accounts that reach a client, or only one of them, oldest first. Asks for no permission. */
export async function clientAccountsOf(
  ctx: Pick<QueryContext, 'sql' | 'actor' | 'now'>,
  asked: { clientId: number; accountId?: number },
): Promise<ClientAccountRow[]> {
  const { clientId, accountId } = asked
  const { sql, actor } = ctx
  const rows = await sql.rows<Omit<ClientAccountRow, 'lockedUntil'>>(
    `SELECT a.id, a.login, a.first_name AS firstName, a.last_name AS lastName, a.email, a.state,
       a.must_change_password AS mustChangePassword, a.last_signed_in_at AS lastSignedInAt, a.created_at AS createdAt,
       a.version, r.reach, r.version AS accessVersion, ${limitsOf('r')},
       ${has(actor, 'client-account.manage-any') ? 'FALSE AND' : ''} EXISTS (SELECT 1 FROM client_accounts o
         JOIN clients c ON c.id = o.client_id
         WHERE o.account_id = a.id AND o.client_id <> r.client_id AND NOT (c.caretaker_id <=> ?)) AS reachesOthers
     FROM client_accounts r JOIN accounts a ON a.id = r.account_id
     WHERE r.client_id = ? AND (? IS NULL OR a.id = ?) ORDER BY r.reach = 'delegate', a.id`,
    [actor.accountId, clientId, accountId ?? null, accountId ?? null],
  )
  const counters = rows.map((row) => counterOf('login', row.login))
  const locks = await locksOf(sql, counters, ctx.now())
  return rows.map((row, index) => ({
    ...row,
    lockedUntil: locks.get(counters[index]?.subject ?? '') ?? null,
  }))
}

interface StateEvent {
  payload: string
  occurredAt: string
  firstName: string | null
  lastName: string | null
}

/** How the state of a client account has changed after version `seen`, oldest first, and by whom. */
export async function stateChangesSince(
  sql: Sql,
  of: { clientId: number; accountId: number; seen: number },
): Promise<AccountChange[]> {
  const rows = await sql.rows<StateEvent>(
    `SELECT e.payload, e.occurred_at AS occurredAt, a.first_name AS firstName, a.last_name AS lastName
     FROM event_log e LEFT JOIN accounts a ON a.id = e.actor_id
     WHERE e.client_id = ? AND e.name IN ('account.disabled', 'account.enabled', 'account.activated')
     ORDER BY e.occurred_at DESC, e.id DESC LIMIT 100`,
    [of.clientId],
  )
  return rows.toReversed().flatMap(({ payload, occurredAt, firstName, lastName }) => {
    const { accountId, version, before, after } = JSON.parse(payload) as EventPayload<'account.disabled'>
    if (accountId !== of.accountId || version <= of.seen) return []
    const by = nameOf({ firstName: firstName ?? '', lastName: lastName ?? '' })
    return [{ field: 'state', before, after, by, at: toInstant(occurredAt) }]
  })
}

/** The account that an earlier try of the actor has made under the key of a request, or null. */
export async function findMade(
  { sql, actor }: Pick<QueryContext, 'sql' | 'actor'>,
  requestKey: string,
): Promise<{ id: number; requestHash: string } | null> {
  const [made] = await sql.rows<{ id: number; requestHash: string }>(
    'SELECT id, request_hash AS requestHash FROM accounts WHERE created_by = ? AND request_key = ?',
    [actor.accountId, requestKey],
  )
  return made ?? null
}

/** Whom a letter with a link goes to. */
export interface Addressee {
  readonly id: number
  readonly kind: AccountKind
  readonly login: string
  readonly language: Language
  readonly email: string
}

/** An active account that letters can reach, or null. */
export async function findAddressee(sql: Sql, accountId: number): Promise<Addressee | null> {
  const [account] = await sql.rows<Addressee>(
    `SELECT id, kind, login, language, email FROM accounts
     WHERE id = ? AND state = 'active' AND email IS NOT NULL`,
    [accountId],
  )
  return account ?? null
}

/** Whether the office has someone who may manage everything, able to sign in or not. */
export async function hasAdministrator(sql: Sql): Promise<boolean> {
  const found = await sql.rows(
    `SELECT m.account_id FROM account_group_members m JOIN account_groups g ON g.id = m.group_id
     WHERE g.code = 'ADMINISTRATORS' LIMIT 1`,
  )
  return found.length > 0
}

/** What the page of a link may show, or null when the link is of no use to this kind of account. */
export async function findOpenedLink(
  sql: Sql,
  asked: { token: string; kind: AccountKind; now: Date },
): Promise<OpenedLink | null> {
  const link = await findLink(sql, asked)
  if (!link) return null
  if (link.accountId === null) {
    const isOfUse = asked.kind === 'staff' && link.purpose === 'first-admin' && !(await hasAdministrator(sql))
    return isOfUse ? { purpose: link.purpose, login: '', firstName: '' } : null
  }
  const [account] = await sql.rows<{ login: string; firstName: string; state: AccountState }>(
    'SELECT login, first_name AS firstName, state FROM accounts WHERE id = ? AND kind = ?',
    [link.accountId, asked.kind],
  )
  if (!account || link.purpose === 'first-admin' || !isLinkOfUse(link.purpose, account.state)) return null
  return { purpose: link.purpose, login: account.login, firstName: account.firstName }
}
