import type { EventName, EventPayload } from '#shared/domain/event-log/events.ts'
import type { TestOffice } from '#test/support/caller.ts'

export interface LoggedEvent<Name extends EventName = EventName> {
  readonly name: Name
  readonly actorKind: string
  readonly actorId: number | null
  readonly clientId: number | null
  readonly taskId: number | null
  readonly address: string | null
  readonly payload: EventPayload<Name>
}

/** What the event log holds, oldest first; only events of these names when some are given. */
export async function eventsOf<Name extends EventName = EventName>(
  office: TestOffice,
  ...names: Name[]
): Promise<LoggedEvent<Name>[]> {
  const rows = await office.db.pool.rows<Omit<LoggedEvent<Name>, 'payload'> & { payload: string }>(
    `SELECT name, actor_kind AS actorKind, actor_id AS actorId, client_id AS clientId, task_id AS taskId, address, payload
     FROM event_log ${names.length === 0 ? '' : 'WHERE name IN (?)'} ORDER BY id`,
    names.length === 0 ? [] : [names],
  )
  return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as EventPayload<Name> }))
}
