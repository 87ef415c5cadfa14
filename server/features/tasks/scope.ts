import { accessScope } from '#server/features/clients/index.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** Part of a WHERE clause and the values for its `?`. */
export const always: Condition = { sql: 'TRUE', values: [] }
const never: Condition = { sql: 'FALSE', values: [] }

/** Whether an actor sees the whole office's tasks and not only their own and those of their groups. */
export function seesAll(actor: Actor): boolean {
  return actor.kind === 'staff' && has(actor, 'task.read-all')
}

/**
 * Which rows of `tasks` (under `alias`) an actor reaches: staff all of them, or their own and their groups'; a client
 * account those of its clients. Goes into the SQL of every list and lookup.
 */
export function taskScope(actor: Actor, alias: string): Condition {
  const { accountId } = actor
  if (actor.kind === 'client') {
    return has(actor, 'request.read')
      ? requestScope(actor, { client: `${alias}.client_id`, author: `${alias}.created_by` })
      : never
  }
  if (!has(actor, 'task.read')) return never
  if (seesAll(actor)) return always
  const group = inGroups(actor, alias)
  return { sql: `(${alias}.assignee_id = ? OR ${group.sql})`, values: [accountId, ...group.values] }
}

/**
 * Which requests an account of a client reaches: all of a client whose requests it may see, and those it filed itself
 * where it may file some. Requests name no service point, so whoever is limited to some sees those alone.
 */
export function requestScope(
  actor: Actor,
  columns: { client: string; author: string },
): { sql: string; values: (string | number)[] } {
  const seeing = accessScope(actor, 'reach', 'my-requests')
  const filing = accessScope(actor, 'reach', ['my-requests', 'add-request'])
  return {
    sql: `(${columns.client} IN (SELECT reach.client_id FROM client_accounts reach
        WHERE ${seeing.sql} AND reach.limits_points = 0)
      OR (${columns.author} = ? AND ${columns.client} IN (SELECT reach.client_id FROM client_accounts reach
        WHERE ${filing.sql})))`,
    values: [...seeing.values, actor.accountId, ...filing.values],
  }
}

/** Rows of the groups an actor is in. */
export function inGroups(actor: Actor, alias: string): Condition {
  return actor.groupIds.length === 0 ? never : { sql: `${alias}.group_id IN (?)`, values: [actor.groupIds] }
}

/** Those of some tasks that an actor may see. */
export async function visibleTaskIds(sql: Sql, actor: Actor, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const scope = taskScope(actor, 't')
  const rows = await sql.rows<{ id: number }>(`SELECT t.id FROM tasks t WHERE t.id IN (?) AND ${scope.sql}`, [
    ids,
    ...scope.values,
  ])
  return new Set(rows.map((row) => row.id))
}
