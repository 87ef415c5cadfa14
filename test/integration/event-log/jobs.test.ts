import * as z from 'zod/mini'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { toStored } from '#server/platform/database/connection.ts'
import { inTransaction } from '#server/platform/database/transaction.ts'
import { GiveUp, jobHandler, type JobContext, type JobHandler } from '#server/platform/jobs/job.ts'
import type { Loop } from '#server/platform/jobs/loop.ts'
import { enqueue } from '#server/platform/jobs/queue.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { enqueueDue, removeOldJobs } from '#server/platform/jobs/schedule.ts'
import { testClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { testServices, until } from './support.ts'

const clock = testClock()
const services = await testServices({ clock })
const { db } = services

interface StoredJob {
  uniqueKey: string
  state: string
  attempts: number
  runAt: string
  lastError: string | null
}

beforeEach(async () => {
  await (await testDatabase()).reset()
  clock.set('2026-11-21T11:00:00.000Z')
})

function jobs(): Promise<StoredJob[]> {
  return db.pool.rows<StoredJob>(
    'SELECT unique_key AS uniqueKey, state, attempts, run_at AS runAt, last_error AS lastError FROM jobs ORDER BY id',
  )
}

function handler(run: (ctx: JobContext, value: number) => Promise<void>, more: Partial<JobHandler> = {}) {
  const payload = z.object({ value: z.int() })
  return { ...jobHandler({ kind: 'test.job', payload, run: (ctx, { value }) => run(ctx, value) }), ...more }
}

function put(value: number, runAt = clock.now()): Promise<void> {
  return enqueue(db.pool, { kind: 'test.job', uniqueKey: `key-${value}`, payload: { value }, runAt })
}

async function running(runners: readonly Loop[], work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } finally {
    await Promise.all(runners.map((runner) => runner.stop()))
  }
}

const areDone = async () => (await jobs()).every(({ state }) => state === 'done')

describe('the queue of jobs', () => {
  it('takes a job once per kind and key', async () => {
    await put(1)
    await put(1)
    await enqueue(db.pool, { kind: 'test.other', uniqueKey: 'key-1', payload: {}, runAt: clock.now() })
    expect((await jobs()).map(({ uniqueKey }) => uniqueKey)).toEqual(['key-1', 'key-1'])
  })

  it('takes a job back with the change that asked for it', async () => {
    const refused = inTransaction(db, async (tx) => {
      await enqueue(db.within(tx), { kind: 'test.job', uniqueKey: 'k', payload: {}, runAt: clock.now() })
      throw new Error('refused')
    })
    await expect(refused).rejects.toThrow('refused')
    expect(await jobs()).toEqual([])
  })
})

