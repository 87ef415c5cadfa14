import { computed, onScopeDispose, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { Board, TaskRow } from '#shared/domain/tasks/schema.ts'
import { readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { api } from '../../app/api.ts'
import { onCatchUp, onLiveEvent } from '../../app/live-feed.ts'
import { useTexts } from '../../app/texts.ts'
import { useTaskStore } from './task-store.ts'

const atMostEvery = 1500

export interface BoardView {
  readonly board: ComputedRef<Board | null>
  readonly refusal: Readonly<ShallowRef<ShownRefusal | null>>
  reload: () => Promise<void>
}

/** The manager's view of what is due; read again, a little later, whenever a task changes anywhere. */
export function useBoard(): BoardView {
  const words = useTexts()
  const store = useTaskStore()
  const read = shallowRef<Board | null>(null)
  const refusal = shallowRef<ShownRefusal | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function reload(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    try {
      const fresh = await api.tasks.board.query()
      store.applyRows(fresh.columns.flatMap((column) => column.tasks))
      read.value = fresh
      refusal.value = null
    } catch (error) {
      refusal.value = readRefusal(error, words)
    }
  }

  const latest = (row: TaskRow): TaskRow => store.rows.get(row.id) ?? row
  const board = computed(
    () =>
      read.value && {
        ...read.value,
        columns: read.value.columns.map((column) => ({ ...column, tasks: column.tasks.map(latest) })),
      },
  )

  onLiveEvent(({ taskId }) => {
    if (taskId !== null) timer ??= setTimeout(() => void reload(), atMostEvery)
  })
  onCatchUp(() => void reload())
  onScopeDispose(() => clearTimeout(timer))
  void reload()
  return { board, refusal, reload }
}
