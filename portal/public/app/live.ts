import { onScopeDispose } from 'vue'
import type { LiveEvent } from '#shared/domain/event-log/schema.ts'
import { followLiveFeed } from '#shared/client/live-feed.ts'
import { useConnection } from '#shared/ui/composables/use-connection.ts'
import { api } from './api.ts'

type Listener = (event: LiveEvent) => void

const listeners = new Set<Listener>()

/** Calls back at every change this window may know of, for as long as the component lives. */
export function onLiveEvent(listener: Listener): void {
  listeners.add(listener)
  onScopeDispose(() => listeners.delete(listener))
}

/** Follows the live feed until the returned function is called; it takes itself up again after a cut. */
export function startLiveFeed(): () => void {
  const { reportBack, reportLost } = useConnection()
  return followLiveFeed<LiveEvent>({
    subscribe: (input, callbacks) => api.live.events.subscribe(input, callbacks),
    onEvent(event) {
      for (const listener of listeners) listener(event)
    },
    onOpen: reportBack,
    onCut: reportLost,
    ask: () => api.session.current.query(),
  })
}