describe('the runner', () => {
  it('runs every due job once, whatever the number of workers', async () => {
    for (let value = 0; value < 60; value += 1) await put(value)
    const ran: number[] = []
    const work = handler((_, value) => Promise.resolve(void ran.push(value)))
    const runners = Array.from({ length: 3 }, () => startRunner(services, { handlers: [work] }))
    await running(runners, () => until(areDone))
    expect(ran.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index))
  })

  it('leaves a job alone until its time has come', async () => {
    const run = vi.fn(() => Promise.resolve())
    await put(1, new Date(clock.now().getTime() + 60_000))
    await running([startRunner(services, { handlers: [handler(run)] })], async () => {
      await new Promise((resolve) => setTimeout(resolve, 600))
      expect(run).not.toHaveBeenCalled()
      clock.pass(60_000)
      await until(areDone)
    })
    expect(run).toHaveBeenCalledOnce()
  })

  it('runs a failed job again after a growing delay, and gives it up after the last attempt', async () => {
    await put(1)
    const work = handler(() => Promise.reject(new Error('no connection')), { mostAttempts: 3 })
    await running([startRunner(services, { handlers: [work] })], async () => {
      for (const delay of [10_000, 20_000]) {
        const failedAt = clock.now()
        const runAt = toStored(new Date(failedAt.getTime() + delay))
        await until(async () => (await jobs())[0]?.runAt === runAt)
        clock.pass(delay)
      }
      await until(async () => (await jobs())[0]?.state === 'failed')
    })
    expect(await jobs()).toMatchObject([{ state: 'failed', attempts: 3, lastError: 'no connection' }])
  })

  it('does not repeat what cannot help', async () => {
    await put(1)
    const work = handler(() => Promise.reject(new GiveUp('no such mailbox')))
    await running([startRunner(services, { handlers: [work] })], () =>
      until(async () => (await jobs())[0]?.state === 'failed'),
    )
    expect(await jobs()).toMatchObject([{ attempts: 1, lastError: 'no such mailbox' }])
  })

  it('keeps a job that takes longer than its lease', async () => {
    await put(1)
    const run = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 1200)))
    const options = { handlers: [handler(run)], leaseMilliseconds: 300 }
    await running([startRunner(services, options), startRunner(services, options)], () => until(areDone))
    expect(run).toHaveBeenCalledOnce()
  })

  it('lets running jobs end when it stops, and tells them', async () => {
    await put(1)
    let isRunning = false
    const work = handler(
      ({ signal }) =>
        new Promise((resolve) => {
          isRunning = true
          signal.addEventListener('abort', () => setTimeout(resolve, 100))
        }),
    )
    const runner = startRunner(services, { handlers: [work] })
    await until(() => isRunning)
    await runner.stop()
    expect(await jobs()).toMatchObject([{ state: 'done' }])
  })

  it('puts a job of an unknown kind back for a newer version', async () => {
    await put(1)
    await running([startRunner(services, { handlers: [] })], () =>
      until(async () => (await jobs())[0]?.lastError !== null),
    )
    expect(await jobs()).toMatchObject([{ state: 'waiting', attempts: 1 }])
  })
})

describe('periodic jobs', () => {
  const hourly = { ...handler(() => Promise.resolve()), every: 3_600_000 }

  it('come once per period, however many workers ask', async () => {
    const [one, other] = [new Map<string, number>(), new Map<string, number>()]
    await enqueueDue(services, [hourly], one)
    await enqueueDue(services, [hourly], other)
    expect(await jobs()).toHaveLength(1)
    clock.pass(3_600_000)
    await enqueueDue(services, [hourly], one)
    await enqueueDue(services, [hourly], other)
    expect(await jobs()).toHaveLength(2)
  })

  it('are made up for once after a standstill', async () => {
    await enqueueDue(services, [hourly], new Map())
    clock.pass(50 * 3_600_000)
    await enqueueDue(services, [hourly], new Map())
    expect(await jobs()).toHaveLength(2)
  })

  it('clear the queue of old done jobs only', async () => {
    const day = 86_400_000
    for (const value of [1, 2, 3]) await put(value, new Date(clock.now().getTime() - 8 * day))
    await db.pool.query(`UPDATE jobs SET state = 'done' WHERE unique_key = 'key-1'`)
    await db.pool.query(`UPDATE jobs SET state = 'failed' WHERE unique_key = 'key-2'`)
    await put(4)
    await db.pool.query(`UPDATE jobs SET state = 'done' WHERE unique_key = 'key-4'`)
    await db.pool.query(`UPDATE jobs SET run_at = ? WHERE unique_key = 'key-3'`, [
      toStored(new Date(clock.now().getTime() + 8 * day)),
    ])
    await enqueueDue(services, [removeOldJobs], new Map())
    await running([startRunner(services, { handlers: [removeOldJobs] })], () =>
      until(async () => (await jobs()).every(({ uniqueKey }) => uniqueKey !== 'key-1')),
    )
    expect((await jobs()).map(({ uniqueKey }) => uniqueKey)).toEqual(
      expect.arrayContaining(['key-2', 'key-3', 'key-4']),
    )
  })
})
