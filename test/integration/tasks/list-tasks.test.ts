import { beforeAll, describe, expect, it } from 'vitest'
import { isOpen } from '#shared/domain/tasks/rules.ts'
import {
  queueViews,
  taskStatuses,
  type QueueFilter,
  type QueueView,
  type TaskRow,
} from '#shared/domain/tasks/schema.ts'
import { wordsOf } from '#shared/domain/clients/search-terms.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { makeClient } from '#test/support/people.ts'
import { fillWithTasks, type Known } from './many-tasks.ts'
import { groupId, openDesk, typeId, type Desk } from './support.ts'

interface Looker extends Desk {
  readonly groupIds: readonly number[]
  readonly seesAll: boolean
}

let office: TestOffice
let tasks: Known[]
let clientIds: number[]
let lookers: Record<'clerk' | 'field' | 'both' | 'newcomer', Looker>

beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  const [clerks, fields] = [await groupId(office, 'CLERKS'), await groupId(office, 'FIELD')]
  lookers = {
    clerk: { ...(await openDesk(office, 'CLERKS')), groupIds: [clerks], seesAll: true },
    field: { ...(await openDesk(office, 'FIELD')), groupIds: [fields], seesAll: false },
    both: {
      ...(await openDesk(office, 'FIELD', 'EDITORS')),
      groupIds: [fields, await groupId(office, 'EDITORS')],
      seesAll: false,
    },
    newcomer: {
      ...(await openDesk(office, 'EDITORS')),
      groupIds: [await groupId(office, 'EDITORS')],
      seesAll: false,
    },
  }
  const names = ['Anna Kowalska', 'Spółdzielnia Zorza', 'Łucja Żółć', 'Wodnik sp. z o.o.']
  clientIds = []
  for (const displayName of names) clientIds.push(await aNamedClient(displayName))
  const staffIds = [lookers.clerk.accountId, lookers.field.accountId, lookers.both.accountId]
  tasks = await fillWithTasks(office, { clientIds, staffIds }, 1000)
})

async function aNamedClient(displayName: string): Promise<number> {
  const id = await makeClient(office, { displayName })
  await office.db.pool.query('INSERT INTO client_terms (term, client_id) VALUES ?', [
    [...new Set(wordsOf(displayName))].map((term) => [term, id]),
  ])
  return id
}

/** What a filter means, said without SQL. */
function matches(task: Known, filter: QueueFilter, looker: Looker): boolean {
  const isMine = task.assigneeId === looker.accountId
  const isOurs = looker.groupIds.includes(task.groupId)
  const isLate = isOpen(task.status) && task.dueAt <= office.clock.now().getTime()
  const views: Record<QueueView, boolean> = {
    mine: isMine,
    unassigned: task.assigneeId === null,
    'my-groups': isOurs,
    all: true,
  }
  const { state, typeId: type, assigneeId, clientId, overdueOnly } = filter
  return (
    (looker.seesAll || isMine || isOurs) &&
    views[filter.view] &&
    (state === 'open'
      ? isOpen(task.status)
      : state === 'ended'
        ? !isOpen(task.status)
        : task.status === state) &&
    (type === undefined || task.typeId === type) &&
    (assigneeId === undefined || task.assigneeId === assigneeId) &&
    (clientId === undefined || task.clientId === clientId) &&
    (!overdueOnly || isLate)
  )
}

function expectedIds(
  looker: Looker,
  filter: QueueFilter,
  also: (task: Known) => boolean = () => true,
): number[] {
  return tasks
    .filter((task) => matches(task, filter, looker) && also(task))
    .sort((a, b) => a.dueAt - b.dueAt || a.id - b.id)
    .map((task) => task.id)
}

async function listed(looker: Looker, filter: QueueFilter, limit: number): Promise<TaskRow[]> {
  const rows: TaskRow[] = []
  let cursor: string | null = null
  do {
    const page = await looker.api.list({ filter, limit, cursor })
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    cursor = page.nextCursor
  } while (cursor !== null)
  return rows
}

const states = ['open', 'ended', ...taskStatuses] as const

describe.each(['clerk', 'field', 'both', 'newcomer'] as const)('the queue of a %s', (name) => {
  it.each(queueViews)('shows in %s what every filter means, in order, each task once', async (view) => {
    const looker = lookers[name]
    const [failure, question] = [await typeId(office, 'failure'), await typeId(office, 'question')]
    const narrowings: Partial<QueueFilter>[] = [
      {},
      { overdueOnly: true },
      { typeId: failure },
      { typeId: question },
      { assigneeId: lookers.field.accountId },
      { assigneeId: looker.accountId, typeId: failure, overdueOnly: true },
      { clientId: clientIds[1] ?? 0 },
      { clientId: clientIds[0] ?? 0, typeId: question, assigneeId: lookers.clerk.accountId },
    ]
    for (const state of states) {
      for (const narrowing of narrowings) {
        const filter: QueueFilter = { view, state, ...narrowing }
        const ids = (await listed(looker, filter, 67)).map((row) => row.id)
        expect(ids, JSON.stringify(filter)).toEqual(expectedIds(looker, filter))
      }
    }
  })

  it('finds by words of titles, by numbers and by clients', async () => {
    const looker = lookers[name]
    const searches: [text: string, matches: (task: Known) => boolean][] = [
      ['awar', (task) => /awaria/i.test(task.title)],
      ['WODOCIĄGU', (task) => /wodociągu/i.test(task.title)],
      ['wod', (task) => /wod(?:y|ociągu|omierza)/i.test(task.title) || task.clientId === clientIds[3]],
      ['faktury reklamacja', (task) => /faktury/i.test(task.title) && /reklamacja/i.test(task.title)],
      ['odczyt 17', (task) => /odczyt/i.test(task.title) && /17/.test(task.title)],
      ['kowalska', (task) => task.clientId === clientIds[0]],
      ['lucja zolc', (task) => task.clientId === clientIds[2]],
      ['2026/000123', (task) => task.number === '2026/000123'],
      ['2026/123', (task) => task.number === '2026/000123'],
      ['2026/0001', (task) => task.number.startsWith('2026/0001') || task.number === '2026/000001'],
      ['hydrant', () => false],
      ['ul', () => false],
      ['%', () => false],
    ]
    for (const view of queueViews) {
      for (const state of ['open', 'ended', 'waiting'] as const) {
        for (const [text, also] of searches) {
          const filter: QueueFilter = { view, state, text }
          const ids = (await listed(looker, filter, 47)).map((row) => row.id)
          expect(ids, JSON.stringify(filter)).toEqual(expectedIds(looker, filter, also))
        }
      }
    }
  })

  it('counts what the views hold', async () => {
    const looker = lookers[name]
    const count = (view: QueueView, overdueOnly = false) =>
      expectedIds(looker, { view, state: 'open', overdueOnly }).length
    expect(await looker.api.counts()).toEqual({
      mine: count('mine'),
      mineOverdue: count('mine', true),
      unassigned: count('unassigned'),
      'my-groups': count('my-groups'),
      all: count('all'),
      overdue: count('all', true),
    })
  })

  it('answers rows by id, those in reach only', async () => {
    const looker = lookers[name]
    const ids = tasks.slice(0, 60).map((task) => task.id)
    const reach = (task: Known) => matches(task, { view: 'all', state: task.status }, looker)
    const rows = await looker.api.rows({ ids: [...ids, 999_999] })
    expect(rows.map((row) => row.id).toSorted((a, b) => a - b)).toEqual(
      tasks.filter((task) => ids.includes(task.id) && reach(task)).map((task) => task.id),
    )
    expect(await looker.api.rows({ ids: [] })).toEqual([])
  })
})

describe('a queue', () => {
  it('finds digits alone among the numbers of every year', async () => {
    const { clerk } = lookers
    await clerk.api.create({
      ...{
        requestKey: crypto.randomUUID(),
        clientId: clientIds[0] ?? 0,
        typeId: await typeId(office, 'question'),
      },
      ...{ title: 'Nowe', description: 'x', preferredOn: null, preferredTime: null, attachmentIds: [] },
    })
    const found = await listed(clerk, { view: 'all', state: tasks[122]?.status ?? 'open', text: '123' }, 50)
    expect(found.map((row) => row.number)).toContain('2026/000123')
  })

  it('shows names, state and what can be done', async () => {
    const { clerk } = lookers
    const task = tasks.find((known) => known.assigneeId === clerk.accountId && known.status === 'waiting')
    const [row] = await clerk.api.rows({ ids: [task?.id ?? 0] })
    expect(row).toMatchObject({
      clientName: expect.stringMatching(/\w/) as string,
      assigneeName: expect.stringMatching(/^Magda Zając/) as string,
      isOverdue: (task?.dueAt ?? 0) <= office.clock.now().getTime(),
      can: { take: false, assign: true, reply: true, moves: ['in-progress', 'resolved', 'rejected'] },
    })
  })

  it('refuses a cursor that is not its own', async () => {
    const filter = { view: 'all' as const, state: 'open' as const }
    const own = (await lookers.clerk.api.list({ filter, limit: 1 })).nextCursor
    expect(own).not.toBeNull()
    for (const keys of [['x', 1], [1, 1], ['2026-11-21 00:00:00.000', 'x'], ['2026-11-21 00:00:00.000']]) {
      const cursor = Buffer.from(JSON.stringify(keys)).toString('base64url')
      expect(await refusalOf(lookers.clerk.api.list({ filter, cursor }))).toMatchObject({
        code: 'page.cursor-invalid',
      })
    }
  })
})
