import type { AddServicePointInput } from '#shared/domain/clients/service-points.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { holdClient } from '../policy.ts'
import { refreshTerms } from '../terms.ts'
import { checkedPoint } from './fields.ts'

/**
 * Adds a place where a client is served and answers its id; a repeat with the same key answers the first one's. Locks
 * the client. Refuses with `client.not-found`, `service-point.number-taken`, `request.key-reused` and the code of
 * `checkedPoint`.
 */
export async function addServicePoint(ctx: CommandContext, input: AddServicePointInput): Promise<number> {
  const { actor, sql } = ctx
  const { clientId, requestKey } = input
  await holdClient(ctx, clientId)
  const hash = requestHash(input)
  const [repeated] = await sql.rows<{ id: number; requestHash: string }>(
    'SELECT id, request_hash AS requestHash FROM service_points WHERE created_by = ? AND request_key = ?',
    [actor.accountId, requestKey],
  )
  if (repeated) {
    checkRepeat(repeated, hash)
    return repeated.id
  }
  const fields = checkedPoint(input)
  const now = toStored(ctx.now())
  const { number, name, street, building, flat, postalCode, city, area, meterNumber, servedFrom } = fields
  const { insertId } = await sql.query(
    `INSERT INTO service_points (client_id, number, name, street, building, flat, postal_code, city, area,
       meter_number, served_from, created_by, request_key, request_hash, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[clientId, number, name, street, building, flat, postalCode, city, area, meterNumber, servedFrom],
      ...[actor.accountId, requestKey, hash, now, now],
    ],
  )
  await refreshTerms(sql, clientId)
  await ctx.append(
    'service-point.added',
    { clientId, servicePointId: insertId, version: 0, number, before: {}, after: { ...fields } },
    { clientId },
  )
  return insertId
}
