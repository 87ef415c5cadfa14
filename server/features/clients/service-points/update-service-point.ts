import type { UpdateServicePointInput } from '#shared/domain/clients/service-points.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { holdClient } from '../policy.ts'
import { changedFields, checkSeen } from '../stale-rows.ts'
import { refreshTerms } from '../terms.ts'
import { checkDates, checkedPoint, fieldsOf, pointLog } from './fields.ts'
import { readServicePoint } from './queries.ts'

/**
 * Writes what the desk corrected of a point; nothing happens where nothing differs. Locks the client. Refuses with
 * `client.not-found`, `service-point.not-found`, `row.stale`, `service-point.number-taken`,
 * `service-point.dates-reversed` and the code of `checkedPoint`.
 */
export async function updateServicePoint(ctx: CommandContext, input: UpdateServicePointInput): Promise<void> {
  const { clientId, servicePointId } = input
  await holdClient(ctx, clientId)
  const point = await readServicePoint(ctx, input)
  await checkSeen(ctx.sql, point, { version: input.version, log: pointLog })
  const fields = checkedPoint(input)
  checkDates(fields.servedFrom, point.servedUntil)
  const { before, after } = changedFields(fieldsOf(point), fields)
  if (Object.keys(after).length === 0) return
  const { number, name, street, building, flat, postalCode, city, area, meterNumber, servedFrom } = fields
  const version = point.version + 1
  await ctx.sql.query(
    `UPDATE service_points SET number = ?, name = ?, street = ?, building = ?, flat = ?, postal_code = ?, city = ?,
       area = ?, meter_number = ?, served_from = ?, version = ?, updated_at = ? WHERE id = ?`,
    [
      ...[number, name, street, building, flat, postalCode, city, area, meterNumber, servedFrom],
      ...[version, toStored(ctx.now()), point.id],
    ],
  )
  await refreshTerms(ctx.sql, clientId)
  await ctx.append(
    'service-point.changed',
    { clientId, servicePointId, version, number, before, after },
    { clientId },
  )
}
