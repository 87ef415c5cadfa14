import { onScopeDispose, ref, type Ref } from 'vue'
import type { LiveEvent, LiveMessage } from '#shared/domain/event-log/schema.ts'
import { followLiveFeed as follow } from '#shared/client/live-feed.ts'
import { useConnection } from '#shared/ui/composables/use-connection.ts'
import { api } from './api.ts'

type Listener = (event: LiveEvent) => void

const listeners = new Set<Listener>()
const gapListeners = new Set<() => void>()
const longestWait = 700

/** Calls back at every change this window may know of, for as long as the component lives. */
export function onLiveEvent(listener: Listener): void {
  listeners.add(listener)
  onScopeDispose(() => listeners.delete(listener))
}

/** Calls back when what is on screen may have missed something: the server was gone, or the feed has a gap. */
export function onCatchUp(callback: () => void): void {
  gapListeners.add(callback)
  useConnection().onBack(callback)
  onScopeDispose(() => gapListeners.delete(callback))
}

/**
 * Follows the live feed until `stop` is called; it takes itself up again after a cut, and asks for the password where
 * that is why it was refused. `isReady` is true once changes are told, or after a short wait for that.
 */
export function followLiveFeed(): { stop: () => void; isReady: Ref<boolean> } {
  const { reportBack, reportLost } = useConnection()
  const isReady = ref(false)
  // Screens load once the feed stands, so that no change falls between; without a feed they load all the same.
  const patience = setTimeout(() => (isReady.value = true), longestWait)

  /** The first greeting finds nothing on screen yet; a later one that has not resumed tells of a gap. */
  function greet(resumed: boolean): void {
    if (isReady.value && !resumed) for (const callback of gapListeners) callback()
    isReady.value = true
  }

  const stopFollowing = follow<LiveMessage>({
    subscribe: (input, callbacks) => api.live.events.subscribe(input, callbacks),
    onMessage(message) {
      if (message.kind === 'event') for (const listener of listeners) listener(message)
      else greet(message.resumed)
    },
    onOpen: reportBack,
    onCut: reportLost,
    ask: () => api.notifications.counts.query(),
  })

  function stop(): void {
    clearTimeout(patience)
    stopFollowing()
  }

  return { stop, isReady }
}
