import { useRoute, useRouter } from 'vue-router'
import { usePages } from './pages.ts'
import { useSessionStore } from './session-store.ts'

/** Goes to where a person wanted before signing in; otherwise to their requests. */
export function useNextPage(): () => Promise<unknown> {
  const route = useRoute()
  const router = useRouter()
  const page = usePages()
  const session = useSessionStore()

  return () => {
    const next = route.query['next']
    // Only an address of this portal: anything else could lead a person to a page that looks like ours.
    if (typeof next === 'string' && /^\/(?![/\\])/.test(next)) return router.push(next)
    const clientId = session.firstClientId
    if (session.me?.mustChangePassword || clientId === null) return router.push(page('account'))
    return router.push(page('requests', { clientId }))
  }
}
