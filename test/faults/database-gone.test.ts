import * as z from 'zod/mini'
import { afterAll, describe, expect, it } from 'vitest'
import { migrations } from '#server/migrations/index.ts'
import { openPool } from '#server/platform/database/connection.ts'
import { migrate } from '#server/platform/database/migrator.ts'
import { readFeed } from '#server/platform/events/feed.ts'
import { jobHandler } from '#server/platform/jobs/job.ts'
import { enqueue } from '#server/platform/jobs/queue.ts'
import { startWorker } from '#server/worker.ts'
import { startTestServer } from '#test/support/database-server.ts'
import { happen, testServices, until } from '../integration/event-log/support.ts'

const server = await startTestServer()
afterAll(() => server.stop())

async function makeDatabase(): Promise<string> {
  const admin = openPool(server.url, { connections: 1 })
  await admin.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1')
  await admin.query('CREATE DATABASE office')
  await admin.end()
  const url = new URL(server.url)
  url.pathname = '/office'
  await migrate(url.href, migrations)
  return url.href
}

describe('a worker and its followers', () => {
  it('go on by themselves when a lost database is back', async () => {
    const services = await testServices({ url: await makeDatabase() })
    const { db, live } = services
    const ran: number[] = []
    const handler = jobHandler({
      kind: 'test.job',
      payload: z.object({ value: z.int() }),
      run: (_, { value }) => Promise.resolve(void ran.push(value)),
    })
    const job = (value: number) =>
      enqueue(db.pool, {
        kind: 'test.job',
        uniqueKey: `${value}`,
        payload: { value },
        runAt: services.clock.now(),
      })
    const viewed = { name: 'client.viewed', payload: { clientId: 1 } } as const
    const worker = startWorker(services, { jobs: [handler], reactions: [] })
    live.start()
    const leaving = new AbortController()
    const heard: number[] = []
    const following = (async () => {
      for await (const batch of live.follow(0, leaving.signal))
        heard.push(...batch.map(({ eventId }) => eventId))
    })()

    const before = await happen(services, viewed)
    await job(1)
    await until(() => heard.length === 1 && ran.length === 1)
    await server.kill()
    await expect(happen(services, viewed)).rejects.toThrow()
    await server.start()
    const after = await happen(services, viewed)
    await job(2)
    await until(() => heard.length === 2 && ran.length === 2)
    expect(heard).toEqual([before, after])
    expect(ran).toEqual([1, 2])
    expect((await readFeed(db.pool, 0, 10)).map(({ position }) => position)).toEqual([1, 2])

    leaving.abort()
    await following
    await worker.stop()
  })
})
