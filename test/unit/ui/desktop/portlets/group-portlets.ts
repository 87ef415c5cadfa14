import { portletCatalogue, portletNames, type PortletName } from '#shared/domain/portlets/catalogue.ts'
import type { GroupPortlet, GroupPortlets, OwnPortlet } from '#shared/domain/portlets/schema.ts'

export const clients = { groupId: 1, name: { pl: 'Klienci', en: 'Clients' } }
const managers = { groupId: 8, name: { pl: 'Zarządcy', en: 'Property managers' } }

/** What a group says of one portlet. */
export const word = (
  portlet: PortletName,
  position: number,
  facts: Partial<OwnPortlet> = {},
): OwnPortlet => ({ portlet, position, isOn: true, width: 'half', settings: {}, ...facts })

interface Said {
  readonly own?: readonly OwnPortlet[]
  readonly ofParent?: readonly OwnPortlet[]
  /** Portlets whose permission the group lacks. */
  readonly refused?: readonly PortletName[]
  readonly version?: number
}

/** A group below CLIENTS as the server answers it: its own words over those of its parent. */
export function groupWith({ own = [], ofParent = [], refused = [], version = 3 }: Said): GroupPortlets {
  const described = (portlet: PortletName, words: readonly OwnPortlet[], isOwn: boolean): GroupPortlet => {
    const { permission, isAwaited, width } = portletCatalogue[portlet]
    const facts = { permission, isAwaited, isPermitted: !refused.includes(portlet) }
    const said = words.find((candidate) => candidate.portlet === portlet)
    if (said) return { ...said, ...facts, isOwn, from: isOwn ? managers : clients }
    const nothing = { isOn: false, position: 100 + portletNames.indexOf(portlet), width, settings: {} }
    return { portlet, ...nothing, ...facts, isOwn: false, from: null }
  }
  const isOwn = (portlet: PortletName): boolean => own.some((candidate) => candidate.portlet === portlet)
  return {
    ...managers,
    parent: clients,
    version,
    portlets: portletNames.map((name) => described(name, isOwn(name) ? own : ofParent, isOwn(name))),
    ofParent: portletNames.map((name) => described(name, ofParent, false)),
  }
}
