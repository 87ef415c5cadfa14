import * as z from 'zod/mini'
import { calendarDate, id, line, optionalLine, requestKey, version } from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'
import { address } from './schema.ts'

const servicePointStates = ['planned', 'served', 'ended'] as const
export type ServicePointState = (typeof servicePointStates)[number]

/**
 * A place where a client is served. `servedUntil` is the first day on which it is no longer served; without
 * `servedFrom` it was served before the records began.
 */
export const servicePoint = z.object({
  id,
  clientId: id,
  number: z.string(),
  name: z.string(),
  address,
  area: z.string(),
  meterNumber: z.string(),
  servedFrom: z.nullable(calendarDate),
  servedUntil: z.nullable(calendarDate),
  state: z.enum(servicePointStates),
  version,
  can: z.object({ edit: z.boolean() }),
})
export type ServicePoint = z.infer<typeof servicePoint>
export const servicePointPage = page(servicePoint)

export const listServicePointsInput = z.extend(pageInput, { clientId: id })
export type ListServicePointsInput = z.infer<typeof listServicePointsInput>

/** What the desk writes of a point. Its number comes from the billing system; a street or a town must be known. */
const fields = {
  number: line(40),
  name: optionalLine(120),
  address,
  area: optionalLine(80),
  meterNumber: optionalLine(40),
  servedFrom: z.nullable(calendarDate),
}

export const addServicePointInput = z.object({ requestKey, clientId: id, ...fields })
export type AddServicePointInput = z.infer<typeof addServicePointInput>

const seen = { clientId: id, servicePointId: id, version }

export const updateServicePointInput = z.object({ ...seen, ...fields })
export type UpdateServicePointInput = z.infer<typeof updateServicePointInput>

/** `servedUntil` null: the point is served again. */
export const endServicePointInput = z.object({ ...seen, servedUntil: z.nullable(calendarDate) })
export type EndServicePointInput = z.infer<typeof endServicePointInput>

/** How a point stands on a day of the office. */
export function stateOfPoint(
  point: { servedFrom: string | null; servedUntil: string | null },
  today: string,
): ServicePointState {
  if (point.servedUntil !== null && point.servedUntil <= today) return 'ended'
  return point.servedFrom !== null && point.servedFrom > today ? 'planned' : 'served'
}

/** Whether the service would end before it begins; ending on the first day means that it never began. */
export function endsBeforeItBegins(from: string | null, until: string | null): boolean {
  return from !== null && until !== null && until < from
}
