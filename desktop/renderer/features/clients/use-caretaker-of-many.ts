import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { mostClientsAtOnce, type CaretakerPreview } from '#shared/domain/clients/caretaker-of-many.ts'
import { isAbort, readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { api } from '../../app/api.ts'
import { useTexts } from '../../app/texts.ts'

/** What a change for many is made of; the window goes through it step by step. */
export interface CaretakerChange {
  readonly caretakerId: number | null
  readonly movesTasks: boolean
  readonly reason: string
}

export interface CaretakerOfMany {
  readonly preview: Readonly<ShallowRef<CaretakerPreview | null>>
  readonly refusal: Readonly<ShallowRef<ShownRefusal | null>>
  readonly phase: Readonly<Ref<'choosing' | 'running' | 'stopped' | 'done'>>
  readonly done: Readonly<Ref<number>>
  readonly movedTasks: Readonly<Ref<number>>
  /** Clients that were changed by somebody else meanwhile. */
  readonly leftOut: Readonly<ShallowRef<CaretakerPreview['clients']>>
  readonly all: ComputedRef<number>
  /** Reads what would happen; an older reading is dropped. */
  look: (clientIds: readonly number[], caretakerId: number | null) => Promise<void>
  /** Does it, a step after the other; called again it finishes what was left. */
  run: (change: CaretakerChange) => Promise<void>
}

/** Changes the caretaker of many clients, so many at a time, and tells how far it has come. */
export function useCaretakerOfMany(): CaretakerOfMany {
  const words = useTexts()
  const preview = shallowRef<CaretakerPreview | null>(null)
  const refusal = shallowRef<ShownRefusal | null>(null)
  const phase = ref<'choosing' | 'running' | 'stopped' | 'done'>('choosing')
  const done = ref(0)
  const movedTasks = ref(0)
  const leftOut = shallowRef<CaretakerPreview['clients']>([])
  const all = computed(() => preview.value?.clients.length ?? 0)
  let reading = new AbortController()
  let next = 0

  async function look(clientIds: readonly number[], caretakerId: number | null): Promise<void> {
    reading.abort()
    const { signal } = (reading = new AbortController())
    preview.value = null
    refusal.value = null
    phase.value = 'choosing'
    const found: CaretakerPreview = { clients: [], unchanged: 0, gone: 0, tasks: [] }
    try {
      for (let from = 0; from < clientIds.length; from += mostClientsAtOnce) {
        const some = clientIds.slice(from, from + mostClientsAtOnce)
        const part = await api.clients.previewCaretaker.query({ clientIds: some, caretakerId }, { signal })
        found.clients.push(...part.clients)
        found.tasks.push(...part.tasks)
        found.unchanged += part.unchanged
        found.gone += part.gone
      }
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) refusal.value = readRefusal(error, words)
      return
    }
    found.tasks.sort((a, b) => a.dueAt.localeCompare(b.dueAt))
    if (signal.aborted) return
    preview.value = found
    next = done.value = movedTasks.value = 0
    leftOut.value = []
  }

  async function run(change: CaretakerChange): Promise<void> {
    const clients = preview.value?.clients ?? []
    phase.value = 'running'
    refusal.value = null
    try {
      while (next < clients.length) {
        const some = clients.slice(next, next + mostClientsAtOnce)
        const asked = some.map(({ id, version }) => ({ id, version }))
        const answer = await api.clients.setCaretakerOfMany.mutate({ ...change, clients: asked })
        const refused = new Set(
          answer.results.filter((one) => one.refusal !== null).map(({ clientId }) => clientId),
        )
        leftOut.value = [...leftOut.value, ...some.filter(({ id }) => refused.has(id))]
        movedTasks.value += answer.movedTasks
        done.value += some.length - refused.size
        next += some.length
      }
      phase.value = 'done'
    } catch (error) {
      refusal.value = readRefusal(error, words)
      phase.value = next === 0 ? 'choosing' : 'stopped'
    }
  }

  return { preview, refusal, phase, done, movedTasks, leftOut, all, look, run }
}
