import { eventCatalogue, type EventName, type EventPayload } from '#shared/domain/event-log/events.ts'
import { canonical } from '../database/request-keys.ts'
import { toStored, type Sql } from '../database/connection.ts'

/** Who did it, from where, in which request. */
export interface EventSource {
  readonly actorKind: 'staff' | 'client' | 'system' | 'anonymous'
  readonly actorId: number | null
  readonly address: string | null
  readonly requestId: string
  readonly now: () => Date
}

/** What an event is about, for the filters of the log; ids that do not apply are left out. */
export interface EventSubject {
  readonly clientId?: number | null
  readonly taskId?: number | null
}

/** Writes an event in the transaction of the change it reports; answers the event's id. */
export type Append = <Name extends EventName>(
  name: Name,
  payload: EventPayload<Name>,
  subject?: EventSubject,
) => Promise<number>

/**
 * Makes the `append` of one transaction. The event and its outbox row commit with the change or not at all;
 * a payload that breaks its schema is a bug and rolls the change back.
 */
export function appendTo(sql: Sql, source: EventSource): Append {
  return async (name, payload, subject = {}) => {
    const checked = eventCatalogue[name].parse(payload)
    const { insertId } = await sql.prepared.query(
      `INSERT INTO event_log (name, schema_version, actor_kind, actor_id, client_id, task_id, address, request_id, payload, occurred_at)
       VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        name,
        source.actorKind,
        source.actorId,
        subject.clientId ?? null,
        subject.taskId ?? null,
        source.address,
        source.requestId,
        canonical(checked),
        toStored(source.now()),
      ],
    )
    await sql.prepared.query('INSERT INTO event_outbox (event_id) VALUES (?)', [insertId])
    return insertId
  }
}
