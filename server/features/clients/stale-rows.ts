import type { EventName } from '#shared/domain/event-log/events.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { StaleClientDetails } from '#shared/domain/clients/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, type Sql } from '#server/platform/database/connection.ts'

interface ChangeEvent {
  payload: string
  occurredAt: string
  firstName: string | null
  lastName: string | null
}

/** Where the log tells of changes of a row, of a client or of none: under which names, and by which id. */
export interface RowLog {
  readonly names: readonly EventName[]
  readonly idKey: string
}

/** Further back a window is so old that it has to be loaded anew anyway. */
const mostEvents = 50

/**
 * Refuses with `row.stale` unless a window has seen the row as it is; tells from the event log each field that changed
 * since, with its value then and now, and who changed the row last.
 */
export async function checkSeen(
  sql: Sql,
  row: { id: number; clientId: number | null; version: number; updatedAt: string },
  seen: { version: number; log: RowLog },
): Promise<void> {
  if (row.version === seen.version) return
  const missed = Math.min(Math.max(row.version - seen.version, 0), mostEvents)
  const events = await sql.rows<ChangeEvent>(
    `SELECT e.payload, e.occurred_at AS occurredAt, a.first_name AS firstName, a.last_name AS lastName
     FROM event_log e LEFT JOIN accounts a ON a.id = e.actor_id
     WHERE ${row.clientId === null ? '' : 'e.client_id = ? AND '}e.name IN (?) AND JSON_VALUE(e.payload, ?) = ?
     ORDER BY e.occurred_at DESC, e.id DESC LIMIT ?`,
    [
      ...(row.clientId === null ? [] : [row.clientId]),
      ...[[...seen.log.names], `$.${seen.log.idKey}`, row.id, missed],
    ],
  )
  const [last] = events
  const details: StaleClientDetails = {
    version: row.version,
    changedBy: nameOf({ firstName: last?.firstName ?? '', lastName: last?.lastName ?? '' }),
    changedAt: toInstant(last?.occurredAt ?? row.updatedAt),
    changes: joined(events.toReversed()),
  }
  throw new AppError('row.stale', { ...details })
}

/** Each field once, from its first value to its last. */
function joined(events: readonly ChangeEvent[]): StaleClientDetails['changes'] {
  const changes = new Map<string, { field: string; from: string | null; to: string | null }>()
  for (const { payload } of events) {
    const { before, after } = JSON.parse(payload) as Record<'before' | 'after', Record<string, unknown>>
    for (const [field, value] of Object.entries(after)) {
      const from = changes.has(field) ? (changes.get(field)?.from ?? null) : shown(before[field])
      changes.set(field, { field, from, to: shown(value) })
    }
  }
  return [...changes.values()].filter((change) => change.from !== change.to)
}

function shown(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** What differs between a row as it is and as it shall be, before and after. */
export function changedFields<Fields extends object>(
  stored: Fields,
  given: Fields,
): { before: Partial<Fields>; after: Partial<Fields> } {
  const names = (Object.keys(given) as (keyof Fields)[]).filter((name) => stored[name] !== given[name])
  const pick = (from: Fields) =>
    Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Fields>
  return { before: pick(stored), after: pick(given) }
}
