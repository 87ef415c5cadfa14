import { inject } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { inLanguage, languageKey, usePages } from './pages.ts'
import { useSession } from './session.ts'

/** Goes to where a person wanted before signing in; otherwise to where they begin. */
export function useNextPage(): () => Promise<unknown> {
  const route = useRoute()
  const router = useRouter()
  const page = usePages()
  const language = inject(languageKey, 'pl')
  const { me, firstClientId, homePage } = useSession()

  return () => {
    const next = route.query['next']
    // Only an address of this portal: anything else could lead a person to a page that looks like ours.
    if (typeof next === 'string' && /^\/(?![/\\])/.test(next))
      return router.replace(inLanguage(router.resolve(next), language))
    const clientId = firstClientId.value
    if (me.value?.mustChangePassword || clientId === null || homePage.value === 'account')
      return router.replace(page('account'))
    return router.replace(page(homePage.value, { clientId }))
  }
}
