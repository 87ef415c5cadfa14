import { shallowRef, watch, type ShallowRef } from 'vue'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import { isAbort, readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { api } from '../../app/api.ts'
import { onCatchUp, onLiveEvent } from '../../app/live-feed.ts'
import { useTexts } from '../../app/texts.ts'

export interface OpenClient {
  readonly client: Readonly<ShallowRef<ClientRecord | null>>
  readonly refusal: Readonly<ShallowRef<ShownRefusal | null>>
  reload: () => Promise<void>
  /** Takes what a change has answered, unless something newer is there. */
  apply: (client: ClientRecord) => void
}

/** Changes of the record itself; that somebody looked at it changes nothing. */
const changing: readonly string[] = [
  ...['client.changed', 'client.alert-note-set', 'client.caretaker-set', 'client.parent-set'],
  ...['client.merged', 'client.merged-away'],
]

/** One client record, read again when somebody else changes it. Each reading is logged by the server. */
export function useClientRecord(clientId: () => number): OpenClient {
  const words = useTexts()
  const client = shallowRef<ClientRecord | null>(null)
  const refusal = shallowRef<ShownRefusal | null>(null)
  let current = new AbortController()

  function apply(fresh: ClientRecord): void {
    const known = client.value
    if (known?.id !== fresh.id || known.version <= fresh.version) client.value = fresh
  }

  async function reload(): Promise<void> {
    current.abort()
    const mine = (current = new AbortController())
    try {
      apply(await api.clients.get.query({ clientId: clientId() }, { signal: mine.signal }))
      refusal.value = null
    } catch (error) {
      if (!mine.signal.aborted && !isAbort(error)) refusal.value = readRefusal(error, words)
    }
  }

  watch(
    clientId,
    () => {
      client.value = null
      refusal.value = null
      void reload()
    },
    { immediate: true },
  )
  onLiveEvent((event) => {
    if (event.clientId === clientId() && changing.includes(event.name)) void reload()
  })
  onCatchUp(() => void reload())

  return { client, refusal, reload, apply }
}
