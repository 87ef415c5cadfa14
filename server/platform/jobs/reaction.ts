import type { EventName, EventPayload } from '#shared/domain/event-log/events.ts'
import type { FeedEvent } from '../events/feed.ts'
import type { JobStep } from './job.ts'

type EventOf<Name extends EventName> = Name extends EventName
  ? Omit<FeedEvent, 'name' | 'payload'> & { readonly name: Name; readonly payload: EventPayload<Name> }
  : never

/** What follows from events of some names; made by `eventReaction`. */
export interface EventReaction {
  /** Names the reaction in the queue and the log. */
  readonly name: string
  readonly to: readonly EventName[]
  readonly react: (step: JobStep, event: FeedEvent) => Promise<void>
}

/**
 * Defines what follows from some events. It runs once per event, in the transaction that moves the dispatcher on,
 * so it only reads and writes rows and enqueues jobs; a failing one is run again as a job of its own.
 */
export function eventReaction<const Names extends readonly EventName[]>(definition: {
  name: string
  to: Names
  react: (step: JobStep, event: EventOf<Names[number]>) => Promise<void>
}): EventReaction {
  const { name, to, react } = definition
  return { name, to, react: (step, event) => react(step, event as unknown as EventOf<Names[number]>) }
}
