import { onScopeDispose, watch } from 'vue'
import { useConnection } from '#shared/ui/composables/use-connection.ts'
import { api } from './api.ts'
import { host } from './host.ts'

const pause = 2500

/** While the server is gone, asks every few seconds whether it is back; the answer itself ends the waiting. */
export function watchConnection(): void {
  const { state, reportLost } = useConnection()
  let timer: ReturnType<typeof setInterval> | undefined

  const ask = (): void => void api.session.current.query().catch(() => undefined)

  const stopListening = host.on('connection', (now) => {
    if (now.state === 'offline') reportLost()
    else if (now.state === 'online' && state.value !== 'online') ask()
  })
  watch(
    state,
    (now) => {
      clearInterval(timer)
      if (now !== 'online') timer = setInterval(ask, pause)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    stopListening()
    clearInterval(timer)
  })
}
