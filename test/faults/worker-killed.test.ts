import * as z from 'zod/mini'
import { beforeEach, describe, expect, it } from 'vitest'
import { readFeed } from '#server/platform/events/feed.ts'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { dispatch, dispatcherLease } from '#server/platform/jobs/dispatcher.ts'
import { jobHandler } from '#server/platform/jobs/job.ts'
import { enqueue } from '#server/platform/jobs/queue.ts'
import { eventReaction } from '#server/platform/jobs/reaction.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { testDatabase } from '#test/support/database.ts'
import { happen, testServices, until } from '../integration/event-log/support.ts'
import { startWorkerProcess } from './programs/start-worker.ts'

const database = await testDatabase()
const services = await testServices()
const { db } = services

beforeEach(() => database.reset())

const countOf = async (name: string) =>
  (await db.pool.rows('SELECT id FROM event_log WHERE name = ?', [name])).length

describe('a worker that is killed', () => {
  it('in the middle of a job: another one runs it again', async () => {
    const now = services.clock.now()
    await enqueue(db.pool, { kind: 'test.job', uniqueKey: '1', payload: {}, runAt: now })
    const worker = startWorkerProcess(database.url, 'job')
    await until(() => worker.lines.includes('half done'))
    await worker.kill()

    let attempts = 0
    const handler = jobHandler({
      kind: 'test.job',
      payload: z.object({}),
      run: (ctx) => Promise.resolve(void (attempts = ctx.attempt)),
    })
    const runner = startRunner(services, { handlers: [handler], leaseMilliseconds: 500 })
    await until(async () => (await db.pool.rows(`SELECT id FROM jobs WHERE state = 'done'`)).length === 1)
    await runner.stop()
    expect(attempts).toBe(2)
    expect(await countOf('client.viewed')).toBe(1)
  })

  it('in the middle of a reaction: nothing of it stays, and it happens once elsewhere', async () => {
    await happen(services, { name: 'client.viewed', payload: { clientId: 1 } })
    await sequence(db, sequencerLease(0))
    const worker = startWorkerProcess(database.url, 'reaction')
    await until(() => worker.lines.includes('not committed'))
    await worker.kill()

    const reaction = eventReaction({
      name: 'test.trace',
      to: ['client.viewed'],
      react: async (step, event) => void (await step.append('client.accounts-viewed', event.payload)),
    })
    const lease = dispatcherLease()
    await until(async () => (await dispatch(services, { lease, reactions: [reaction] })) > 0)
    expect(await countOf('client.accounts-viewed')).toBe(1)
  })

  it('while it fills the feed: another takes over, and no event is lost or told twice', async () => {
    let isWriting = true
    const ids: number[] = []
    const write = async () => {
      while (isWriting) ids.push(await happen(services, { name: 'client.viewed', payload: { clientId: 1 } }))
    }
    const writers = [write(), write(), write(), write()]
    try {
      let holder = startWorkerProcess(database.url, 'sequencer')
      for (let round = 0; round < 3; round += 1) {
        await until(() => holder.lines.length > 2)
        const standIn = startWorkerProcess(database.url, 'sequencer')
        await holder.kill()
        holder = standIn
      }
      await until(() => holder.lines.length > 2)
    } finally {
      isWriting = false
    }
    await Promise.all(writers)
    await until(async () => (await db.pool.rows('SELECT event_id FROM event_outbox LIMIT 1')).length === 0)
    const feed = await readFeed(db.pool, 0, 1_000_000)
    expect(feed.map(({ position }) => position)).toEqual(feed.map((_, index) => index + 1))
    expect(feed.map(({ eventId }) => eventId).sort((a, b) => a - b)).toEqual(ids.sort((a, b) => a - b))
  })
})
