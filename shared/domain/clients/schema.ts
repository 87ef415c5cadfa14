import * as z from 'zod/mini'
import { calendarDate, id, instant, line, optionalLine, requestKey, version } from '../kernel/ids.ts'
import { email } from '../accounts/schema.ts'
import { page, pageInput } from '../kernel/page.ts'
import { normalPostalCode } from './rules.ts'

export const clientKind = z.enum(['person', 'company'])
export type ClientKind = z.infer<typeof clientKind>

export const address = z.object({
  street: optionalLine(120),
  building: optionalLine(20),
  flat: optionalLine(20),
  postalCode: z.string().check(z.overwrite(normalPostalCode), z.regex(/^(\d{2}-\d{3})?$/)),
  city: optionalLine(80),
})

/** What the desk writes of a client. A person has first and last name, a company its name; the rest may be empty. */
const clientFields = {
  kind: clientKind,
  number: line(32),
  firstName: optionalLine(80),
  lastName: optionalLine(80),
  companyName: optionalLine(200),
  nip: optionalLine(20),
  regon: optionalLine(20),
  pesel: optionalLine(20),
  email: z.nullable(email),
  phone: optionalLine(40),
  address,
}

export const createClientInput = z.object({ requestKey, caretakerId: z.nullable(id), ...clientFields })
export type CreateClientInput = z.infer<typeof createClientInput>

export const updateClientInput = z.object({ clientId: id, version, ...clientFields })
export type UpdateClientInput = z.infer<typeof updateClientInput>

export const getClientInput = z.object({ clientId: id })

/** An empty note takes the alert away. */
export const setAlertNoteInput = z.object({
  clientId: id,
  version,
  note: z.string().check(z.trim(), z.maxLength(1000)),
})
export type SetAlertNoteInput = z.infer<typeof setAlertNoteInput>

export const setCaretakerInput = z.object({
  clientId: id,
  version,
  caretakerId: z.nullable(id),
  reason: optionalLine(500),
})
export type SetCaretakerInput = z.infer<typeof setCaretakerInput>

/** A row of the client list and of the pickers. */
export const clientRow = z.object({
  id,
  number: z.string(),
  kind: clientKind,
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  caretakerId: z.nullable(id),
  caretakerName: z.nullable(z.string()),
  openTasks: z.int(),
})
export type ClientRow = z.infer<typeof clientRow>
export const clientPage = page(clientRow)

export const listClientsInput = z.extend(pageInput, {
  search: z.optional(z.string().check(z.maxLength(100))),
  caretakerId: z.optional(z.nullable(id)),
})
export type ListClientsInput = z.infer<typeof listClientsInput>

/** What changed since the version a window has seen, in the details of `row.stale`; a caretaker is told by id. */
export interface StaleClientDetails {
  readonly version: number
  readonly changedBy: string
  readonly changedAt: string
  readonly changes: readonly { field: string; from: string | null; to: string | null }[]
}

/** A fact of another system: known, or awaited until that system is connected. */
export type Awaited<Value> =
  { readonly state: 'awaited' } | { readonly state: 'known'; readonly value: Value }
const awaited = <Value extends z.core.$ZodType>(value: Value) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('awaited') }),
    z.object({ state: z.literal('known'), value }),
  ])

/**
 * The client record: header facts and the Contact tab. Who may not edit the record sees the last four digits of the
 * PESEL only.
 */
export const clientRecord = z.object({
  id,
  number: z.string(),
  kind: clientKind,
  name: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  companyName: z.string(),
  nip: z.string(),
  regon: z.string(),
  pesel: z.string(),
  email: z.nullable(z.string()),
  phone: z.string(),
  address,
  alertNote: z.nullable(z.object({ text: z.string(), by: z.string(), at: instant })),
  caretaker: z.nullable(z.object({ id, name: z.string() })),
  openTasks: z.int(),
  overdueTasks: z.int(),
  lastPortalActivityAt: z.nullable(instant),
  /** In grosze. */
  debt: awaited(z.int()),
  /** In thousandths of the unit. */
  lastReading: awaited(z.object({ value: z.int(), on: calendarDate })),
  createdAt: instant,
  version,
  can: z.object({
    edit: z.boolean(),
    setCaretaker: z.boolean(),
    seeAccounts: z.boolean(),
    createTask: z.boolean(),
  }),
})
export type ClientRecord = z.infer<typeof clientRecord>
