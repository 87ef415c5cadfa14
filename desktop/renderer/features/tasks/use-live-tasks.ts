import { onScopeDispose } from 'vue'
import type { TaskRow } from '#shared/domain/tasks/schema.ts'
import { api } from '../../app/api.ts'
import { onLiveEvent } from '../../app/live-feed.ts'
import { useTaskStore } from './task-store.ts'

const gatherFor = 40

/** Tasks that somebody changed just now, read again; those out of reach come by id only. */
export interface ChangedTasks {
  readonly rows: readonly TaskRow[]
  readonly gone: readonly number[]
}

/** Reads every task the live feed names, a moment's worth at a time, and tells what came of it. */
export function useLiveTasks(tell: (changed: ChangedTasks) => void): void {
  const store = useTaskStore()
  const behind = new Set<number>()
  let timer: ReturnType<typeof setTimeout> | undefined

  onLiveEvent(({ taskId, taskVersion }) => {
    if (taskId === null || taskVersion === null) return
    behind.add(taskId)
    timer ??= setTimeout(() => void read(), gatherFor)
  })

  async function read(): Promise<void> {
    timer = undefined
    const ids = [...behind].slice(0, 100)
    for (const id of ids) behind.delete(id)
    try {
      const rows = await api.tasks.rows.query({ ids })
      store.applyRows(rows)
      const found = new Set(rows.map((row) => row.id))
      tell({ rows, gone: ids.filter((id) => !found.has(id)) })
    } catch {
      // The connection bar tells; catching up reads everything on screen again.
    }
    if (behind.size > 0) timer ??= setTimeout(() => void read(), gatherFor)
  }

  onScopeDispose(() => clearTimeout(timer))
}
