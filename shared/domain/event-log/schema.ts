import * as z from 'zod/mini'
import { calendarDate, id, instant } from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'
import { eventNames } from './events.ts'

export const eventName = z.enum(eventNames)

export const actorKinds = ['staff', 'client', 'system', 'anonymous'] as const

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

/** Filters of the plain list; dates are calendar dates of the office, both included. */
export const listEventsInput = z.extend(pageInput, {
  names: z.optional(z.array(eventName)),
  actorId: z.optional(id),
  clientId: z.optional(id),
  taskId: z.optional(id),
  from: z.optional(calendarDate),
  to: z.optional(calendarDate),
})
export type ListEventsInput = z.infer<typeof listEventsInput>
export const eventPage = page(eventRow)

/**
 * What the live feed tells a window: that something it may see has changed, never the data itself.
 * The window fetches what it shows through the ordinary, scoped queries.
 */
export const liveEvent = z.object({
  position: z.int(),
  name: eventName,
  occurredAt: instant,
  taskId: z.nullable(id),
  taskVersion: z.nullable(z.int()),
  clientId: z.nullable(id),
  mine: z.boolean(),
})
export type LiveEvent = z.infer<typeof liveEvent>
