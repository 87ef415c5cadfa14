import { AppError } from '#shared/domain/kernel/errors.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, type Sql } from '#server/platform/database/connection.ts'

/** Refuses with `row.stale`, and with who last set the portlets of the group and when, where the log tells. */
export async function refuseStale(sql: Sql, group: { id: number; version: number }): Promise<never> {
  const events = await sql.rows<{
    payload: string
    occurredAt: string
    firstName: string | null
    lastName: string | null
  }>(
    `SELECT e.payload, e.occurred_at AS occurredAt, a.first_name AS firstName, a.last_name AS lastName
     FROM event_log e LEFT JOIN accounts a ON a.id = e.actor_id
     WHERE e.name = 'group.portlets-set' ORDER BY e.occurred_at DESC, e.id DESC LIMIT 50`,
  )
  const last = events.find(({ payload }) => (JSON.parse(payload) as { groupId: number }).groupId === group.id)
  throw new AppError('row.stale', {
    version: group.version,
    changedBy: last ? nameOf({ firstName: last.firstName ?? '', lastName: last.lastName ?? '' }) : null,
    changedAt: last ? toInstant(last.occurredAt) : null,
  })
}
