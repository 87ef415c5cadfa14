import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import { toStored } from '#server/platform/database/connection.ts'

/**
 * What of a client is asked for, which decides whether a delegate is let in: `name` is its name and number, which
 * everyone sees who reaches it; portlets let in those who are not limited to others; `all` needs an access without any
 * limit; `own` is for the client's own accounts alone, never for delegates.
 */
export type Use = 'name' | 'all' | 'own' | PortletName | readonly PortletName[]

/** Part of a WHERE clause and the values for its `?`. */
export interface Scope {
  readonly sql: string
  readonly values: (string | number)[]
}

/**
 * Which client records an actor reaches, as a condition on the id in `column` (such as `c.id`): all for staff who may
 * read them, for a client account the clients it is for at the moment of the request, as far as the limits of a
 * delegate let in `use`, else none. Goes into the SQL of every list and lookup.
 */
export function clientScope(actor: Actor, column: string, use: Use = 'all'): Scope {
  if (actor.kind === 'client') {
    const { sql, values } = accessScope(actor, 'reach', use)
    return { sql: `${column} IN (SELECT reach.client_id FROM client_accounts reach WHERE ${sql})`, values }
  }
  return { sql: has(actor, 'client.read') ? 'TRUE' : 'FALSE', values: [] }
}

/** Which rows of `client_accounts` (under `alias`) let an account of a client in for `use` at the moment. */
export function accessScope(actor: Actor, alias: string, use: Use): Scope {
  const open = openAccess(actor.at, alias, use)
  return { sql: `${alias}.account_id = ? AND ${open.sql}`, values: [actor.accountId, ...open.values] }
}

/** The same for whichever account: which accesses are open at an instant for `use`. */
export function openAccess(at: Date, alias: string, use: Use): Scope {
  const limit = limitOf(alias, use)
  return {
    sql: `(${alias}.until_at IS NULL OR ${alias}.until_at > ?) AND ${limit.sql}`,
    values: [toStored(at), ...limit.values],
  }
}

/**
 * Which service points an actor reaches, as a condition on the columns of a point and of its client: of the clients in
 * scope all of them, for a delegate who is limited to some only those.
 */
export function servicePointScope(
  actor: Actor,
  columns: { client: string; point: string },
  use: Use = 'all',
): Scope {
  if (actor.kind === 'staff') return clientScope(actor, columns.client)
  const { sql, values } = accessScope(actor, 'reach', use)
  return {
    sql: `EXISTS (SELECT 1 FROM client_accounts reach WHERE reach.client_id = ${columns.client} AND ${sql}
      AND (reach.limits_points = 0 OR EXISTS (SELECT 1 FROM client_account_points chosen
        WHERE chosen.account_id = reach.account_id AND chosen.client_id = reach.client_id
          AND chosen.service_point_id = ${columns.point})))`,
    values,
  }
}

/** Whether an access with these limits lets in `use`. What names no portlet is safe: it lets in nobody with a limit. */
function limitOf(alias: string, use: Use): Scope {
  if (use === 'name') return { sql: 'TRUE', values: [] }
  if (use === 'own') return { sql: `${alias}.reach = 'own'`, values: [] }
  if (use === 'all') return { sql: `${alias}.limits_portlets = 0 AND ${alias}.limits_points = 0`, values: [] }
  const portlets: readonly PortletName[] = typeof use === 'string' ? [use] : use
  return {
    sql: `(${alias}.limits_portlets = 0 OR EXISTS (SELECT 1 FROM client_account_portlets shown
      WHERE shown.account_id = ${alias}.account_id AND shown.client_id = ${alias}.client_id
        AND shown.portlet IN (${portlets.map(() => '?').join(', ')})))`,
    values: [...portlets],
  }
}
