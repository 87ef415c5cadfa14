import { AppError } from '#shared/domain/kernel/errors.ts'
import { endsBeforeItBegins, type AddServicePointInput } from '#shared/domain/clients/service-points.ts'
import type { RowLog } from '../stale-rows.ts'
import type { StoredPoint } from './queries.ts'

/** What the desk writes of a point, as it is stored. */
export type PointFields = Omit<StoredPoint, 'id' | 'clientId' | 'servedUntil' | 'version' | 'updatedAt'>

/** Where the log tells of changes of a point. */
export const pointLog: RowLog = {
  names: ['service-point.changed', 'service-point.ended', 'service-point.resumed'],
  idKey: 'servicePointId',
}

/** Refuses with `input.invalid` where neither street nor town is known. */
export function checkedPoint(input: Omit<AddServicePointInput, 'requestKey' | 'clientId'>): PointFields {
  const { number, name, address, area, meterNumber, servedFrom } = input
  const { street, building, flat, postalCode, city } = address
  if (street === '' && city === '')
    throw new AppError('input.invalid', { fields: { 'address.city': 'too_small' } })
  return { number, name, street, building, flat, postalCode, city, area, meterNumber, servedFrom }
}

/** Refuses with `service-point.dates-reversed` where the service would end before it begins. */
export function checkDates(from: string | null, until: string | null): void {
  if (endsBeforeItBegins(from, until)) throw new AppError('service-point.dates-reversed')
}

/** The fields of a stored point, for a comparison. */
export function fieldsOf(point: StoredPoint): PointFields {
  const {
    id: _id,
    clientId: _client,
    servedUntil: _until,
    version: _version,
    updatedAt: _at,
    ...fields
  } = point
  return fields
}
