import { onScopeDispose } from 'vue'
import type { LiveEvent, LiveMessage } from '#shared/domain/event-log/schema.ts'
import { followLiveFeed } from '#shared/client/live-feed.ts'
import { useConnection } from '#shared/ui/composables/use-connection.ts'
import { api } from './api.ts'
import { useSession } from './session.ts'
import { askToSignInAgain } from './sign-in-again.ts'

const listeners = new Set<(event: LiveEvent) => void>()
const gapListeners = new Set<() => void>()

/** Calls back at every change this window may know of, for as long as the component lives. */
export function onLiveEvent(listener: (event: LiveEvent) => void): void {
  listeners.add(listener)
  onScopeDispose(() => listeners.delete(listener))
}

/** Calls back when what is on screen may have missed something: the server was gone, or the feed has a gap. */
export function onCatchUp(callback: () => void): void {
  const { hasEnded } = useSession()
  // Whoever set the question for the password aside is not asked again for what they did not do themselves.
  const catchUp = () => {
    if (!hasEnded.value) callback()
  }
  gapListeners.add(catchUp)
  useConnection().onBack(catchUp)
  onScopeDispose(() => gapListeners.delete(catchUp))
}

/**
 * Follows the live feed from where it stood when it was learned who is signed in, so that no page misses what happens
 * after it was read, until the returned function is called; it takes itself up again after a cut.
 */
export function startLiveFeed(): () => void {
  const { reportBack, reportLost } = useConnection()
  const { me } = useSession()
  return followLiveFeed<LiveMessage>({
    from: me.value && String(me.value.feedPosition),
    subscribe: (input, callbacks) => api.live.events.subscribe(input, callbacks),
    onMessage(message) {
      if (message.kind === 'event') for (const listener of listeners) listener(message)
      else if (!message.resumed) for (const callback of gapListeners) callback()
    },
    onOpen: reportBack,
    onCut: reportLost,
    ask: checkSignIn,
  })
}

/**
 * Learns anew who is signed in and what they may: the sign-in may have run out, or another person may have signed in
 * from another tab.
 */
export async function checkSignIn(): Promise<void> {
  const { me, hasEnded, become } = useSession()
  const found = await api.session.current.query()
  if (found?.accountId === me.value?.accountId) become(found)
  else if (found) location.reload()
  else if (!hasEnded.value) await askToSignInAgain()
}
