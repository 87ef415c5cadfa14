import type { Value } from './connection.ts'

/** A part of a WHERE clause with the values of its placeholders. */
export interface Condition {
  readonly sql: string
  readonly values: readonly Value[]
}

/** A word as LIKE takes it by the letter: no typed sign stands for others. */
export function escaped(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&')
}

/** What LIKE compares with to find whatever begins with a word. */
export function startOf(word: string): string {
  return `${escaped(word)}%`
}
