import type { ListEventsInput } from '#shared/domain/event-log/schema.ts'
import type { Choice } from '../../app/choice.ts'
import { namesIn, type EventGroup } from './event-groups.ts'

export interface EventFilter {
  group: EventGroup | null
  person: Choice | null
  client: Choice | null
  from: string | null
  to: string | null
}

export const emptyFilter = (): EventFilter => ({
  group: null,
  person: null,
  client: null,
  from: null,
  to: null,
})

export const isAnySet = (filter: EventFilter): boolean =>
  Object.values(filter).some((value) => value !== null)

/** The filter as the server takes it; what is not set is not asked. */
export function inputOfFilter({ group, person, client, from, to }: EventFilter): ListEventsInput {
  return {
    ...(group ? { names: namesIn(group) } : {}),
    ...(person ? { actorId: person.value } : {}),
    ...(client ? { clientId: client.value } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}
