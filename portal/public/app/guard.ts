import type { Router } from 'vue-router'
import { loadSession } from './load-session.ts'
import { notFoundAt } from './pages.ts'
import { useSession } from './session.ts'

/**
 * Lets only signed-in clients to pages of the client zone, and back to where they wanted once they are; what they are
 * not offered is not there. When it cannot be learned who is signed in, the page opens and says so.
 */
export function guardClientPages(router: Router): void {
  const { me, failure, isOffered } = useSession()
  router.beforeEach(async (to) => {
    if (to.meta.kind !== 'client') return true
    const { language = 'pl' } = to.meta
    if (me.value === null) await loadSession()
    if (failure.value !== null) return true
    if (me.value === null) return { name: `sign-in.${language}`, query: { next: to.fullPath } }
    if (me.value.mustChangePassword && to.meta.name !== 'account')
      return { name: `account.${language}`, query: { next: to.fullPath } }
    const { clientId } = to.params
    const { name = 'not-found' } = to.meta
    return clientId === undefined || isOffered(name, Number(clientId)) || notFoundAt(to)
  })
}
