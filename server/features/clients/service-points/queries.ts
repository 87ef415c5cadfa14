import { AppError } from '#shared/domain/kernel/errors.ts'
import { decodeCursor, defaultPageSize, toPage, type Page } from '#shared/domain/kernel/page.ts'
import { dateIn } from '#shared/domain/kernel/time.ts'
import {
  stateOfPoint,
  type ListServicePointsInput,
  type ServicePoint,
} from '#shared/domain/clients/service-points.ts'
import { has } from '#server/platform/auth/actor.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { clientScope } from '../scope.ts'

type Reading = Pick<QueryContext, 'sql' | 'actor' | 'now' | 'env'>

/** A point as it is read; dates are calendar dates, instants in the database's form. */
export interface StoredPoint {
  id: number
  clientId: number
  number: string
  name: string
  street: string
  building: string
  flat: string
  postalCode: string
  city: string
  area: string
  meterNumber: string
  servedFrom: string | null
  servedUntil: string | null
  version: number
  updatedAt: string
}

const columns = `p.id, p.client_id AS clientId, p.number, p.name, p.street, p.building, p.flat,
  p.postal_code AS postalCode, p.city, p.area, p.meter_number AS meterNumber, p.served_from AS servedFrom,
  p.served_until AS servedUntil, p.version, p.updated_at AS updatedAt`

/** The points of one client in the order in which they were added. */
export async function listServicePoints(
  ctx: Reading,
  input: ListServicePointsInput,
): Promise<Page<ServicePoint>> {
  const { clientId, limit = defaultPageSize } = input
  const [after = 0] = input.cursor ? decodeCursor(input.cursor, 1) : []
  const scope = clientScope(ctx.actor, 'p.client_id')
  const found = await ctx.sql.rows<StoredPoint>(
    `SELECT ${columns} FROM service_points p
     WHERE p.client_id = ? AND p.id > ? AND ${scope.sql} ORDER BY p.id LIMIT ?`,
    [clientId, after, ...scope.values, limit + 1],
  )
  return toPage(found, limit, { row: presenter(ctx), keys: (point) => [point.id] })
}

/** One point of a client in reach; refuses with `service-point.not-found`. */
export async function readServicePoint(
  ctx: Pick<QueryContext, 'sql' | 'actor'>,
  of: { clientId: number; servicePointId: number },
): Promise<StoredPoint> {
  const scope = clientScope(ctx.actor, 'p.client_id')
  const [point] = await ctx.sql.rows<StoredPoint>(
    `SELECT ${columns} FROM service_points p WHERE p.id = ? AND p.client_id = ? AND ${scope.sql}`,
    [of.servicePointId, of.clientId, ...scope.values],
  )
  if (!point) throw new AppError('service-point.not-found')
  return point
}

/** One service point as the desk sees it; refuses with `service-point.not-found`. */
export async function getServicePoint(
  ctx: Reading,
  of: { clientId: number; servicePointId: number },
): Promise<ServicePoint> {
  return presenter(ctx)(await readServicePoint(ctx, of))
}

function presenter({ actor, now, env }: Reading): (point: StoredPoint) => ServicePoint {
  const today = dateIn(env.OFFICE_TIME_ZONE, now())
  const can = { edit: has(actor, 'client.edit') }
  return (point) => {
    const { street, building, flat, postalCode, city, updatedAt: _, ...facts } = point
    return {
      ...facts,
      address: { street, building, flat, postalCode, city },
      state: stateOfPoint(point, today),
      can,
    }
  }
}
