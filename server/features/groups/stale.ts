import { lineOf } from '#shared/domain/groups/rules.ts'
import type { StaleGroupDetails } from '#shared/domain/groups/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, type Sql } from '#server/platform/database/connection.ts'

/** Further back nobody looks for who it was. */
const mostEvents = 100

/**
 * Refuses with `row.stale` and tells from the event log who changed the group, or one it inherits from, last. What
 * has changed the window sees in the group itself.
 */
export async function refuseStale(
  sql: Sql,
  groups: ReadonlyMap<number, { parentId: number | null }>,
  group: { id: number; version: number },
): Promise<never> {
  const line = lineOf(groups, group.id)
  const events = await sql.rows<{
    payload: string
    occurredAt: string
    firstName: string | null
    lastName: string | null
  }>(
    `SELECT e.payload, e.occurred_at AS occurredAt, a.first_name AS firstName, a.last_name AS lastName
     FROM event_log e LEFT JOIN accounts a ON a.id = e.actor_id
     WHERE e.name IN ('group.changed', 'group.grants-set', 'group.portlets-set')
     ORDER BY e.occurred_at DESC, e.id DESC LIMIT ?`,
    [mostEvents],
  )
  const last = events.find(({ payload }) =>
    line.includes((JSON.parse(payload) as { groupId: number }).groupId),
  )
  const details: StaleGroupDetails = {
    version: group.version,
    changedBy: nameOf({ firstName: last?.firstName ?? '', lastName: last?.lastName ?? '' }),
    changedAt: last ? toInstant(last.occurredAt) : null,
  }
  throw new AppError('row.stale', { ...details })
}
