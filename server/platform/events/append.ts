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

export interface Append {
  /** Writes an event in the transaction of the change it reports; answers the event's id. */
  <Name extends EventName>(name: Name, payload: EventPayload<Name>, subject?: EventSubject): Promise<number>
  /** Writes events of one name, in their order, with as many statements as one of them takes. Not for thousands at once. */
  all<Name extends EventName>(
    name: Name,
    events: readonly (EventSubject & { readonly payload: EventPayload<Name> })[],
  ): Promise<void>
}

/**
 * Makes the `append` of one transaction. The event and its outbox row commit with the change or not at all;
 * a payload that breaks its schema is a bug and rolls the change back.
 */
export function appendTo(sql: Sql, source: EventSource): Append {
  const rowOf = <Name extends EventName>(name: Name, payload: EventPayload<Name>, subject: EventSubject) => [
    ...[name, 1, source.actorKind, source.actorId, subject.clientId ?? null, subject.taskId ?? null],
    ...[
      source.address,
      source.requestId,
      canonical(eventCatalogue[name].parse(payload)),
      toStored(source.now()),
    ],
  ]
  const one = async <Name extends EventName>(
    name: Name,
    payload: EventPayload<Name>,
    subject: EventSubject = {},
  ): Promise<number> => {
    const { insertId } = await sql.prepared.query(
      `INSERT INTO event_log (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      rowOf(name, payload, subject),
    )
    await sql.prepared.query('INSERT INTO event_outbox (event_id) VALUES (?)', [insertId])
    return insertId
  }
  const all: Append['all'] = async (name, events) => {
    if (events.length === 0) return
    const { insertId } = await sql.query(`INSERT INTO event_log (${columns}) VALUES ?`, [
      events.map(({ payload, ...subject }) => rowOf(name, payload, subject)),
    ])
    // The id is that of the first; between the others may stand those of other transactions.
    await sql.query(
      'INSERT INTO event_outbox (event_id) SELECT id FROM event_log WHERE id >= ? AND request_id = ?',
      [insertId, source.requestId],
    )
  }
  return Object.assign(one, { all })
}

const columns =
  'name, schema_version, actor_kind, actor_id, client_id, task_id, address, request_id, payload, occurred_at'
