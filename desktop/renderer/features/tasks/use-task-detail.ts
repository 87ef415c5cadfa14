import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { EarlierEntries, TaskDetail, TaskEntry } from '#shared/domain/tasks/schema.ts'
import { isAbort, readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { api } from '../../app/api.ts'
import { onCatchUp, onLiveEvent } from '../../app/live-feed.ts'
import { useTexts } from '../../app/texts.ts'
import { useTaskStore } from './task-store.ts'

/** While a key is held in the list, the detail follows a moment later. */
const followAfter = 60

export interface OpenTask {
  readonly task: ComputedRef<TaskDetail | null>
  readonly refusal: Readonly<ShallowRef<ShownRefusal | null>>
  reload: () => Promise<void>
  /** The whole timeline as far as it was read; `readEarlier` adds what came before. */
  readonly entries: ComputedRef<readonly TaskEntry[]>
  readonly hasEarlier: ComputedRef<boolean>
  readEarlier: () => Promise<void>
}

/** One task with its whole story, read again whenever somebody changes it. */
export function useTaskDetail(taskId: () => number): OpenTask {
  const words = useTexts()
  const store = useTaskStore()
  const refusal = shallowRef<ShownRefusal | null>(null)
  const task = computed(() => store.details.get(taskId()) ?? null)
  const earlier = shallowRef<EarlierEntries | null>(null)
  const entries = computed(() => [...(earlier.value?.entries ?? []), ...(task.value?.entries ?? [])])
  const hasEarlier = computed(() => (earlier.value ?? task.value)?.earlierEntries ?? false)
  let current = new AbortController()

  async function readEarlier(): Promise<void> {
    const first = entries.value[0]
    if (!first) return
    const more = await api.tasks.entries.query({ taskId: taskId(), before: first.id })
    earlier.value = { ...more, entries: [...more.entries, ...(earlier.value?.entries ?? [])] }
  }

  async function reload(): Promise<void> {
    current.abort()
    const mine = (current = new AbortController())
    const id = taskId()
    try {
      store.applyDetail(await api.tasks.get.query({ taskId: id }, { signal: mine.signal }))
      refusal.value = null
    } catch (error) {
      if (mine.signal.aborted || isAbort(error)) return
      refusal.value = readRefusal(error, words)
      if (refusal.value.code === 'task.not-found') store.forget(id)
    }
  }

  watch(
    taskId,
    (_, __, onCleanup) => {
      refusal.value = null
      earlier.value = null
      const timer = setTimeout(() => void reload(), task.value ? 0 : followAfter)
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true },
  )
  onLiveEvent((event) => {
    const isNewer = event.taskVersion !== null && event.taskVersion > (task.value?.version ?? -1)
    if (event.taskId === taskId() && isNewer) void reload()
  })
  onCatchUp(() => void reload())

  return { task, refusal, reload, entries, hasEarlier, readEarlier }
}
