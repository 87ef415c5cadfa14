import { TRPCError } from '@trpc/server'
import { AppError, type Refusal } from '#shared/domain/kernel/errors.ts'
import { CommitUnclear } from '../database/transaction.ts'
import { isContended, isUnavailable, refusalOfBrokenConstraint } from '../database/errors.ts'

/** How tRPC calls what it could not make an input of. */
const unreadable = new Set<string>([
  'BAD_REQUEST',
  'PARSE_ERROR',
  'UNSUPPORTED_MEDIA_TYPE',
  'PAYLOAD_TOO_LARGE',
])

interface Issue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly format?: string
}

/** The refusal that an error stands for; `server.fault` when it is a bug. */
export function refusalFor(error: unknown): AppError {
  // Looked for first: an error of tRPC with a transport code of its own may wrap it.
  for (const cause of chain(error)) if (cause instanceof AppError) return cause
  for (const cause of chain(error)) {
    const constraint = refusalOfBrokenConstraint(cause)
    if (constraint !== null) return new AppError(constraint)
    if (isUnavailable(cause) || cause instanceof CommitUnclear) return new AppError('database.unavailable')
    if (isTimedOut(cause) || isContended(cause)) return new AppError('server.busy')
    if (cause instanceof TRPCError) {
      const issues = issuesOf(cause.cause)
      if (unreadable.has(cause.code)) return new AppError('input.invalid', { fields: issues ?? {} })
      if (cause.code === 'NOT_FOUND' || cause.code === 'METHOD_NOT_SUPPORTED')
        return new AppError('procedure.not-found')
    }
  }
  return new AppError('server.fault')
}

/** The same as an error of tRPC, so that its transport code is right. */
export function asTransportError(error: unknown): TRPCError {
  const refusal = refusalFor(error)
  return new TRPCError({
    code: refusal.transportCode,
    message: refusal.code,
    cause: refusal.code === 'server.fault' ? error : refusal,
  })
}

/** The body of a refusal as it reaches a window. */
export function refusalBody(error: AppError, requestId: string): Refusal {
  return { code: error.code, details: error.details, requestId }
}

/** Field path → what is wrong with it, in the schema library's words; null when the cause is something else. */
function issuesOf(cause: unknown): Record<string, string> | null {
  const issues = (cause as { issues?: readonly Issue[] } | undefined)?.issues
  if (!Array.isArray(issues)) return null
  return Object.fromEntries(
    (issues as readonly Issue[]).map((issue) => [
      issue.path.map(String).join('.'),
      issue.format ?? issue.code ?? 'invalid',
    ]),
  )
}

function isTimedOut(cause: unknown): boolean {
  const { errno } = cause as { errno?: number }
  return errno === 1969 || errno === 3024
}

function* chain(error: unknown): Generator<object> {
  let next: unknown = error
  for (let depth = 0; typeof next === 'object' && next !== null && depth < 8; depth += 1) {
    yield next
    const { cause, parent } = next as { cause?: unknown; parent?: unknown }
    next = cause ?? parent
  }
}
