import { AppError } from '#shared/domain/kernel/errors.ts'
import type { StaleClientDetails } from '#shared/domain/clients/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, type Sql } from '#server/platform/database/connection.ts'
import type { ClientModel } from './model.ts'

interface ChangeEvent {
  name: 'client.changed' | 'client.caretaker-set' | 'client.alert-note-set'
  payload: string
  occurredAt: string
  firstName: string | null
  lastName: string | null
}

type Change = StaleClientDetails['changes'][number]

/** Further back a window is so old that it has to be loaded anew anyway. */
const mostEvents = 100

/**
 * Refuses with `row.stale` and tells from the event log what happened to the client since version `seen`: each changed
 * field once, with its value then and now, and who changed the record last.
 */
export async function refuseStale(sql: Sql, client: ClientModel, seen: number): Promise<never> {
  const missed = Math.min(Math.max(client.version - seen, 0), mostEvents)
  const events = await sql.rows<ChangeEvent>(
    `SELECT e.name, e.payload, e.occurred_at AS occurredAt, a.first_name AS firstName, a.last_name AS lastName
     FROM event_log e LEFT JOIN accounts a ON a.id = e.actor_id
     WHERE e.client_id = ? AND e.name IN ('client.changed', 'client.caretaker-set', 'client.alert-note-set')
     ORDER BY e.occurred_at DESC, e.id DESC LIMIT ?`,
    [client.id, missed],
  )
  const changes = new Map<string, Change>()
  for (const change of events.toReversed().flatMap(changesOf)) {
    changes.set(change.field, { ...change, from: (changes.get(change.field) ?? change).from })
  }
  const [last] = events
  const details: StaleClientDetails = {
    version: client.version,
    changedBy: nameOf({ firstName: last?.firstName ?? '', lastName: last?.lastName ?? '' }),
    changedAt: last ? toInstant(last.occurredAt) : client.updatedAt.toISOString(),
    changes: [...changes.values()].filter((change) => change.from !== change.to),
  }
  throw new AppError('row.stale', { ...details })
}

function changesOf({ name, payload }: ChangeEvent): Change[] {
  const { before, after } = JSON.parse(payload) as { before: unknown; after: unknown }
  if (name === 'client.caretaker-set')
    return [{ field: 'caretakerId', from: shown(before), to: shown(after) }]
  if (name === 'client.alert-note-set') return [{ field: 'alertNote', from: shown(before), to: shown(after) }]
  const old = before as Record<string, unknown>
  return Object.entries(after as Record<string, unknown>).map(([field, value]) => ({
    field,
    from: shown(old[field]),
    to: shown(value),
  }))
}

function shown(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}
