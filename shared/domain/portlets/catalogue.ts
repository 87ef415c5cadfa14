import type { Permission } from '../accounts/permissions.ts'

/**
 * How much of a row of the dashboard a portlet takes on a wide screen; what is left of a row is shared by those in it.
 * On a phone each takes a row of its own.
 */
export const portletWidths = ['third', 'half', 'full'] as const
export type PortletWidth = (typeof portletWidths)[number]

interface Portlet {
  /** What an account needs besides the portlet being on for one of its groups. */
  readonly permission: Permission
  /** Where its data will come from is not there yet: it is shown with a sentence that says so. */
  readonly isAwaited: boolean
  readonly width: PortletWidth
}

/**
 * Every portlet there is, in the order a new office shows them. One that a later version adds is off for every group
 * until somebody switches it on.
 */
export const portletCatalogue = {
  'add-request': { permission: 'request.create', isAwaited: false, width: 'half' },
  'add-document': { permission: 'own-document.add', isAwaited: false, width: 'half' },
  'my-requests': { permission: 'request.read', isAwaited: false, width: 'half' },
  documents: { permission: 'own-document.read', isAwaited: false, width: 'half' },
  caretaker: { permission: 'own-data.read', isAwaited: false, width: 'third' },
  'my-data': { permission: 'own-data.read', isAwaited: false, width: 'third' },
  notices: { permission: 'own-data.read', isAwaited: false, width: 'half' },
  balance: { permission: 'own-data.read', isAwaited: true, width: 'half' },
  payments: { permission: 'own-data.read', isAwaited: true, width: 'half' },
  readings: { permission: 'own-data.read', isAwaited: true, width: 'half' },
  consumption: { permission: 'own-data.read', isAwaited: true, width: 'half' },
  schedule: { permission: 'own-data.read', isAwaited: true, width: 'half' },
  reports: { permission: 'own-data.read', isAwaited: true, width: 'half' },
  forms: { permission: 'own-data.read', isAwaited: true, width: 'half' },
} as const satisfies Record<string, Portlet>

export type PortletName = keyof typeof portletCatalogue

export const portletNames = Object.keys(portletCatalogue) as PortletName[]
