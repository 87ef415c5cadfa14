import { inject, type Component, type InjectionKey } from 'vue'

/** A place of the portal that a portlet leads to, or a telephone it dials. */
export type PortletTarget =
  | { readonly page: 'new-request'; readonly typeId?: number }
  | { readonly page: 'requests' | 'documents' | 'new-document' }
  | { readonly page: 'request'; readonly requestId: number }
  | { readonly page: 'telephone'; readonly number: string }

/** The element of a link and what it is given. */
export interface PortletWay {
  readonly as: string | Component
  readonly props: Readonly<Record<string, unknown>>
}

const looksOnly: PortletWay = { as: 'span', props: {} }

type Lead = (target: PortletTarget) => PortletWay | null

/** How the portal follows portlets, null where nothing is; without it links only look so, as in a preview. */
export const portletLinksKey: InjectionKey<Lead> = Symbol('portlet links')

/** The way to a place, or null where there is none to show. */
export function usePortletLinks(): Lead {
  return inject(portletLinksKey, () => looksOnly)
}
