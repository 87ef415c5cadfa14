import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '#server/platform/database/transaction.ts'
import { appendTo } from '#server/platform/events/append.ts'
import { lastPosition, readFeed, type FeedEvent } from '#server/platform/events/feed.ts'
import { openLiveFeed } from '#server/platform/events/feed-tail.ts'
import { sequence, sequencerLease, startSequencer } from '#server/platform/events/sequencer.ts'
import { testDatabase } from '#test/support/database.ts'
import { happen, testServices, until } from './support.ts'

const services = await testServices()
const { db, log } = services
const written = { name: 'client.viewed', payload: { clientId: 1 } } as const

beforeEach(async () => (await testDatabase()).reset())

async function isOutboxEmpty(): Promise<boolean> {
  return (await db.pool.rows('SELECT event_id FROM event_outbox LIMIT 1')).length === 0
}

/** Writes events without a pause and sometimes takes one back; answers the ids that committed. */
async function writeFor(milliseconds: number): Promise<number[]> {
  const ids: number[] = []
  const end = performance.now() + milliseconds
  while (performance.now() < end) {
    const isTakenBack = Math.random() < 0.1
    await inTransaction(db, async (tx) => {
      const append = appendTo(db.within(tx), {
        actorKind: 'system',
        actorId: null,
        address: null,
        requestId: '00000000-0000-4000-8000-000000000000',
        now: () => services.clock.now(),
      })
      const id = await append('client.viewed', { clientId: 1 })
      // Whoever has the lower id often commits later.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 8))
      if (isTakenBack) throw new Error('taken back')
      ids.push(id)
    }).catch((error: unknown) => {
      if (!isTakenBack) throw error
    })
  }
  return ids
}

describe('the feed of events', () => {
  it('holds every committed event once and without a gap, whoever writes and however many sequencers run', async () => {
    const live = openLiveFeed({ db, log })
    live.start()
    const stopFollowing = new AbortController()
    const followed: FeedEvent[] = []
    const latencies: number[] = []
    const following = (async () => {
      for await (const batch of live.follow(0, stopFollowing.signal)) {
        followed.push(...batch)
        for (const { occurredAt } of batch)
          latencies.push(services.clock.now().getTime() - Date.parse(occurredAt))
      }
    })()
    const sequencers = [startSequencer(services), startSequencer(services)]
    const ids = (await Promise.all(Array.from({ length: 8 }, () => writeFor(3000)))).flat()
    await until(isOutboxEmpty)
    await until(() => followed.length >= ids.length)
    await Promise.all(sequencers.map((sequencer) => sequencer.stop()))
    stopFollowing.abort()
    await following
    await live.stop()

    const feed = await readFeed(db.pool, 0, 1_000_000)
    expect(feed.map(({ position }) => position)).toEqual(feed.map((_, index) => index + 1))
    expect(feed.map(({ eventId }) => eventId).sort((a, b) => a - b)).toEqual(ids.sort((a, b) => a - b))
    expect(followed).toEqual(feed)
    latencies.sort((a, b) => a - b)
    const at = (share: number) => latencies[Math.floor(latencies.length * share)]
    console.log(
      `${ids.length} events by 8 writers in 3 s; from event to follower: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`,
    )
  })

  it('gives an event that commits late its place behind those that were faster', async () => {
    const lease = sequencerLease()
    const slow = await db.sequelize.transaction()
    const sql = db.within(slow)
    const { insertId: early } = await sql.query(
      `INSERT INTO event_log (name, schema_version, actor_kind, request_id, payload, occurred_at)
       VALUES ('client.viewed', 1, 'system', '', '{}', UTC_TIMESTAMP(3))`,
    )
    await sql.query('INSERT INTO event_outbox (event_id) VALUES (?)', [early])
    const later = await happen(services, written)
    await sequence(db, lease)
    await slow.commit()
    await sequence(db, lease)
    expect((await readFeed(db.pool, 0, 10)).map(({ eventId }) => eventId)).toEqual([later, early])
    expect(early).toBeLessThan(later)
  })

  it('leaves the work to the holder of the lease, and to another once the holder has gone quiet', async () => {
    const [first, second] = [sequencerLease(400), sequencerLease(400)]
    await happen(services, written)
    expect(await sequence(db, first)).toBe(1)
    await happen(services, written)
    expect(await sequence(db, second)).toBe(0)
    expect(await lastPosition(db.pool)).toBe(1)
    await until(async () => (await sequence(db, second)) === 1)
    expect(await lastPosition(db.pool)).toBe(2)
  })
})

describe('following the feed', () => {
  it('takes up where a follower left off, without loss or double, also from far behind', async () => {
    const lease = sequencerLease()
    const live = openLiveFeed({ db, log })
    live.start()
    const take = async (position: number, count: number) => {
      const got: number[] = []
      const leaving = new AbortController()
      for await (const batch of live.follow(position, leaving.signal)) {
        for (const event of batch) {
          if (got.length < count) got.push(event.position)
        }
        if (got.length === count) leaving.abort()
      }
      return got
    }
    await inTransaction(db, async (tx) => {
      const sql = db.within(tx)
      const row = ['client.viewed', 1, 'system', '', '{}', '2026-11-21 10:00:00.000']
      await sql.query(
        'INSERT INTO event_log (name, schema_version, actor_kind, request_id, payload, occurred_at) VALUES ?',
        [Array.from({ length: 3000 }, () => row)],
      )
      await sql.query('INSERT INTO event_outbox (event_id) SELECT id FROM event_log')
    })
    while ((await sequence(db, lease)) > 0);
    const first = await take(0, 1700)
    const second = await take(first.at(-1) ?? 0, 1300)
    expect([...first, ...second]).toEqual(Array.from({ length: 3000 }, (_, index) => index + 1))

    const next = take(3000, 2)
    await happen(services, written)
    await happen(services, written)
    await sequence(db, lease)
    expect(await next).toEqual([3001, 3002])
    await live.stop()
  })

  it.each([0, 1, 50])(
    'ends with the follower’s signal and with the feed, %i ms after it began',
    async (delay) => {
      const live = openLiveFeed({ db, log })
      live.start()
      const leaving = new AbortController()
      const ends = [leaving.signal, new AbortController().signal].map(async (signal) => {
        for await (const _ of live.follow(0, signal));
      })
      await new Promise((resolve) => setTimeout(resolve, delay))
      leaving.abort()
      await ends[0]
      await live.stop()
      await ends[1]
    },
  )

  it('serves 200 followers from one statement a poll', async () => {
    let statements = 0
    const rows: typeof db.pool.rows = (sql, values) => {
      statements += 1
      return db.pool.rows(sql, values)
    }
    const live = openLiveFeed({ db: { ...db, pool: { ...db.pool, rows } }, log })
    live.start()
    const leaving = new AbortController()
    let heard = 0
    const start = await live.position()
    const followers = Array.from({ length: 200 }, async () => {
      for await (const batch of live.follow(start, leaving.signal)) heard += batch.length
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    statements = 0
    for (let count = 0; count < 5; count += 1) await happen(services, written)
    await sequence(db, sequencerLease())
    await until(() => heard === 1000)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(statements).toBeLessThan(100)
    leaving.abort()
    await Promise.all(followers)
    await live.stop()
  })
})
