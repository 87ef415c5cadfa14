import { onScopeDispose, watch } from 'vue'
import { useConnection } from '#shared/ui/composables/use-connection.ts'
import { api } from './api.ts'

const askAgainAfter = 5000

/**
 * Asks again and again while the server is thought gone, and at once when the network is back: a live feed that was
 * not cut itself would never tell.
 */
export function watchConnection(): void {
  const { state } = useConnection()
  let timer: ReturnType<typeof setInterval> | undefined

  function ask(): void {
    if (state.value !== 'online' && navigator.onLine) api.session.current.query().catch(() => undefined)
  }

  const stop = (): void => clearInterval(timer)
  watch(
    () => state.value === 'online',
    (isOnline) => {
      stop()
      if (!isOnline) timer = setInterval(ask, askAgainAfter)
    },
    { immediate: true },
  )
  window.addEventListener('online', ask)
  onScopeDispose(() => {
    stop()
    window.removeEventListener('online', ask)
  })
}
