import * as z from 'zod/mini'
import { toStored } from '../database/connection.ts'
import type { Services } from '../trpc/context.ts'
import { jobHandler, type JobHandler } from './job.ts'
import { startLoop, type Loop } from './loop.ts'
import { enqueue } from './queue.ts'

const day = 86_400_000

/**
 * Enqueues periodic jobs. Time is cut into slots of `every` milliseconds and each slot has one job, whichever process
 * asks first and however often: its number is the key. After a standstill only the current slot is made up for.
 */
export function startSchedules(services: Services, handlers: readonly JobHandler[]): Loop {
  const lastSlots = new Map<string, number>()
  return startLoop({
    name: 'schedules',
    log: services.log,
    rest: { shortest: 1000, longest: 1000 },
    async step() {
      await enqueueDue(services, handlers, lastSlots)
      return false
    },
  })
}

/** One step; `lastSlots` remembers what this process has already asked for. */
export async function enqueueDue(
  services: Services,
  handlers: readonly JobHandler[],
  lastSlots: Map<string, number>,
): Promise<void> {
  const now = services.clock.now()
  for (const { kind, every } of handlers) {
    if (every === undefined) continue
    const slot = Math.floor(now.getTime() / every)
    if (lastSlots.get(kind) === slot) continue
    await enqueue(services.db.pool, { kind, uniqueKey: String(slot), payload: {}, runAt: now })
    lastSlots.set(kind, slot)
  }
}

/** Takes jobs out of the queue that have been done for a week, and given-up ones after 90 days. */
export const removeOldJobs = jobHandler({
  kind: 'jobs.remove-old',
  payload: z.object({}),
  every: day / 24,
  async run({ db, now, signal }) {
    const keptDays = { done: 7, failed: 90 }
    for (const [state, days] of Object.entries(keptDays)) {
      const before = toStored(new Date(now().getTime() - days * day))
      let removed: number
      do {
        const sql = 'DELETE FROM jobs WHERE state = ? AND run_at < ? ORDER BY run_at, id LIMIT 1000'
        removed = (await db.pool.query(sql, [state, before])).affectedRows
      } while (removed === 1000 && !signal.aborted)
    }
  },
})
