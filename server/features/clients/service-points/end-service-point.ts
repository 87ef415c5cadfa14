import type { EndServicePointInput } from '#shared/domain/clients/service-points.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { holdClient } from '../policy.ts'
import { checkSeen } from '../stale-rows.ts'
import { checkDates, pointLog } from './fields.ts'
import { readServicePoint } from './queries.ts'

/**
 * Says from which day a point is no longer served, or that it is served again. Locks the client. Refuses with
 * `client.not-found`, `service-point.not-found`, `row.stale` and `service-point.dates-reversed`.
 */
export async function endServicePoint(ctx: CommandContext, input: EndServicePointInput): Promise<void> {
  const { clientId, servicePointId, servedUntil } = input
  await holdClient(ctx, clientId)
  const point = await readServicePoint(ctx, input)
  await checkSeen(ctx.sql, point, { version: input.version, log: pointLog })
  checkDates(point.servedFrom, servedUntil)
  if (point.servedUntil === servedUntil) return
  const version = point.version + 1
  await ctx.sql.query(
    'UPDATE service_points SET served_until = ?, version = ?, updated_at = ? WHERE id = ?',
    [servedUntil, version, toStored(ctx.now()), point.id],
  )
  await ctx.append(
    servedUntil === null ? 'service-point.resumed' : 'service-point.ended',
    {
      ...{ clientId, servicePointId, version, number: point.number },
      ...{ before: { servedUntil: point.servedUntil }, after: { servedUntil } },
    },
    { clientId },
  )
}
