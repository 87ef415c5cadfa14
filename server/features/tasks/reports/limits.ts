import {
  countFailure,
  counterOf,
  counterOfAddress,
  secondsToWait,
  type Counter,
} from '#server/platform/auth/throttle.ts'
import { refuse, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'

/** What strangers send is counted in all and for their address, so that no flood of it reaches the office. */
export function countersOfReports({ address }: AttemptContext): Counter[] {
  const ofAddress = counterOfAddress('report', address)
  return [counterOf('reports', 'all'), ...(ofAddress === null ? [] : [ofAddress])]
}

/** What is written on one case is counted for it alone. */
export const counterOfCase = (taskId: number): Counter => counterOf('report', `case ${taskId}`)

/** The refusal of what comes too often, or null. Locks the counters until the transaction ends. */
export async function refusalOf(
  ctx: AttemptContext,
  counters: readonly Counter[],
): Promise<Attempt<never> | null> {
  let longest = 0
  for (const counter of counters)
    longest = Math.max(longest, await secondsToWait(ctx.sql, counter, ctx.now()))
  if (longest === 0) return null
  return refuse('report.too-many', { retryAfterMinutes: Math.ceil(longest / 60) })
}

export async function countAll(ctx: AttemptContext, counters: readonly Counter[]): Promise<void> {
  for (const counter of counters) await countFailure(ctx.sql, counter, ctx.now())
}
