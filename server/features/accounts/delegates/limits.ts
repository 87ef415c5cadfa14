import type { DelegateLimits } from '#shared/domain/access/limits.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { dateIn, endOfDay } from '#shared/domain/kernel/time.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'

interface OneAccess {
  readonly clientId: number
  readonly accountId: number
}

/**
 * Limits in the form in which they are kept. Refuses with `delegate.until-in-past`, and with `service-point.not-found`
 * points that are not the client's.
 */
export async function checkedLimits(
  ctx: CommandContext,
  clientId: number,
  given: DelegateLimits,
): Promise<DelegateLimits> {
  const today = dateIn(ctx.env.OFFICE_TIME_ZONE, ctx.now())
  if (given.untilOn !== null && given.untilOn < today) throw new AppError('delegate.until-in-past')
  const pointIds = given.pointIds && [...new Set(given.pointIds)].sort((a, b) => a - b)
  if (pointIds) {
    const found = await ctx.sql.rows('SELECT id FROM service_points WHERE client_id = ? AND id IN (?)', [
      clientId,
      pointIds,
    ])
    if (found.length < pointIds.length) throw new AppError('service-point.not-found')
  }
  return { untilOn: given.untilOn, portlets: given.portlets && [...new Set(given.portlets)].sort(), pointIds }
}

/** The columns of an access that its limits decide. */
export function limitColumns(
  ctx: CommandContext,
  { untilOn, portlets, pointIds }: DelegateLimits,
): [string | null, boolean, boolean] {
  const untilAt = untilOn === null ? null : endOfDay(ctx.env.OFFICE_TIME_ZONE, untilOn)
  return [untilAt && toStored(untilAt), portlets !== null, pointIds !== null]
}

/** Writes what an access is limited to, in the place of what stood there. */
export async function writeLimits(
  ctx: CommandContext,
  { clientId, accountId }: OneAccess,
  { portlets, pointIds }: DelegateLimits,
): Promise<void> {
  const of = [accountId, clientId]
  await ctx.sql.query('DELETE FROM client_account_portlets WHERE account_id = ? AND client_id = ?', of)
  await ctx.sql.query('DELETE FROM client_account_points WHERE account_id = ? AND client_id = ?', of)
  if (portlets)
    await ctx.sql.query('INSERT INTO client_account_portlets (account_id, client_id, portlet) VALUES ?', [
      portlets.map((portlet) => [accountId, clientId, portlet]),
    ])
  if (pointIds)
    await ctx.sql.query(
      'INSERT INTO client_account_points (account_id, client_id, service_point_id) VALUES ?',
      [pointIds.map((pointId) => [accountId, clientId, pointId])],
    )
}
