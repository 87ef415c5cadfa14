import type { ErrorCode, Refusal } from '../domain/kernel/errors.ts'

/** A refusal that a window raises itself, from an attempt's value or a file route's answer. */
export class RefusedError extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = 'RefusedError'
    this.refusal = refusal
  }
}

/**
 * Why a call failed, in a form a window can show: the server's refusal, `server.unreachable` when no answer came,
 * `server.fault` for anything else. Never throws.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusedError) return error.refusal
  const refusal = (error as { data?: { refusal?: unknown } } | null)?.data?.refusal
  if (isRefusal(refusal)) return refusal
  const hasAnswer =
    typeof (error as { data?: unknown } | null)?.data === 'object' &&
    (error as { data: unknown }).data !== null
  return {
    code: hasAnswer || !isTransport(error) ? 'server.fault' : 'server.unreachable',
    details: {},
    requestId: '',
  }
}

/** The value of an attempt (sign-in, activation, reset), or its refusal thrown. */
export function attempted<Value>(
  result:
    | { ok: true; value: Value }
    | { ok: false; refusal: { code: ErrorCode; details: Record<string, unknown> } },
): Value {
  if (result.ok) return result.value
  throw new RefusedError({ ...result.refusal, requestId: '' })
}

/** Whether a value has the shape of a refusal. */
export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { code?: unknown }).code === 'string' &&
    'details' in value
  )
}

/** A call that got no answer, or one that is not ours (a proxy's page, a cut connection). */
function isTransport(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.name === 'TRPCClientError')
}
