import { onScopeDispose, ref, type Ref } from 'vue'
import type { LiveEvent } from '#shared/domain/event-log/schema.ts'
import { useConnection } from '#shared/ui/composables/use-connection.ts'
import { api } from './api.ts'

type Listener = (event: LiveEvent) => void

const listeners = new Set<Listener>()
const gapListeners = new Set<() => void>()
const firstDelay = 1000
const longestDelay = 15_000
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
 * Follows the live feed until the returned function is called. A cut connection is taken up again where it ended;
 * one the server refuses is tried anew, after a question that asks for the password where that is the reason.
 */
export function followLiveFeed(): { stop: () => void; isReady: Ref<boolean> } {
  const { reportBack, reportLost } = useConnection()
  const isReady = ref(false)
  let lastEventId: string | null = null
  let delay = firstDelay
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let subscription: { unsubscribe: () => void } | undefined

  function connect(): void {
    subscription = api.live.events.subscribe(lastEventId === null ? {} : { lastEventId }, {
      onData({ id, data }) {
        lastEventId = id
        if (data.kind === 'event') for (const listener of listeners) listener(data)
        else greet(data.resumed)
      },
      onConnectionStateChange({ state, error }) {
        if (state === 'pending') {
          delay = firstDelay
          reportBack()
        } else if (state === 'connecting' && error) reportLost()
      },
      onError: again,
      onStopped: again,
    })
  }

  /** The first greeting finds nothing on screen yet; a later one that has not resumed tells of a gap. */
  function greet(resumed: boolean): void {
    if (isReady.value && !resumed) for (const callback of gapListeners) callback()
    isReady.value = true
  }

  function again(): void {
    if (isOver) return
    subscription?.unsubscribe()
    clearTimeout(timer)
    timer = setTimeout(() => void ask().then(() => isOver || connect()), delay)
    delay = Math.min(delay * 2, longestDelay)
  }

  function stop(): void {
    isOver = true
    clearTimeout(timer)
    clearTimeout(patience)
    subscription?.unsubscribe()
  }

  // Screens load once the feed stands, so that no change falls between; without a feed they load all the same.
  const patience = setTimeout(() => (isReady.value = true), longestWait)
  connect()
  return { stop, isReady }
}

/** A small call that tells a lost session from a lost server; its answer does not matter. */
async function ask(): Promise<void> {
  await api.notifications.counts.query().catch(() => undefined)
}
