import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { QueueCounts } from '#shared/domain/tasks/schema.ts'
import { api } from '../../app/api.ts'
import { onCatchUp, onLiveEvent } from '../../app/live-feed.ts'

const atMostEvery = 2000

/** How many tasks each view holds; read again soon after something changed. Null until first known. */
export function useQueueCounts(): Readonly<ShallowRef<QueueCounts | null>> {
  const counts = shallowRef<QueueCounts | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function read(): Promise<void> {
    timer = undefined
    // Numbers beside the views are no reason to disturb: without an answer the old ones stay.
    counts.value = await api.tasks.counts.query().catch(() => counts.value)
  }

  onLiveEvent(({ taskId }) => {
    if (taskId !== null) timer ??= setTimeout(() => void read(), atMostEvery)
  })
  onCatchUp(() => void read())
  onScopeDispose(() => clearTimeout(timer))
  void read()
  return counts
}
