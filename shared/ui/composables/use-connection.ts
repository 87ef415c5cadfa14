import { onScopeDispose, readonly, ref, type Ref } from 'vue'

/** Whether this window reaches its server. */
export type ConnectionState = 'online' | 'offline' | 'server-gone'

export interface Connection {
  readonly state: Readonly<Ref<ConnectionState>>
  /** Since when it is gone; null while everything works. */
  readonly since: Readonly<Ref<Date | null>>
  /** The API client says that a call or the live feed got no answer. */
  reportLost: () => void
  /** The API client says that an answer came. */
  reportBack: () => void
  /** Calls back each time the server is reached again, to catch up; ends with the component. */
  onBack: (callback: () => void) => void
}

// A window has one connection; on the server nothing reports, so this stays as it is.
const state = ref<ConnectionState>('online')
const since = ref<Date | null>(null)
const waiting = new Set<() => void>()
let isListening = false

function reportLost(): void {
  state.value = navigator.onLine ? 'server-gone' : 'offline'
  since.value ??= new Date()
}

function reportBack(): void {
  if (state.value === 'online') return
  state.value = 'online'
  since.value = null
  for (const callback of waiting) callback()
}

function onBack(callback: () => void): void {
  waiting.add(callback)
  onScopeDispose(() => waiting.delete(callback))
}

function listen(): void {
  if (isListening || typeof window === 'undefined') return
  isListening = true
  window.addEventListener('offline', reportLost)
  // A network does not mean that the server answers: only an answer sets `online` again.
  window.addEventListener('online', () => state.value === 'offline' && reportLost())
}

/** The state of the connection, as the bar under the header tells it. */
export function useConnection(): Connection {
  listen()
  return { state: readonly(state), since: readonly(since), reportLost, reportBack, onBack }
}
