import type { EventRow } from '#shared/domain/event-log/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant } from '#server/platform/database/connection.ts'

/** An event as it is read for the list; the payload is JSON. */
export interface StoredEvent extends Omit<EventRow, 'actorName' | 'payload' | 'can'> {
  readonly actorFirstName: string | null
  readonly actorLastName: string | null
  readonly payload: string
}

/** An event with names and with what the reader can open from it. */
export function present(
  stored: StoredEvent,
  reach: { clients: boolean; taskIds: ReadonlySet<number> },
): EventRow {
  const { actorFirstName, actorLastName, payload, ...facts } = stored
  return {
    ...facts,
    occurredAt: toInstant(stored.occurredAt),
    actorName:
      actorLastName === null ? null : nameOf({ firstName: actorFirstName ?? '', lastName: actorLastName }),
    payload: JSON.parse(payload) as EventRow['payload'],
    can: {
      openClient: stored.clientId !== null && reach.clients,
      openTask: stored.taskId !== null && reach.taskIds.has(stored.taskId),
    },
  }
}
