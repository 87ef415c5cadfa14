import { dateIn } from '#shared/domain/kernel/time.ts'
import { clientScope, openAccess, servicePointScope } from '#server/features/clients/index.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { both, everyone } from './shown.ts'

/** Some groups and all from which they inherit: what is for one of these is for the groups below it too. */
async function withGroupsAbove(sql: Sql, groupIds: readonly number[]): Promise<number[]> {
  if (groupIds.length === 0) return []
  const rows = await sql.rows<{ id: number }>(
    `WITH RECURSIVE above (id, parent_id) AS (
       SELECT id, parent_id FROM account_groups WHERE id IN (?)
       UNION SELECT g.id, g.parent_id FROM above b JOIN account_groups g ON g.id = b.parent_id) SELECT id FROM above`,
    [groupIds],
  )
  return rows.map(({ id }) => id)
}

/** Some groups and all that inherit from them. */
async function withGroupsBelow(sql: Sql, groupIds: readonly number[]): Promise<number[]> {
  if (groupIds.length === 0) return []
  const rows = await sql.rows<{ id: number }>(
    `WITH RECURSIVE below (id) AS (
       SELECT id FROM account_groups WHERE id IN (?)
       UNION SELECT g.id FROM below b JOIN account_groups g ON g.parent_id = b.id) SELECT id FROM below`,
    [groupIds],
  )
  return rows.map(({ id }) => id)
}

/**
 * What an account of a client is shown for that client: what is for everyone, and what is for one of its groups, for the
 * client, or for a place where the client is served today, as far as a delegate may see its points.
 */
export async function reachOfClient(
  ctx: Pick<QueryContext, 'actor' | 'sql' | 'now' | 'env'>,
  clientId: number,
): Promise<Condition> {
  const { actor, sql } = ctx
  const admitted = clientScope(actor, '?', 'notices')
  const points = servicePointScope(actor, { client: 'sp.client_id', point: 'sp.id' }, 'notices')
  const groupIds = await withGroupsAbove(sql, actor.groupIds)
  const today = dateIn(ctx.env.OFFICE_TIME_ZONE, ctx.now())
  const chosen = chosenFor({ client: given(clientId), groups: amongGroups(groupIds), points, today })
  return both({ sql: admitted.sql, values: [clientId, ...admitted.values] }, chosen)
}

/** The same for a preview by the office: what the client's own accounts, or a new one of it, would be shown on a day. */
export async function reachOfPreview(
  ctx: Pick<QueryContext, 'actor' | 'sql' | 'env'>,
  asked: { clientId: number; at: Date },
): Promise<Condition> {
  const { clientId, at } = asked
  const members = await ctx.sql.rows<{ id: number }>(
    `SELECT DISTINCT m.group_id AS id FROM account_group_members m
     WHERE m.account_id IN (SELECT r.account_id FROM client_accounts r WHERE r.client_id = ? AND r.reach = 'own')
     UNION SELECT g.id FROM account_groups g WHERE g.code = 'CLIENTS'`,
    [clientId],
  )
  const groupIds = await withGroupsAbove(
    ctx.sql,
    members.map(({ id }) => id),
  )
  const points = clientScope(ctx.actor, 'sp.client_id')
  const today = dateIn(ctx.env.OFFICE_TIME_ZONE, at)
  return chosenFor({ client: given(clientId), groups: amongGroups(groupIds), points, today })
}

/** What an account of clients is shown for any of them. */
export async function reachOfAccount(
  ctx: Pick<QueryContext, 'actor' | 'sql' | 'now' | 'env'>,
): Promise<Condition> {
  if (!has(ctx.actor, 'own-data.read')) return everyone
  const { sql, values } = await accessesShown(ctx)
  return { sql: `(p.audience_kind = 'everyone' OR EXISTS (SELECT 1 ${sql}))`, values }
}

/** The accesses `r` of an account by which it is shown `p`, as a FROM with its WHERE. */
export async function accessesShown({
  actor,
  sql,
  now,
  env,
}: Pick<QueryContext, 'actor' | 'sql' | 'now' | 'env'>): Promise<Condition> {
  const open = openAccess(now(), 'r', 'notices')
  const shown = chosenFor({
    client: { sql: 'r.client_id', values: [] },
    groups: amongGroups(await withGroupsAbove(sql, actor.groupIds)),
    points: pointsOfAccess,
    today: dateIn(env.OFFICE_TIME_ZONE, now()),
  })
  return {
    sql: `FROM client_accounts r WHERE r.account_id = ? AND ${open.sql} AND ${shown.sql}`,
    values: [actor.accountId, ...open.values, ...shown.values],
  }
}

