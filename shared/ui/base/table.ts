/** A column of a `UiTable`: its cells come from the slot `cell-<key>`. */
export interface TableColumn {
  key: string
  title: string
  /** A CSS grid track, such as `120px` or `minmax(160px, 2fr)`. */
  width: string
  align?: 'start' | 'end'
  isSortable?: boolean
  isHidden?: boolean
}

/** The order shown in the head; sorting itself is the server's. */
export interface TableSort {
  key: string
  direction: 'ascending' | 'descending'
}

export type RowKey = string | number

/** Where the keys of a grid lead, from row `at` of `count`, `perPage` rows at a time; null for other keys. */
export function nextRow(key: string, at: number, grid: { count: number; perPage: number }): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    PageDown: at + grid.perPage,
    PageUp: at - grid.perPage,
    Home: 0,
    End: grid.count - 1,
  }
  const next = moves[key]
  return next === undefined ? null : Math.max(0, Math.min(grid.count - 1, next))
}

/** The keys of the rows between two, both included, whichever comes first. */
export function keysBetween<Row>(
  rows: readonly Row[],
  ends: readonly [number, number],
  keyOf: (row: Row) => RowKey,
) {
  return rows.slice(Math.min(...ends), Math.max(...ends) + 1).map(keyOf)
}
