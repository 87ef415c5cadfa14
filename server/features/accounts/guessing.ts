import type { ErrorCode } from '#shared/domain/kernel/errors.ts'
import {
  clearFailures,
  countFailure,
  counterOf,
  counterOfAddress,
  secondsToWait,
  secondsToWaitShared,
  type Failure,
} from '#server/platform/auth/throttle.ts'
import { refuse, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'

/** A wait of this long is called a lock and written to the log as one; below it is only a growing delay. */
export const lockFrom = 60_000

/** As much of a login as typed goes into the log. */
export const longestLogged = 120

/** The two counters an attempt is judged by: of what is guessed, and of the address it comes from. */
export interface Guarded {
  readonly kind: 'login' | 'mail' | 'activation' | 'case'
  readonly subject: string
}

const addressKinds = {
  login: 'address',
  mail: 'mailAddress',
  activation: 'address',
  case: 'address',
} as const

/**
 * How long an attempt has to wait, and whether because of its address. The address is asked first, so that one that
 * is refused anyway leaves no trace of what it guessed.
 */
export async function waitOf(
  ctx: AttemptContext,
  guarded: Guarded,
): Promise<{ seconds: number; by: 'address' | 'subject' } | null> {
  const address = counterOfAddress(addressKinds[guarded.kind], ctx.address)
  const forAddress = await secondsToWaitShared(ctx.sql, address, ctx.now())
  if (forAddress > 0) return { seconds: forAddress, by: 'address' }
  const seconds = await secondsToWait(ctx.sql, counterOf(guarded.kind, guarded.subject), ctx.now())
  return seconds > 0 ? { seconds, by: 'subject' } : null
}

/** Counts a failed attempt for what was guessed and for its address; the longer of both waits counts. */
export async function count(ctx: AttemptContext, guarded: Guarded): Promise<Failure> {
  const failure = await countFailure(ctx.sql, counterOf(guarded.kind, guarded.subject), ctx.now())
  const waitOfAddress = await countForAddress(ctx, guarded)
  return { ...failure, wait: Math.max(failure.wait, waitOfAddress) }
}

/** Counts an attempt for its address alone, as when it was refused unheard: asking again makes no wait longer. */
export async function countForAddress(ctx: AttemptContext, guarded: Guarded): Promise<number> {
  const address = counterOfAddress(addressKinds[guarded.kind], ctx.address)
  return address === null ? 0 : (await countFailure(ctx.sql, address, ctx.now())).wait
}

/** Forgets what was guessed wrongly of a login before. */
export async function forget(ctx: Pick<AttemptContext, 'sql'>, login: string): Promise<void> {
  await clearFailures(ctx.sql, counterOf('login', login))
}

/** A refusal that also tells how long the next attempt has to wait, where it has to. */
export function refuseAfter(code: ErrorCode, failure: Failure): Attempt<never> {
  return refuse(code, failure.wait > 0 ? { retryAfterSeconds: Math.ceil(failure.wait / 1000) } : {})
}
