import { onScopeDispose } from 'vue'
import type { LiveEvent, LiveMessage } from '#shared/domain/event-log/schema.ts'
import { followLiveFeed } from '#shared/client/live-feed.ts'
import { useConnection } from '#shared/ui/composables/use-connection.ts'
import { api } from './api.ts'

const listeners = new Set<(event: LiveEvent) => void>()
const gapListeners = new Set<() => void>()

/** Calls back at every change this window may know of, for as long as the component lives. */
export function onLiveEvent(listener: (event: LiveEvent) => void): void {
  listeners.add(listener)
  onScopeDispose(() => listeners.delete(listener))
}

/** Calls back when what is on screen may have missed something: the server was gone, or the feed has a gap. */
export function onCatchUp(callback: () => void): void {
  gapListeners.add(callback)
  useConnection().onBack(callback)
  onScopeDispose(() => gapListeners.delete(callback))
}

/** Follows the live feed until the returned function is called; it takes itself up again after a cut. */
export function startLiveFeed(): () => void {
  const { reportBack, reportLost } = useConnection()
  let isFirst = true

  function greet(isResumed: boolean): void {
    if (!isResumed && !isFirst) for (const callback of gapListeners) callback()
    isFirst = false
  }

  return followLiveFeed<LiveMessage>({
    subscribe: (input, callbacks) => api.live.events.subscribe(input, callbacks),
    onMessage(message) {
      if (message.kind === 'hello') greet(message.resumed)
      else for (const listener of listeners) listener(message)
    },
    onOpen: reportBack,
    onCut: reportLost,
    ask: () => api.session.current.query(),
  })
}
