import type { ErrorCode } from '#shared/domain/kernel/errors.ts'

const unclear: readonly ErrorCode[] = [
  'server.unreachable',
  'server.fault',
  'server.busy',
  'database.unavailable',
]

/** Whether a change may have been made although its answer says nothing of it: then it is sent again with the same key. */
export function mayHaveArrived(code: ErrorCode): boolean {
  return unclear.includes(code)
}
