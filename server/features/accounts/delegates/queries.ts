import type { DelegateLimits } from '#shared/domain/access/limits.ts'
import type { Delegate, PointChoice } from '#shared/domain/access/schema.ts'
import { addressLine } from '#shared/domain/clients/rules.ts'
import { lastDayOf } from '#shared/domain/kernel/time.ts'
import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import { toInstant, type Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'

/** What is read of an access to know its limits. */
export interface StoredLimits {
  readonly untilAt: string | null
  readonly limitsPortlets: number
  readonly limitsPoints: number
  readonly portlets: string | null
  readonly pointIds: string | null
}

/** The columns of `StoredLimits`, of an access under `alias`. */
export const limitsOf = (alias: string): string => `${alias}.until_at AS untilAt,
  ${alias}.limits_portlets AS limitsPortlets, ${alias}.limits_points AS limitsPoints,
  (SELECT GROUP_CONCAT(s.portlet ORDER BY s.portlet) FROM client_account_portlets s
     WHERE s.account_id = ${alias}.account_id AND s.client_id = ${alias}.client_id) AS portlets,
  (SELECT GROUP_CONCAT(s.service_point_id ORDER BY s.service_point_id) FROM client_account_points s
     WHERE s.account_id = ${alias}.account_id AND s.client_id = ${alias}.client_id) AS pointIds`

type Clock = Pick<QueryContext, 'env' | 'now'>

/** The limits of an access in the terms of the windows, and whether it has ended. */
export function presentLimits(ctx: Clock, row: StoredLimits): DelegateLimits & { hasEnded: boolean } {
  const until = row.untilAt === null ? null : new Date(toInstant(row.untilAt))
  return {
    untilOn: until && lastDayOf(ctx.env.OFFICE_TIME_ZONE, until),
    hasEnded: until !== null && until <= ctx.now(),
    portlets: row.limitsPortlets === 0 ? null : ((row.portlets?.split(',') ?? []) as PortletName[]),
    pointIds: row.limitsPoints === 0 ? null : (row.pointIds?.split(',').map(Number) ?? []),
  }
}

interface DelegateRow extends StoredLimits {
  readonly accountId: number
  readonly login: string
  readonly label: string | null
  readonly grantorKind: string | null
  readonly createdAt: string
  readonly version: number
}

/** The delegates of a client, or one of them, the oldest first. Asks for no permission. */
export async function delegatesOf(
  ctx: Clock & { sql: Sql },
  of: { clientId: number; accountId?: number },
): Promise<Delegate[]> {
  const { clientId, accountId = null } = of
  const rows = await ctx.sql.rows<DelegateRow>(
    `SELECT r.account_id AS accountId, a.login, r.label, g.kind AS grantorKind, r.created_at AS createdAt, r.version,
       ${limitsOf('r')}
     FROM client_accounts r JOIN accounts a ON a.id = r.account_id LEFT JOIN accounts g ON g.id = r.granted_by
     WHERE r.client_id = ? AND r.reach = 'delegate' AND (? IS NULL OR r.account_id = ?)
     ORDER BY r.created_at, r.account_id`,
    [clientId, accountId, accountId],
  )
  return rows.map((row) => ({
    accountId: row.accountId,
    login: row.login,
    name: row.label ?? row.login,
    ...presentLimits(ctx, row),
    isByOffice: row.grantorKind !== 'client',
    grantedAt: toInstant(row.createdAt),
    version: row.version,
  }))
}

interface PointRow {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly street: string
  readonly building: string
  readonly flat: string
  readonly postalCode: string
  readonly city: string
}

/** The service points of a client to choose from. Asks for no permission. */
export async function pointsOf(sql: Sql, clientId: number): Promise<PointChoice[]> {
  const rows = await sql.rows<PointRow>(
    `SELECT id, number, name, street, building, flat, postal_code AS postalCode, city FROM service_points
     WHERE client_id = ? ORDER BY id LIMIT 500`,
    [clientId],
  )
  return rows.map((row) => ({
    id: row.id,
    label: [row.name, addressLine(row)].filter(Boolean).join(', ') || row.number,
  }))
}
