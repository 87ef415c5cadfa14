import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ListEventsInput } from '#shared/domain/event-log/schema.ts'
import { eventsStaffRouter } from '#server/features/event-log/staff-router.ts'
import { openPool } from '#server/platform/database/connection.ts'
import { createCallerFactory } from '#server/platform/trpc/init.ts'
import { refusalFor } from '#server/platform/trpc/refusals.ts'
import { testClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  countingServices,
  happen,
  makeAccount,
  makeClient,
  makeTask,
  requestBy,
  testServices,
  type TestAccount,
} from './support.ts'

const clock = testClock()
const services = await testServices({ clock })
const { db } = services

const counting = countingServices(services)

const callerOf = (account: TestAccount, of = services) =>
  createCallerFactory(eventsStaffRouter)(requestBy(of, account))

async function office() {
  const auditor = await makeAccount(services, { kind: 'staff', group: 'AUDITORS' })
  const clerk = await makeAccount(services, { kind: 'staff', group: 'CLERKS' })
  const clientId = await makeClient(services)
  const taskId = await makeTask(services, { clientId, by: clerk.id })
  return { auditor, clerk, clientId, taskId, log: callerOf(auditor) }
}

describe('the list of events', () => {
  beforeEach(async () => {
    await (await testDatabase()).reset()
    clock.set('2026-11-21T11:00:00.000Z')
  })

  it('names who, what, whom and when, newest first', async () => {
    const { log, clerk, clientId, taskId } = await office()
    await happen(services, {
      name: 'client.viewed',
      payload: { clientId },
      subject: { clientId },
      by: { actorKind: 'staff', actorId: clerk.id, address: '10.0.0.7' },
    })
    clock.pass(1000)
    await happen(services, {
      name: 'task.noted',
      payload: { taskId, version: 1, entryId: 9, files: 0 },
      subject: { clientId, taskId },
      by: { actorKind: 'staff', actorId: clerk.id },
    })
    clock.pass(1000)
    const { rows, nextCursor } = await log.list({})
    expect(nextCursor).toBeNull()
    expect(rows.map(({ name }) => name)).toEqual(['event-log.viewed', 'task.noted', 'client.viewed'])
    expect(rows[2]).toMatchObject({
      actorId: clerk.id,
      actorName: expect.stringMatching(/^Anna Nowak\d+$/) as string,
      actorKind: 'staff',
      clientId,
      clientName: expect.stringMatching(/^Jan Kowalski/) as string,
      address: '10.0.0.7',
      occurredAt: '2026-11-21T11:00:00.000Z',
      payload: { clientId },
      can: { openClient: true, openTask: false },
    })
    expect(rows[1]).toMatchObject({
      taskId,
      taskNumber: expect.stringMatching(/^2026\//) as string,
      can: { openClient: true, openTask: true },
    })
  })

  it('is itself logged, with the filter and before the answer', async () => {
    const { log, auditor, clientId } = await office()
    await log.list({ clientId, from: '2026-11-01', limit: 5 })
    const rows = await db.pool.rows(
      `SELECT actor_id AS actorId, payload FROM event_log WHERE name = 'event-log.viewed'`,
    )
    expect(rows).toEqual([
      {
        actorId: auditor.id,
        payload: JSON.stringify({ filter: { clientId, from: '2026-11-01' }, isFirstPage: true }),
      },
    ])
  })

  it('is for those who may read it', async () => {
    const { clerk } = await office()
    const refusal = await callerOf(clerk).list({}).catch(refusalFor)
    expect(refusal).toMatchObject({ code: 'permission.missing', details: { permission: 'event.read' } })
    expect(await db.pool.rows('SELECT id FROM event_log')).toEqual([])
  })

  it('filters by each of its filters and by several at once', async () => {
    const { log, clerk, auditor, clientId, taskId } = await office()
    const other = await makeClient(services)
    const by = { actorKind: 'staff', actorId: clerk.id } as const
    await happen(services, { name: 'client.viewed', payload: { clientId }, subject: { clientId }, by })
    await happen(services, {
      name: 'client.viewed',
      payload: { clientId: other },
      subject: { clientId: other },
    })
    await happen(services, {
      name: 'account.signed-in',
      payload: { accountId: clerk.id, app: 'desktop' },
      by,
    })
    await happen(services, {
      name: 'task.noted',
      payload: { taskId, version: 1, entryId: 9, files: 0 },
      subject: { clientId, taskId },
      by,
    })
    const found = async (input: ListEventsInput) =>
      (await log.list(input)).rows.map(({ name }) => name).filter((name) => name !== 'event-log.viewed')
    expect(await found({ clientId })).toEqual(['task.noted', 'client.viewed'])
    expect(await found({ taskId })).toEqual(['task.noted'])
    expect(await found({ actorId: clerk.id })).toEqual(['task.noted', 'account.signed-in', 'client.viewed'])
    expect(await found({ actorId: auditor.id })).toEqual([])
    expect(await found({ names: ['client.viewed'] })).toHaveLength(2)
    expect(await found({ names: ['client.viewed', 'account.signed-in', 'client.viewed'] })).toEqual([
      'account.signed-in',
      'client.viewed',
      'client.viewed',
    ])
    expect(await found({ names: ['client.viewed', 'task.noted'], actorId: clerk.id, clientId })).toEqual([
      'task.noted',
      'client.viewed',
    ])
    expect(await found({ names: [] })).toHaveLength(4)
  })

  it('takes dates as days of the office, both included', async () => {
    const { log } = await office()
    const at = [
      '2026-11-19T22:59:59.999Z',
      '2026-11-19T23:00:00.000Z',
      '2026-11-20T22:59:59.999Z',
      '2026-11-20T23:00:00.000Z',
    ]
    for (const instant of at) {
      clock.set(instant)
      await happen(services, { name: 'account.unlocked', payload: { accountId: 1 } })
    }
    const { rows } = await log.list({ from: '2026-11-20', to: '2026-11-20' })
    expect(rows.map(({ occurredAt }) => occurredAt)).toEqual([at[2], at[1]])
  })

  it('pages through events of the same instant without loss or double', async () => {
    const { log } = await office()
    for (let count = 0; count < 25; count += 1) {
      if (count === 12) clock.pass(1)
      await happen(services, { name: 'account.unlocked', payload: { accountId: count + 1 } })
    }
    for (const filter of [
      { names: ['account.unlocked' as const] },
      { names: ['account.unlocked' as const, 'mail.sent' as const] },
    ]) {
      const seen: unknown[] = []
      let cursor: string | null = null
      do {
        const page = await log.list({ ...filter, cursor, limit: 7 })
        seen.push(...page.rows.map(({ payload }) => payload['accountId']))
        cursor = page.nextCursor
      } while (cursor !== null)
      expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => 25 - index))
    }
  })

  it('refuses a cursor that is none', async () => {
    const { log } = await office()
    expect(await log.list({ cursor: 'x' }).catch(refusalFor)).toMatchObject({ code: 'page.cursor-invalid' })
  })
})

