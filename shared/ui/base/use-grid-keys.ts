import { ref, type Ref } from 'vue'
import { useShortcutHelp } from '../composables/use-shortcuts.ts'
import { nextRow } from './table.ts'
import type { RowSelection } from './use-row-selection.ts'

/** What the keys of a grid act on; rows and columns are told by their index. */
export interface KeyedGrid {
  count: () => number
  /** The active row, or -1. */
  at: () => number
  perPage: () => number
  /** The columns that can be sorted. */
  sortable: () => readonly number[]
  /** Null where rows cannot be selected. */
  selection: () => RowSelection | null
  moveTo: (row: number) => void
  activate: (row: number) => void
  sortBy: (column: number) => void
}

export interface GridKeys {
  /** The column of the head that the keys are on; -1 while they are in the rows, where `moveTo` puts them. */
  headAt: Ref<number>
  onKey: (event: KeyboardEvent) => void
}

/** The keyboard of a grid; a key that means nothing here is left to the page. */
export function useGridKeys(grid: KeyedGrid): GridKeys {
  const { lettersOn } = useShortcutHelp()
  const headAt = ref(-1)

  function onHeadKey({ key }: KeyboardEvent): boolean {
    const columns = grid.sortable()
    const at = columns.indexOf(headAt.value)
    if (key === 'ArrowRight') headAt.value = columns[at + 1] ?? headAt.value
    else if (key === 'ArrowLeft') headAt.value = columns[at - 1] ?? headAt.value
    else if (key === 'ArrowDown') grid.moveTo(0)
    else if (key === 'Enter' || key === ' ') grid.sortBy(headAt.value)
    else return false
    return true
  }

  function onSelectKey(event: KeyboardEvent): boolean {
    const selection = grid.selection()
    if (!selection) return false
    if (isCombined(event)) {
      if (event.altKey || event.key.toLowerCase() !== 'a') return false
      selection.toggleAll()
    } else if (event.key === ' ' || event.key === 'x') selection.toggle(grid.at())
    else if (event.key === 'Escape' && selection.count() > 0) selection.clear()
    else return false
    return true
  }

  function onMoveKey(event: KeyboardEvent): boolean {
    const at = grid.at()
    const [firstSortable] = grid.sortable()
    if (isCombined(event)) return false
    if (at <= 0 && event.key === 'ArrowUp' && firstSortable !== undefined) {
      headAt.value = firstSortable
      return true
    }
    const next = nextRow(event.key, at, { count: grid.count(), perPage: grid.perPage() })
    if (next === null) return false
    const selection = grid.selection()
    if (event.shiftKey && selection) {
      if (selection.count() === 0) selection.toggle(Math.max(0, at))
      selection.extendTo(next)
    }
    grid.moveTo(next)
    return true
  }

  function onOpenKey(event: KeyboardEvent): boolean {
    if (event.key !== 'Enter' || isCombined(event) || grid.at() < 0) return false
    grid.activate(grid.at())
    return true
  }

  function onKey(event: KeyboardEvent): void {
    const isLetter = /^\S$/.test(event.key) && !isCombined(event)
    if (event.target !== event.currentTarget || (isLetter && !lettersOn.value)) return
    const isDone =
      (headAt.value >= 0 && onHeadKey(event)) || onSelectKey(event) || onMoveKey(event) || onOpenKey(event)
    if (isDone) event.preventDefault()
  }

  return { headAt, onKey }
}

const isCombined = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey
