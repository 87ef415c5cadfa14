import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueViews, taskStatuses, type QueueFilter } from '#shared/domain/tasks/schema.ts'
import { listTasks, countQueues } from '#server/features/tasks/queue-queries.ts'
import { listRequests } from '#server/features/tasks/request-queries.ts'
import { loadActor, startSession } from '#server/platform/auth/sessions.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { fillWithTasks } from './many-tasks.ts'
import { typeId } from './support.ts'

const [base, doublings] = [1000, 5]
const page = 50

let office: TestOffice
let sql: Pool
let actors: { clerk: Actor; field: Actor; client: Actor }
let clientId: number

/** 32,000 tasks; what is counted does not depend on how many there are, only bad SQL does. */
beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  sql = openPool(office.database.url, { connections: 1 })
  clientId = await makeClient(office)
  const clerk = await makeStaff(office, ['CLERKS'])
  const field = await makeStaff(office, ['FIELD'])
  actors = {
    clerk: await signedIn(clerk.accountId, 'staff'),
    field: await signedIn(field.accountId, 'staff'),
    client: await signedIn((await makeClientAccount(office, [clientId])).accountId, 'client'),
  }
  await fillWithTasks(office, { clientIds: [clientId], staffIds: [clerk.accountId, field.accountId] }, base)
  await sql.query(
    "INSERT INTO task_terms (term, stage, due_at, task_id) VALUES ('hydrant', 'open', NOW(3), 7)",
  )
  for (let count = base; count < base * 2 ** doublings; count *= 2) await double(count)
  await reportOneOf(10)
  const admin = openPool(office.database.adminUrl, { connections: 1 })
  await admin.query('ANALYZE TABLE tasks, task_terms, task_reporters, task_reporter_terms')
  await admin.end()
}, 180_000)
afterAll(() => sql.end())

async function double(count: number): Promise<void> {
  await sql.query(
    `INSERT INTO tasks (id, number, client_id, type_id, title, description, status, priority, assignee_id, group_id,
       due_at, source, created_by, request_key, request_hash, created_at, updated_at)
     SELECT id + ?, CONCAT('2026/', LPAD(id + ?, 6, '0')), client_id, type_id, title, '', status, priority, assignee_id,
       group_id, due_at, source, created_by, CONCAT('00000000-0000-4000-8000-', LPAD(id + ?, 12, '0')), '', created_at,
       updated_at FROM tasks`,
    [count, count, count],
  )
  await sql.query(
    "INSERT INTO task_terms (term, stage, due_at, task_id) SELECT term, stage, due_at, task_id + ? FROM task_terms WHERE term <> 'hydrant'",
    [count],
  )
}

/** Every so many of the tasks came without an account, all from one street. */
async function reportOneOf(every: number): Promise<void> {
  await sql.query('UPDATE tasks SET client_id = NULL, created_by = NULL WHERE id % ? = 3', [every])
  await sql.query(
    `INSERT INTO task_reporters (task_id, name, phone, place, language, secret_hash, key_hash, request_hash)
     SELECT id, 'Jan Lis', '', 'ul. Lipowa', 'pl', '', SHA2(id, 256), '' FROM tasks WHERE client_id IS NULL`,
  )
  for (const term of ['jan', 'lis', 'lipowa'])
    await sql.query('INSERT INTO task_reporter_terms (term, task_id) SELECT ?, task_id FROM task_reporters', [
      term,
    ])
}

async function signedIn(accountId: number, kind: 'staff' | 'client'): Promise<Actor> {
  const now = office.clock.now()
  const app = kind === 'staff' ? 'staff' : 'portal'
  const { token } = await startSession(sql, { accountId, app, address: null, now })
  const loaded = await loadActor(sql, { token, kind, now })
  if (!loaded) throw new Error('Nobody is signed in')
  return loaded
}

function contextOf(actor: Actor) {
  return { ...office, sql, actor, now: () => office.clock.now() } as unknown as Parameters<
    typeof listTasks
  >[0]
}

async function counter(): Promise<number> {
  const counters = await sql.rows<{ Value: string }>("SHOW SESSION STATUS LIKE 'Handler_read%'")
  return counters.reduce((sum, { Value }) => sum + Number(Value), 0)
}

