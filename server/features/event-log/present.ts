import { maskedPesel } from '#shared/domain/clients/rules.ts'
import type { EventRow } from '#shared/domain/event-log/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant } from '#server/platform/database/connection.ts'

/** An event as it is read for the list; the payload is JSON. */
export interface StoredEvent extends Omit<EventRow, 'actorName' | 'payload' | 'can'> {
  readonly actorFirstName: string | null
  readonly actorLastName: string | null
  readonly payload: string
}

/** An event with names, as far as its reader may see it, and with what the reader can open from it. */
export function present(
  stored: StoredEvent,
  reach: { clients: boolean; pesels: boolean; taskIds: ReadonlySet<number> },
): EventRow {
  const { actorFirstName, actorLastName, ...facts } = stored
  const payload = JSON.parse(stored.payload) as EventRow['payload']
  return {
    ...facts,
    occurredAt: toInstant(stored.occurredAt),
    actorName:
      actorLastName === null ? null : nameOf({ firstName: actorFirstName ?? '', lastName: actorLastName }),
    payload: reach.pesels ? payload : withoutPesel(payload),
    can: {
      openClient: stored.clientId !== null && reach.clients,
      openTask: stored.taskId !== null && reach.taskIds.has(stored.taskId),
    },
  }
}

/** As the record itself shows it to who may not edit it. */
function withoutPesel(payload: EventRow['payload']): EventRow['payload'] {
  const masked = (fields: unknown) => {
    const pesel = (fields as { pesel?: unknown } | null | undefined)?.pesel
    return typeof pesel === 'string' ? { ...(fields as object), pesel: maskedPesel(pesel) } : fields
  }
  const { before, after } = payload
  return {
    ...payload,
    ...(before === undefined ? {} : { before: masked(before) }),
    ...(after === undefined ? {} : { after: masked(after) }),
  }
}
