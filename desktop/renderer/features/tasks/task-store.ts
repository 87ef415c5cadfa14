import { shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { TaskDetail, TaskRow } from '#shared/domain/tasks/schema.ts'

/** Puts newer versions into a map of rows; an older one never overwrites a newer. */
function withNewer<Row extends { readonly id: number; readonly version: number }>(
  known: ReadonlyMap<number, Row>,
  rows: readonly Row[],
): ReadonlyMap<number, Row> {
  const next = new Map(known)
  for (const row of rows) {
    const before = next.get(row.id)
    if (!before || before.version <= row.version) next.set(row.id, row)
  }
  return next
}

/** Every task this window has seen, by id, so that replies and live events may come in any order. */
export const useTaskStore = defineStore('tasks', () => {
  const rows = shallowRef<ReadonlyMap<number, TaskRow>>(new Map())
  const details = shallowRef<ReadonlyMap<number, TaskDetail>>(new Map())

  function applyRows(fresh: readonly TaskRow[]): void {
    rows.value = withNewer(rows.value, fresh)
  }

  function applyDetail(detail: TaskDetail): void {
    details.value = withNewer(details.value, [detail])
    applyRows([detail])
  }

  /** A task that is out of reach now is not kept either. */
  function forget(id: number): void {
    rows.value = new Map([...rows.value].filter(([known]) => known !== id))
    details.value = new Map([...details.value].filter(([known]) => known !== id))
  }

  /** Somebody else may sit down here next. */
  function clear(): void {
    rows.value = new Map()
    details.value = new Map()
  }

  return { rows, details, applyRows, applyDetail, forget, clear }
})
