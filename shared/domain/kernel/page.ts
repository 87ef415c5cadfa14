import * as z from 'zod/mini'
import { AppError } from './errors.ts'

/** A sort key of 200 letters of up to four bytes each, packed, and some numbers beside it. */
const longestCursor = 1200

/** What a keyset-paged list takes: where the last page ended and how many rows to answer. */
export const pageInput = z.object({
  cursor: z.optional(z.nullable(z.string().check(z.maxLength(longestCursor)))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
})
export type PageInput = z.infer<typeof pageInput>

/** The answer of a keyset-paged list: rows and, when more follow, the cursor of the next page. */
export const page = <Row extends z.core.$ZodType>(row: Row) =>
  z.object({ rows: z.array(row), nextCursor: z.nullable(z.string()) })

export interface Page<Row> {
  readonly rows: Row[]
  readonly nextCursor: string | null
}

export const defaultPageSize = 50

/** Packs the sort keys of a page's last row into an opaque cursor. */
export function encodeCursor(keys: readonly (string | number | null)[]): string {
  return toBase64Url(JSON.stringify(keys))
}

/** Unpacks a cursor of `length` keys; refuses with `page.cursor-invalid`. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const keys: unknown = JSON.parse(fromBase64Url(cursor))
    if (Array.isArray(keys) && keys.length === length && keys.every(isKey)) return keys
  } catch {
    throw new AppError('page.cursor-invalid')
  }
  throw new AppError('page.cursor-invalid')
}

/** Cuts the one row too many that a list read to learn whether more follow. */
export function toPage<Row, Found>(
  found: readonly Found[],
  limit: number,
  as: { row: (found: Found) => Row; keys: (found: Found) => (string | number | null)[] },
): Page<Row> {
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(as.row),
    nextCursor: found.length > limit && last !== undefined ? encodeCursor(as.keys(last)) : null,
  }
}

function isKey(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number'
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)))
}