/** What `work` answers and how many rows the engine read for it. */
async function costOf<Result>(work: () => Promise<Result>): Promise<{ result: Result; reads: number }> {
  // Reading the counters costs a few reads of its own.
  const before = await counter()
  const own = (await counter()) - before
  const start = await counter()
  const result = await work()
  return { result, reads: (await counter()) - start - own }
}

async function expectCheap(who: 'clerk' | 'field', filter: QueueFilter): Promise<number> {
  const ctx = contextOf(actors[who])
  let cursor: string | null = null
  let shown = 0
  for (let pages = 0; pages < 2 && (pages === 0 || cursor !== null); pages += 1) {
    const { result, reads } = await costOf(() => listTasks(ctx, { filter, cursor, limit: page }))
    expect(reads / page, `${who} ${JSON.stringify(filter)}, page ${pages + 1}`).toBeLessThanOrEqual(20)
    shown += result.rows.length
    cursor = result.nextCursor
  }
  return shown
}

const isOneOpenState = (state: string) => ['new', 'in-progress', 'waiting'].includes(state)

describe.each(['clerk', 'field'] as const)('a page of 50 in the queue of a %s', (who) => {
  it.each(queueViews)('reads at most 20 rows for each it can show: %s', async (view) => {
    const [failure, question] = [await typeId(office, 'failure'), await typeId(office, 'question')]
    let shown = 0
    for (const state of ['open', 'ended', ...taskStatuses] as const) {
      // Within what a group or a type narrows, others of the open states are read past; they are few anywhere.
      const isOfGroups = who === 'field' && view === 'unassigned'
      if (!isOneOpenState(state) || !isOfGroups) shown += await expectCheap(who, { view, state })
      if (isOneOpenState(state)) continue
      for (const narrowing of [
        { typeId: failure },
        { typeId: question },
        { overdueOnly: true },
        { assigneeId: actors[who].accountId },
        { assigneeId: actors[who].accountId, typeId: failure },
      ])
        shown += await expectCheap(who, { view, state, ...narrowing })
    }
    expect(shown).toBeGreaterThan(800)
  })
})

describe('a search', () => {
  it.each([
    ['by a word that a third of the titles have', { text: 'awaria' }, 2 * page],
    ['by the beginning of a word', { text: 'wodo' }, 2 * page],
    ['by a word that one title has', { text: 'hydrant' }, 1],
    ['by a word that no title has', { text: 'studnia' }, 0],
    ['by a street that thousands reported from', { text: 'lipowa' }, page],
    ['by who reported it, and where', { text: 'jan lipowa' }, page],
    ['by number', { text: '2026/000123' }, 1],
    ['by a number’s beginning', { text: '2026/0001' }, page],
    ['among what has ended', { text: 'awaria', state: 'ended' }, 2 * page],
    ['of one type', { text: 'awaria', typeId: -1 }, 2 * page],
    ['of one type, by the beginning of a word', { text: 'wodo', typeId: -1 }, 2 * page],
    ['of one type, among what is closed', { text: 'awaria', typeId: -1, state: 'closed' }, 2 * page],
    ['in one’s own queue', { text: 'awaria', view: 'mine' }, 2 * page],
  ] as [string, Partial<QueueFilter>, number][])(
    '%s reads at most 20 rows for each it can show',
    async (_, given, least) => {
      const filter: QueueFilter = { view: 'all', state: 'open', ...given }
      if (filter.typeId === -1) filter.typeId = await typeId(office, 'question')
      expect(await expectCheap('clerk', filter)).toBeGreaterThanOrEqual(Math.min(least, 1))
    },
  )
})

describe('beside the queue', () => {
  it('counts stop at a thousand', async () => {
    const { result, reads } = await costOf(() => countQueues(contextOf(actors.clerk)))
    expect(result.all).toBe(1000)
    expect(reads).toBeLessThan(15_000)
  })

  it('a client’s requests are read by client', async () => {
    for (const state of ['open', 'ended', 'all'] as const) {
      const ask = (cursor: string | null) =>
        costOf(() => listRequests(contextOf(actors.client), { clientId, state, cursor, limit: page }))
      const first = await ask(null)
      const second = await ask(first.result.nextCursor)
      for (const { result, reads } of [first, second]) {
        expect(result.rows).toHaveLength(page)
        expect(reads / page).toBeLessThanOrEqual(20)
      }
    }
  })
})
