import { computed, type ComputedRef, type Ref } from 'vue'
import { keysBetween, type RowKey } from './table.ts'

export interface RowSelection {
  has: (key: RowKey) => boolean
  count: () => number
  toggle: (index: number) => void
  /** Selects everything between the row last touched and this one. */
  extendTo: (index: number) => void
  toggleAll: () => void
  clear: () => void
  /** Whether all, some or none of the loaded rows are selected. */
  extent: ComputedRef<'all' | 'some' | 'none'>
}

/** Which rows of a grid are selected. The set is replaced, never changed, so that watching it is enough. */
export function useRowSelection<Row>(
  selected: Ref<ReadonlySet<RowKey>>,
  table: { rows: () => readonly Row[]; keyOf: (row: Row) => RowKey },
): RowSelection {
  let anchor = 0

  const extent = computed(() => {
    const rows = table.rows()
    const count = rows.filter((row) => selected.value.has(table.keyOf(row))).length
    if (count === 0) return 'none'
    return count === rows.length ? 'all' : 'some'
  })

  function toggle(index: number): void {
    const row = table.rows()[index]
    if (row === undefined) return
    anchor = index
    const key = table.keyOf(row)
    const next = new Set(selected.value)
    if (!next.delete(key)) next.add(key)
    selected.value = next
  }

  function extendTo(index: number): void {
    selected.value = new Set([...selected.value, ...keysBetween(table.rows(), [anchor, index], table.keyOf)])
  }

  function toggleAll(): void {
    selected.value = new Set(extent.value === 'all' ? [] : table.rows().map(table.keyOf))
  }

  function clear(): void {
    selected.value = new Set()
  }

  return {
    has: (key) => selected.value.has(key),
    count: () => selected.value.size,
    toggle,
    extendTo,
    toggleAll,
    clear,
    extent,
  }
}
