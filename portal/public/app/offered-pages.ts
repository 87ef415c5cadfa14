import type { Permission } from '#shared/domain/accounts/permissions.ts'
import type { Me } from '#shared/domain/accounts/schema.ts'
import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import type { PageName } from './pages.ts'

interface Need {
  readonly permission?: Permission
  /** One of these portlets. */
  readonly portlets?: readonly PortletName[]
  readonly reach?: 'own'
}

/**
 * What pages about a client ask for. Who may only file requests or send documents finds in the lists what they sent
 * themselves. A single request asks for nothing here, as letters lead to it.
 */
const needs: Partial<Record<PageName, Need>> = {
  dashboard: { permission: 'own-data.read' },
  requests: { permission: 'request.read', portlets: ['my-requests', 'add-request'] },
  'new-request': { portlets: ['add-request'] },
  documents: { permission: 'own-document.read', portlets: ['documents', 'add-document'] },
  'new-document': { portlets: ['add-document'] },
  access: { permission: 'delegate.manage', reach: 'own' },
}

/**
 * Whether a page about a client is there for an account: in the menu, by a link and by its address. A portlet that no
 * group of the account has on, or that a delegate was not given, leads nowhere.
 */
export function isPageOffered(me: Me, name: PageName, clientId: number): boolean {
  const client = me.clients.find(({ id }) => id === clientId)
  if (!client) return false
  const { permission, portlets, reach } = needs[name] ?? {}
  if (permission !== undefined && !me.permissions.includes(permission)) return false
  if (reach !== undefined && client.reach !== reach) return false
  return portlets?.some((portlet) => client.portlets.includes(portlet)) ?? true
}
