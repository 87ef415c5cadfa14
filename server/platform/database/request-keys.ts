import { createHash } from 'node:crypto'
import { AppError } from '#shared/domain/kernel/errors.ts'

/** A hash of a create's input without its request key; a repeat with the same key must have the same one. */
export function requestHash(input: Readonly<Record<string, unknown>>): string {
  const { requestKey: _, ...rest } = input
  return createHash('sha256').update(canonical(rest)).digest('hex')
}

/** Refuses with `request.key-reused` when a key comes back with other input. */
export function checkRepeat(found: { requestHash: string | null }, hash: string): void {
  if (found.requestHash !== hash) throw new AppError('request.key-reused')
}

/** JSON with sorted keys (the part of RFC 8785 that our inputs need: no numbers beyond safe integers). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
