import { addressLine } from '#shared/domain/clients/rules.ts'
import { dateIn } from '#shared/domain/kernel/time.ts'
import { clientScope, servicePointScope } from '#server/features/clients/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import type { PortletSource } from './source.ts'

interface StoredAddress {
  street: string
  building: string
  flat: string
  postalCode: string
  city: string
}

const mostPoints = 5

/** What the office holds about the client, without its identifiers, and where it is served today. */
export const myData: PortletSource<'my-data'> = async (ctx, { clientId }) => {
  const scope = clientScope(ctx.actor, 'c.id', 'my-data')
  const asked = ctx.sql.prepared.rows<
    StoredAddress & { number: string; name: string; phone: string; email: string | null }
  >(
    `SELECT c.number, c.display_name AS name, c.phone, c.email, c.street, c.building, c.flat,
       c.postal_code AS postalCode, c.city FROM clients c WHERE c.id = ? AND ${scope.sql}`,
    [clientId, ...scope.values],
  )
  const [[client], points] = await Promise.all([asked, readPoints(ctx, clientId)])
  if (!client) return null
  const { number, name, phone, email } = client
  return { number, name, phone, email, address: addressLine(client), points }
}

async function readPoints({ actor, sql, env, now }: QueryContext, clientId: number) {
  const scope = servicePointScope(actor, { client: 'p.client_id', point: 'p.id' }, 'my-data')
  const today = dateIn(env.OFFICE_TIME_ZONE, now())
  const rows = await sql.prepared.rows<StoredAddress & { id: number; number: string }>(
    `SELECT p.id, p.number, p.street, p.building, p.flat, p.postal_code AS postalCode, p.city FROM service_points p
     WHERE p.client_id = ? AND (p.served_until IS NULL OR p.served_until >= ?) AND ${scope.sql}
     ORDER BY p.id LIMIT ${mostPoints}`,
    [clientId, today, ...scope.values],
  )
  return rows.map((point) => ({ id: point.id, number: point.number, address: addressLine(point) }))
}
