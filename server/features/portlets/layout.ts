import { portletCatalogue, portletNames, type PortletName } from '#shared/domain/portlets/catalogue.ts'
import type { WithheldPortlet } from '#shared/domain/portlets/dashboard.ts'
import { portletsOfAccount, type EffectivePortlet } from '#shared/domain/portlets/rules.ts'
import type { PortletSettings } from '#shared/domain/portlets/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { accessScope } from '#server/features/clients/index.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { readGroups } from './group-queries.ts'

/** How an account reaches a client, as far as its dashboard goes. */
export interface Reach {
  readonly client: { readonly id: number; readonly number: string; readonly name: string }
  /** What a delegate is limited to; null where there is no limit. */
  readonly portlets: ReadonlySet<string> | null
  readonly hidden: ReadonlySet<string>
}

/** Kept by the list of groups that comes with an actor's rights: it is another one once a version of a group is. */
const kept = new WeakMap<readonly number[], readonly EffectivePortlet[]>()

/** What the groups of an account switch on, in order; whether it may be seen is not asked here. */
export async function layoutOf(sql: Sql, { groupIds }: Actor): Promise<readonly EffectivePortlet[]> {
  const known = kept.get(groupIds)
  if (known) return known
  const layout = portletsOfAccount(await readGroups(sql), groupIds)
  kept.set(groupIds, layout)
  return layout
}

/**
 * What an account is offered, whichever client it looks at, and with which settings: the portlets that one of its
 * groups has on and that it has the permission for. The portal's menu, pages and forms go by it as the dashboard does;
 * filing requests and sending documents is refused without it. What it may read is decided by permissions alone.
 */
export async function offeredTo(
  sql: Sql,
  actor: Actor,
): Promise<ReadonlyMap<PortletName, Readonly<PortletSettings>>> {
  const layout = await layoutOf(sql, actor)
  const offered = layout.filter((portlet) => withheldFrom(portlet, { actor, reach: null }) === null)
  return new Map(offered.map(({ portlet, settings }) => [portlet, settings]))
}

/** The client of a dashboard and how the account reaches it; refuses with `client.not-found`. */
export async function readReach(sql: Sql, actor: Actor, clientId: number): Promise<Reach> {
  const scope = accessScope(actor, 'r', 'name')
  const [row] = await sql.prepared.rows<{
    id: number
    number: string
    name: string
    isLimited: number
    portlets: string | null
    hidden: string | null
  }>(
    `SELECT c.id, c.number, c.display_name AS name, r.limits_portlets AS isLimited,
       (SELECT GROUP_CONCAT(p.portlet) FROM client_account_portlets p
          WHERE p.account_id = r.account_id AND p.client_id = r.client_id) AS portlets,
       (SELECT GROUP_CONCAT(h.portlet) FROM account_hidden_portlets h WHERE h.account_id = r.account_id) AS hidden
     FROM client_accounts r JOIN clients c ON c.id = r.client_id WHERE r.client_id = ? AND ${scope.sql}`,
    [clientId, ...scope.values],
  )
  if (!row) throw new AppError('client.not-found')
  const { isLimited, portlets, hidden, ...client } = row
  const names = (text: string | null) => new Set(text?.split(','))
  return { client, portlets: isLimited === 1 ? names(portlets) : null, hidden: names(hidden) }
}

/** Why a portlet that is switched on is not shown all the same, or null. */
export function withheldFrom(
  { portlet }: { portlet: PortletName },
  of: { actor: Actor; reach: Pick<Reach, 'portlets'> | null },
): WithheldPortlet | null {
  const { permission } = portletCatalogue[portlet]
  if (!has(of.actor, permission)) return { portlet, reason: 'permission', permission }
  const limit = of.reach?.portlets ?? null
  return limit === null || limit.has(portlet) ? null : { portlet, reason: 'delegate', permission }
}

/** The portlets an account has put aside, in the order of the catalogue. */
export async function readHidden(sql: Sql, accountId: number): Promise<PortletName[]> {
  const rows = await sql.rows<{ portlet: string }>(
    'SELECT portlet FROM account_hidden_portlets WHERE account_id = ?',
    [accountId],
  )
  const hidden = new Set(rows.map(({ portlet }) => portlet))
  return portletNames.filter((portlet) => hidden.has(portlet))
}
