import * as z from 'zod/mini'
import { beforeEach, describe, expect, it } from 'vitest'
import { readFeed } from '#server/platform/events/feed.ts'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { jobHandler } from '#server/platform/jobs/job.ts'
import { enqueue } from '#server/platform/jobs/queue.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { enqueueDue } from '#server/platform/jobs/schedule.ts'
import { testClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { happen, testServices, until } from '../integration/event-log/support.ts'

const clock = testClock()
const services = await testServices({ clock })
const { db } = services
const day = 86_400_000

beforeEach(async () => {
  await (await testDatabase()).reset()
  clock.set('2026-11-21T11:00:00.000Z')
})

describe('a clock that jumps', () => {
  it('neither frees a running job for another worker nor holds it back', async () => {
    let runs = 0
    const slow = jobHandler({
      kind: 'test.job',
      payload: z.object({}),
      async run() {
        runs += 1
        await new Promise((resolve) => setTimeout(resolve, 1500))
      },
    })
    await enqueue(db.pool, { kind: 'test.job', uniqueKey: '1', payload: {}, runAt: clock.now() })
    const runners = [1, 2].map(() => startRunner(services, { handlers: [slow], leaseMilliseconds: 2000 }))
    await until(() => runs === 1)
    for (const jump of [day, -3 * day, 30 * day]) {
      clock.pass(jump)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    await until(async () => (await db.pool.rows(`SELECT id FROM jobs WHERE state = 'done'`)).length === 1)
    await Promise.all(runners.map((runner) => runner.stop()))
    expect(runs).toBe(1)
  })

  it('does not disturb the order of the feed', async () => {
    const lease = sequencerLease()
    const ids: number[] = []
    for (const jump of [day, -30 * day, 0]) {
      clock.pass(jump)
      ids.push(await happen(services, { name: 'client.viewed', payload: { clientId: 1 } }))
      await sequence(db, lease)
    }
    const feed = await readFeed(db.pool, 0, 10)
    expect(feed.map(({ position, eventId }) => [position, eventId])).toEqual(
      ids.map((id, index) => [index + 1, id]),
    )
  })

  it('makes no double of a periodic job when it goes back', async () => {
    const hourly = jobHandler({
      kind: 'test.hourly',
      payload: z.object({}),
      every: 3_600_000,
      run: () => Promise.resolve(),
    })
    const seen = new Map<string, number>()
    for (const jump of [0, 3_600_000, -3_600_000, 3_600_000]) {
      clock.pass(jump)
      await enqueueDue(services, [hourly], seen)
    }
    expect(await db.pool.rows('SELECT id FROM jobs')).toHaveLength(2)
  })
})
