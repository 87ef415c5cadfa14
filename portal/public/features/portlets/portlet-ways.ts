import { RouterLink } from 'vue-router'
import type { PortletTarget, PortletWay } from '#shared/ui/portlets/portlet-links.ts'
import { usePages } from '../../app/pages.ts'
import { useSession } from '../../app/session.ts'

/** Leads from a portlet to the page of the same client; null where that is not offered. */
export function usePortletWays(clientId: () => number): (target: PortletTarget) => PortletWay | null {
  const page = usePages()
  const { isOffered } = useSession()
  return (target) => {
    if (target.page === 'telephone') return { as: 'a', props: { href: `tel:${target.number}` } }
    if (!isOffered(target.page, clientId())) return null
    const params = { clientId: clientId() }
    switch (target.page) {
      case 'request':
        return to(page('request', { ...params, requestId: target.requestId }))
      case 'new-request':
        return to({
          ...page('new-request', params),
          ...(target.typeId === undefined ? {} : { query: { type: String(target.typeId) } }),
        })
      case 'requests':
      case 'documents':
      case 'new-document':
        return to(page(target.page, params))
    }
  }
}

const to = (place: object): PortletWay => ({ as: RouterLink, props: { to: place } })