describe('the list of 50,000 events', () => {
  let log: ReturnType<typeof callerOf>
  const size = 50_000

  beforeAll(async () => {
    await (await testDatabase()).reset()
    const auditor = await makeAccount(services, { kind: 'staff', group: 'AUDITORS' })
    log = callerOf(auditor, counting.services)
    // The statement limit of the program is not for filling a table.
    const pool = openPool(services.env.DATABASE_URL, { connections: 1 })
    await pool.query(
      `INSERT INTO event_outbox (event_id)
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n`,
    )
    await pool.query(
      `INSERT INTO event_log (name, schema_version, actor_kind, actor_id, client_id, task_id, request_id, payload, occurred_at)
       SELECT ELT(1 + (a.event_id + b.event_id) % 5, 'client.viewed', 'task.moved', 'task.replied', 'account.signed-in', 'file.downloaded'),
         1, 'staff', a.event_id % 30 + 1, (a.event_id * 7 + b.event_id) % 500 + 1, (a.event_id * 13 + b.event_id * 5) % 2000 + 1,
         '', '{}', '2025-01-01' + INTERVAL (a.event_id * 50 + b.event_id) * 1200 SECOND
       FROM event_outbox a JOIN event_outbox b ON b.event_id <= ${size / 1000}`,
    )
    await pool.query('DELETE FROM event_outbox')
    await pool.query('ANALYZE TABLE event_log')
    await pool.end()
  }, 120_000)

  async function readPerRow(input: ListEventsInput): Promise<number> {
    let found = 0
    const rowsRead = await counting.rowsReadBy(async () => {
      found = (await log.list({ limit: 50, ...input })).rows.length
    })
    expect(found).toBeGreaterThan(5)
    return rowsRead / found
  }

  it.each<[string, ListEventsInput]>([
    ['nothing', {}],
    ['one name', { names: ['task.moved'] }],
    ['several names', { names: ['task.moved', 'client.viewed', 'task.replied'] }],
    ['an actor', { actorId: 7 }],
    ['a client', { clientId: 5 }],
    ['a task', { taskId: 9 }],
    ['dates', { from: '2025-11-01', to: '2025-11-30' }],
    ['a client and names', { clientId: 5, names: ['task.moved', 'client.viewed'] }],
    ['an actor and a name', { actorId: 7, names: ['task.moved'] }],
  ])('reads at most 20 rows per row answered when filtered by %s', async (_, input) => {
    expect(await readPerRow(input)).toBeLessThan(20)
    const { nextCursor } = await log.list({ limit: 5, ...input })
    expect(nextCursor).not.toBeNull()
    expect(await readPerRow({ ...input, cursor: nextCursor })).toBeLessThan(20)
  })
})
