import { dateIn } from '#shared/domain/kernel/time.ts'
import { clientScope, servicePointScope } from '#server/features/clients/index.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { both } from './shown.ts'

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
  const chosen = chosenFor({ clientId, groupIds, points, today: dateIn(ctx.env.OFFICE_TIME_ZONE, ctx.now()) })
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
  return chosenFor({ clientId, groupIds, points, today: dateIn(ctx.env.OFFICE_TIME_ZONE, at) })
}

/** What members of the office are shown: what is for everyone and what is for one of their groups. */
export async function reachOfStaff(sql: Sql, actor: Actor): Promise<Condition> {
  const groupIds = await withGroupsAbove(sql, actor.groupIds)
  return {
    sql: `(p.audience_kind = 'everyone' OR EXISTS (SELECT 1 FROM publication_audiences a
      WHERE a.publication_id = p.id AND a.kind = 'staff-group' AND a.ref_id IN (?)))`,
    values: [groupIds.length === 0 ? [0] : groupIds],
  }
}

function chosenFor(of: {
  clientId: number
  groupIds: readonly number[]
  points: { sql: string; values: readonly (string | number)[] }
  today: string
}): Condition {
  const { clientId, groupIds, points, today } = of
  return {
    sql: `(p.audience_kind = 'everyone' OR EXISTS (SELECT 1 FROM publication_audiences a
        WHERE a.publication_id = p.id AND ((a.kind = 'group' AND a.ref_id IN (?)) OR (a.kind = 'client' AND a.ref_id = ?)))
      OR EXISTS (SELECT 1 FROM publication_audiences a JOIN publication_places l ON l.publication_id = a.publication_id
        JOIN service_points sp ON sp.client_id = ? AND (sp.served_from IS NULL OR sp.served_from <= ?)
          AND (sp.served_until IS NULL OR sp.served_until > ?) AND (sp.city = '' OR sp.city = l.city)
          AND (l.street_name = '' OR ${streetOf('sp.street')} = l.street_name)
        WHERE a.publication_id = p.id AND a.kind = 'place' AND ${points.sql}))`,
    values: [groupIds.length === 0 ? [0] : [...groupIds], clientId, clientId, today, today, ...points.values],
  }
}

/** A street of a service point without `ul.` and its like, as `streetName` leaves it. */
function streetOf(column: string): string {
  return `TRIM(REGEXP_REPLACE(${column}, '^(ul|al|os|pl|ulica|aleja|osiedle|plac)(\\\\. *| +)', ''))`
}