/** Which active accounts (`acc`) are shown a publication (`p`) at an instant; those of the office if it is for a group of theirs. */
export async function readersOf(
  { sql, now, env }: Pick<QueryContext, 'sql' | 'now' | 'env'>,
  { id, audienceKind }: { id: number; audienceKind: 'everyone' | 'chosen' },
): Promise<Condition> {
  if (audienceKind === 'everyone') return { sql: "acc.kind = 'client'", values: [] }
  const audience = await sql.rows<{ kind: string; refId: number }>(
    "SELECT kind, ref_id AS refId FROM publication_audiences WHERE publication_id = ? AND kind IN ('group', 'staff-group')",
    [id],
  )
  const groupIds = await withGroupsBelow(
    sql,
    audience.map(({ refId }) => refId),
  )
  const member = {
    sql: `EXISTS (SELECT 1 FROM account_group_members m WHERE m.account_id = acc.id AND m.group_id IN (?))`,
    values: [[0, ...groupIds]],
  }
  const open = openAccess(now(), 'r', 'notices')
  const shown = chosenFor({
    client: { sql: 'r.client_id', values: [] },
    groups: member,
    points: pointsOfAccess,
    today: dateIn(env.OFFICE_TIME_ZONE, now()),
  })
  return {
    sql: `(acc.kind = 'staff' AND ${member.sql}
      OR acc.kind = 'client' AND EXISTS (SELECT 1 FROM account_group_members m JOIN account_group_permissions g
          ON g.group_id = m.group_id AND g.permission = 'own-data.read' WHERE m.account_id = acc.id)
        AND EXISTS (SELECT 1 FROM client_accounts r WHERE r.account_id = acc.id AND ${open.sql} AND ${shown.sql}))`,
    values: [...member.values, ...open.values, ...shown.values],
  }
}

/** The service points `sp` of its client that an access `r` sees. */
const pointsOfAccess: Condition = {
  sql: `(r.limits_points = 0 OR EXISTS (SELECT 1 FROM client_account_points limited
    WHERE limited.account_id = r.account_id AND limited.client_id = r.client_id AND limited.service_point_id = sp.id))`,
  values: [],
}

/** What is for members of the office alone, by one of their groups. */
export async function reachOfStaff(sql: Sql, actor: Actor): Promise<Condition> {
  const groupIds = await withGroupsAbove(sql, actor.groupIds)
  return {
    sql: `p.audience_kind = 'chosen' AND EXISTS (SELECT 1 FROM publication_audiences a
      WHERE a.publication_id = p.id AND a.kind = 'staff-group' AND a.ref_id IN (?))`,
    values: [[0, ...groupIds]],
  }
}

const given = (id: number): Condition => ({ sql: '?', values: [id] })

/** Of an audience `a` that it is one of these groups. */
const amongGroups = (groupIds: readonly number[]): Condition => ({
  sql: 'a.ref_id IN (?)',
  values: [[0, ...groupIds]],
})

function chosenFor(of: {
  /** The id of the client in SQL. */
  client: Condition
  groups: Condition
  points: Condition
  today: string
}): Condition {
  const { client, groups, points, today } = of
  return {
    sql: `(p.audience_kind = 'everyone' OR EXISTS (SELECT 1 FROM publication_audiences a
        WHERE a.publication_id = p.id AND ((a.kind = 'group' AND ${groups.sql}) OR (a.kind = 'client' AND a.ref_id = ${client.sql})))
      OR EXISTS (SELECT 1 FROM publication_audiences a JOIN publication_places l ON l.publication_id = a.publication_id
        JOIN service_points sp ON sp.client_id = ${client.sql} AND (sp.served_from IS NULL OR sp.served_from <= ?)
          AND (sp.served_until IS NULL OR sp.served_until > ?) AND (sp.city = '' OR sp.city = l.city)
          AND (l.street_name = '' OR ${streetOf('sp.street')} = l.street_name)
        WHERE a.publication_id = p.id AND a.kind = 'place' AND ${points.sql}))`,
    values: [...groups.values, ...client.values, ...client.values, today, today, ...points.values],
  }
}

/** A street of a service point without `ul.` and its like, as `streetName` leaves it. */
function streetOf(column: string): string {
  return `TRIM(REGEXP_REPLACE(${column}, '^(ul|al|os|pl|ulica|aleja|osiedle|plac)(\\\\. *| +)', ''))`
}
