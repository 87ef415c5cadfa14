import * as z from 'zod/mini'
import { calendarDate, id, instant } from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'
import { eventNames } from './events.ts'

const eventName = z.enum(eventNames)

const actorKinds = ['staff', 'client', 'system', 'anonymous'] as const

/** One entry of the event log as the office reads it. `payload` has the shape of `eventCatalogue[name]`. */
export const eventRow = z.object({
  id,
  name: eventName,
  occurredAt: instant,
  actorKind: z.enum(actorKinds),
  actorId: z.nullable(id),
  actorName: z.nullable(z.string()),
  clientId: z.nullable(id),
  clientName: z.nullable(z.string()),
  taskId: z.nullable(id),
  taskNumber: z.nullable(z.string()),
  address: z.nullable(z.string()),
  requestId: z.string(),
  payload: z.record(z.string(), z.unknown()),
  can: z.object({ openClient: z.boolean(), openTask: z.boolean() }),
})
export type EventRow = z.infer<typeof eventRow>

/** How many kinds of events one filter may name; each is read in an index of its own. */
const mostNames = 20

/** Filters of the plain list; dates are calendar dates of the office, both included. */
export const listEventsInput = z.extend(pageInput, {
  names: z.optional(z.array(eventName).check(z.maxLength(mostNames))),
  actorId: z.optional(id),
  clientId: z.optional(id),
  taskId: z.optional(id),
  from: z.optional(calendarDate),
  to: z.optional(calendarDate),
})
export type ListEventsInput = z.infer<typeof listEventsInput>
export const eventPage = page(eventRow)

/** An entry of the log as the history of a client tells it. `payload` has the shape of `eventCatalogue[name]`. */
export const clientEvent = z.object({
  id,
  name: eventName,
  occurredAt: instant,
  actorKind: z.enum(actorKinds),
  actorName: z.nullable(z.string()),
  taskId: z.nullable(id),
  taskNumber: z.nullable(z.string()),
  payload: z.record(z.string(), z.unknown()),
})
export type ClientEvent = z.infer<typeof clientEvent>
export const clientEventPage = page(clientEvent)

/** `withViews`: also who only looked at the record. */
export const clientEventsInput = z.extend(pageInput, { clientId: id, withViews: z.boolean() })
export type ClientEventsInput = z.infer<typeof clientEventsInput>

/**
 * What the live feed tells a window: that something it may see has changed, never the data itself.
 * The window fetches what it shows through the ordinary, scoped queries. `mine`: the reader's own account did it.
 */
export const liveEvent = z.object({
  kind: z.literal('event'),
  position: z.int(),
  name: eventName,
  occurredAt: instant,
  taskId: z.nullable(id),
  taskVersion: z.nullable(z.int()),
  clientId: z.nullable(id),
  mine: z.boolean(),
})
export type LiveEvent = z.infer<typeof liveEvent>

/**
 * Where the feed stands: sent first on every connection, and again when much has passed that the window may not see.
 * `resumed` false means that what happened before is not told: load afresh what is shown.
 */
const liveHello = z.object({ kind: z.literal('hello'), position: z.int(), resumed: z.boolean() })

export const liveMessage = z.discriminatedUnion('kind', [liveHello, liveEvent])
export type LiveMessage = z.infer<typeof liveMessage>

/** `lastEventId` is the position of the last message a window has seen; the client library sends it by itself. */
export const liveInput = z.object({ lastEventId: z.optional(z.string().check(z.regex(/^\d{1,16}$/))) })
export type LiveInput = z.infer<typeof liveInput>
