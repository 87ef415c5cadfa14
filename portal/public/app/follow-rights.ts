import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { checkSignIn, onLiveEvent } from './live.ts'
import { useSession } from './session.ts'

/** What a client may and is shown follows its groups and accesses at once; a page that is not offered any more goes. */
export function followRights(): void {
  const { me, isOffered } = useSession()
  const route = useRoute()
  const router = useRouter()

  onLiveEvent(({ name }) => {
    // Without an answer the window goes on with what it knows; every request is checked by the server anyway.
    if (touchesRights(name)) checkSignIn().catch(() => undefined)
  })
  watch(me, () => {
    const { clientId } = route.params
    if (me.value === null || clientId === undefined) return
    if (!isOffered(route.meta.name ?? 'not-found', Number(clientId)))
      void router.replace({ path: route.fullPath, force: true })
  })
}

/** Whether an event of the live feed may change what the account that hears of it may or is shown. */
export function touchesRights(name: string): boolean {
  return /^(?:group|delegate)\.|^account\.(?:groups-set|client-added|client-removed|updated)$/.test(name)
}
