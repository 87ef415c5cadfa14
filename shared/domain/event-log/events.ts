import * as z from 'zod/mini'
import { id } from '../kernel/ids.ts'
import { accessEvents } from '../access/events.ts'
import { accountEvents } from '../accounts/events.ts'
import { appearanceEvents } from '../appearance/events.ts'
import { clientEvents, recordEvents, servicePointEvents } from '../clients/events.ts'
import { documentEvents } from '../documents/events.ts'
import { groupEvents } from '../groups/events.ts'
import { notificationEvents } from '../notifications/events.ts'
import { portletEvents } from '../portlets/events.ts'
import { publicationEvents } from '../publications/events.ts'
import { reportEvents } from '../reports/events.ts'
import { taskEvents } from '../tasks/events.ts'

const mail = { mailId: id, template: z.string(), accountId: z.nullable(id), attempt: z.int() }

const mailEvents = {
  'mail.sent': z.object(mail),
  /** `isFinal`: it is not tried again. */
  'mail.failed': z.object({ ...mail, reason: z.string(), isFinal: z.boolean() }),
}

const logEvents = {
  'event-log.viewed': z.object({ filter: z.record(z.string(), z.unknown()), isFirstPage: z.boolean() }),
}

/** Every event the log can hold, with the shape of its payload. */
export const eventCatalogue = {
  ...accountEvents,
  ...accessEvents,
  ...groupEvents,
  ...clientEvents,
  ...servicePointEvents,
  ...recordEvents,
  ...taskEvents,
  ...reportEvents,
  ...documentEvents,
  ...notificationEvents,
  ...portletEvents,
  ...appearanceEvents,
  ...publicationEvents,
  ...mailEvents,
  ...logEvents,
}

export type EventName = keyof typeof eventCatalogue
export type EventPayload<Name extends EventName> = z.infer<(typeof eventCatalogue)[Name]>

export const eventNames = Object.keys(eventCatalogue) as EventName[]
