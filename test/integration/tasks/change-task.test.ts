import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TaskDetail } from '#shared/domain/tasks/schema.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { allow, makeStaff } from '#test/support/people.ts'
import { aTask, countRows, openDesk, reply, typeId, type Desk } from './support.ts'

let office: TestOffice
let clerk: Desk
let manager: Desk
let task: TaskDetail
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  office.clock.set('2026-11-21T11:00:00.000Z')
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  manager = await openDesk(office, 'MANAGERS')
  task = await aTask(office, clerk)
})

const seen = (given: { id: number; version: number } = task) => ({ taskId: given.id, version: given.version })

/** Runs a call that has to be refused and shows that it changed neither the task nor the log. */
async function refused(call: () => Promise<unknown>) {
  const before = await clerk.api.get({ taskId: task.id })
  const events = await countRows(office, 'event_log')
  const refusal = await refusalOf(call())
  expect(await clerk.api.get({ taskId: task.id })).toEqual(before)
  expect(await countRows(office, 'event_log')).toBe(events)
  return refusal
}

describe('taking a task', () => {
  it('makes it one’s own and leaves its state', async () => {
    office.clock.pass(60_000)
    const taken = await clerk.api.take(seen())
    expect(taken).toMatchObject({
      assigneeId: clerk.accountId,
      status: 'new',
      version: 1,
      can: { take: false },
    })
    expect(taken.updatedAt).toBe('2026-11-21T11:01:00.000Z')
    expect(taken.entries.at(-1)).toMatchObject({
      kind: 'change',
      change: { field: 'assignee', from: null, to: String(clerk.accountId) },
    })
    expect(await eventsOf(office, 'task.taken')).toMatchObject([
      {
        actorId: clerk.accountId,
        taskId: task.id,
        clientId: task.clientId,
        payload: { taskId: task.id, version: 1, before: null, after: clerk.accountId },
      },
    ])
  })

  it('lets one of many win, with one event', async () => {
    const desks = await Promise.all(Array.from({ length: 5 }, () => openDesk(office, 'CLERKS')))
    const outcomes = await Promise.allSettled(desks.map((desk) => desk.api.take(seen())))
    const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(winners).toHaveLength(1)
    const { assigneeName } = winners[0]?.value ?? {}
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue
      expect(await refusalOf(Promise.reject(outcome.reason as Error))).toEqual({
        code: 'task.already-taken',
        details: { by: assigneeName },
      })
    }
    expect(await eventsOf(office, 'task.taken')).toHaveLength(1)
  })

  it('is refused to a window that has not seen the newest version', async () => {
    await clerk.api.setPriority({ ...seen(), priority: 'high' })
    expect(await refused(() => manager.api.take(seen()))).toMatchObject({ code: 'row.stale' })
  })

  it('is refused when the task has ended', async () => {
    task = await clerk.api.move({ ...seen(), to: 'rejected', reason: 'Pomyłka' })
    expect(await refused(() => clerk.api.take(seen()))).toEqual({ code: 'task.ended', details: {} })
  })
})

describe('handing a task over', () => {
  it('needs a reason where somebody had it, and keeps it in the timeline and the log', async () => {
    const first = await manager.api.assign({ ...seen(), assigneeId: clerk.accountId, reason: '' })
    expect(first).toMatchObject({ assigneeId: clerk.accountId, version: 1 })
    task = first
    const hand = { assigneeId: manager.accountId, reason: '' }
    expect(await refused(() => manager.api.assign({ ...seen(), ...hand }))).toMatchObject({
      code: 'task.reason-missing',
    })
    const second = await manager.api.assign({ ...seen(), ...hand, reason: ' Urlop ' })
    expect(second.entries.at(-1)?.change).toEqual({
      field: 'assignee',
      from: String(clerk.accountId),
      to: String(manager.accountId),
      reason: 'Urlop',
    })
    expect((await eventsOf(office, 'task.assigned')).map((event) => event.payload)).toEqual([
      { taskId: task.id, version: 1, before: null, after: clerk.accountId, reason: '' },
      { taskId: task.id, version: 2, before: clerk.accountId, after: manager.accountId, reason: 'Urlop' },
    ])
  })

  it('gives it back to the queue', async () => {
    task = await clerk.api.take(seen())
    const back = await clerk.api.assign({ ...seen(), assigneeId: null, reason: 'Nie moje' })
    expect(back).toMatchObject({ assigneeId: null, assigneeName: null, can: { take: true } })
  })

  it.each([
    ['somebody who is not there', () => Promise.resolve(999_999)],
    ['somebody who may not work on tasks', async () => (await makeStaff(office, ['AUDITORS'])).accountId],
    [
      'somebody whose account is disabled',
      async () => (await makeStaff(office, ['CLERKS'], { state: 'disabled' })).accountId,
    ],
  ])('is refused to %s', async (_, whom) => {
    const assigneeId = await whom()
    expect(await refused(() => manager.api.assign({ ...seen(), assigneeId, reason: 'x' }))).toMatchObject({
      code: 'task.assignee-unknown',
    })
  })

  it('is refused to whoever has it, and of what has ended', async () => {
    task = await clerk.api.take(seen())
    const same = { assigneeId: clerk.accountId, reason: 'x' }
    expect(await refused(() => manager.api.assign({ ...seen(), ...same }))).toMatchObject({
      code: 'task.assignee-same',
    })
    task = await clerk.api.move({ ...seen(), to: 'rejected', reason: 'Pomyłka' })
    expect(await refused(() => manager.api.assign({ ...seen(), ...same }))).toMatchObject({
      code: 'task.ended',
    })
  })

  it('may take it out of one’s own reach', async () => {
    const field = await openDesk(office, 'FIELD')
    await allow(office, 'FIELD', 'task.assign')
    task = await manager.api.assign({ ...seen(), assigneeId: field.accountId, reason: '' })
    const handed = await field.api.assign({ ...seen(), assigneeId: clerk.accountId, reason: 'Biuro' })
    expect(handed.assigneeId).toBe(clerk.accountId)
    expect(await refusalOf(field.api.get({ taskId: task.id }))).toMatchObject({ code: 'task.not-found' })
  })
})

describe('moving a task', () => {
  it('follows the table, tells why, and remembers when the office had done its part', async () => {
    office.clock.pass(1000)
    const resolved = await clerk.api.move({ ...seen(), to: 'resolved', reason: 'Wyjaśnione' })
    expect(resolved).toMatchObject({ status: 'resolved', version: 1, isOverdue: false })
    expect(resolved.can.moves).toEqual(['in-progress', 'closed'])
    expect(await ended()).toBe('2026-11-21 11:00:01.000')
    office.clock.pass(1000)
    const closed = await clerk.api.move({ ...seen(resolved), to: 'closed' })
    expect(await ended()).toBe('2026-11-21 11:00:01.000')
    const again = await clerk.api.move({ ...seen(closed), to: 'in-progress', reason: 'Klient dzwonił' })
    expect(again).toMatchObject({ status: 'in-progress', version: 3 })
    expect(await ended()).toBeNull()
    expect(again.entries.map((entry) => entry.change)).toMatchObject([
      { field: 'created' },
      { field: 'status', from: 'new', to: 'resolved', reason: 'Wyjaśnione' },
      { field: 'status', from: 'resolved', to: 'closed', reason: null },
      { field: 'status', from: 'closed', to: 'in-progress', reason: 'Klient dzwonił' },
    ])
    expect((await eventsOf(office, 'task.moved')).map((event) => event.payload)).toMatchObject([
      { version: 1, before: 'new', after: 'resolved', reason: 'Wyjaśnione' },
      { version: 2, before: 'resolved', after: 'closed', reason: null },
      { version: 3, before: 'closed', after: 'in-progress', reason: 'Klient dzwonił' },
    ])
  })

  it('is refused where the table has no such move, or without the reason it asks for', async () => {
    expect(await refused(() => clerk.api.move({ ...seen(), to: 'closed' }))).toEqual({
      code: 'task.move-not-allowed',
      details: { from: 'new', to: 'closed' },
    })
    expect(await refused(() => clerk.api.move({ ...seen(), to: 'rejected', reason: '  ' }))).toMatchObject({
      code: 'task.reason-missing',
    })
  })

  async function ended(): Promise<string | null> {
    const [row] = await office.db.pool.rows<{ endedAt: string | null }>(
      'SELECT ended_at AS endedAt FROM tasks WHERE id = ?',
      [task.id],
    )
    return row?.endedAt ?? null
  }
})

describe('deadline and priority', () => {
  it('moves the deadline to the end of a day of the office', async () => {
    const moved = await clerk.api.setDue({ ...seen(), dueOn: '2027-03-28', reason: 'Czekamy na części' })
    expect(moved).toMatchObject({ dueOn: '2027-03-28', dueAt: '2027-03-28T22:00:00.000Z', version: 1 })
    expect(moved.entries.at(-1)?.change).toEqual({
      field: 'due',
      from: '2026-12-05',
      to: '2027-03-28',
      reason: 'Czekamy na części',
    })
    expect((await eventsOf(office, 'task.due-set'))[0]?.payload).toEqual({
      taskId: task.id,
      version: 1,
      before: '2026-12-05T23:00:00.000Z',
      after: '2027-03-28T22:00:00.000Z',
      reason: 'Czekamy na części',
    })
  })

  it('is not late on its last day, and late from the next on', async () => {
    task = await clerk.api.setDue({ ...seen(), dueOn: '2026-11-21', reason: 'Pilne' })
    office.clock.set('2026-11-21T22:59:59.999Z')
    const evening = await openDesk(office, 'CLERKS')
    expect((await evening.api.get({ taskId: task.id })).isOverdue).toBe(false)
    office.clock.set('2026-11-21T23:00:00.000Z')
    expect((await evening.api.get({ taskId: task.id })).isOverdue).toBe(true)
  })

  it('refuses a deadline in the past, without a reason, or of what has ended', async () => {
    expect(
      await refused(() => clerk.api.setDue({ ...seen(), dueOn: '2026-11-20', reason: 'x' })),
    ).toMatchObject({ code: 'task.due-in-past' })
    expect(
      await refused(() => clerk.api.setDue({ ...seen(), dueOn: '2026-11-30', reason: ' ' })),
    ).toMatchObject({
      code: 'task.reason-missing',
    })
    task = await clerk.api.move({ ...seen(), to: 'rejected', reason: 'Pomyłka' })
    expect(
      await refused(() => clerk.api.setDue({ ...seen(), dueOn: '2026-11-30', reason: 'x' })),
    ).toMatchObject({
      code: 'task.ended',
    })
    expect(await refused(() => clerk.api.setPriority({ ...seen(), priority: 'low' }))).toMatchObject({
      code: 'task.ended',
    })
  })

  it('sets the priority with before and after', async () => {
    const set = await clerk.api.setPriority({ ...seen(), priority: 'urgent' })
    expect(set).toMatchObject({ priority: 'urgent', version: 1 })
    expect((await eventsOf(office, 'task.priority-set'))[0]?.payload).toEqual({
      taskId: task.id,
      version: 1,
      before: 'normal',
      after: 'urgent',
    })
  })

  it('does nothing where nothing differs', async () => {
    const events = await countRows(office, 'event_log')
    expect((await clerk.api.setPriority({ ...seen(), priority: 'normal' })).version).toBe(0)
    expect((await clerk.api.setDue({ ...seen(), dueOn: task.dueOn, reason: 'x' })).version).toBe(0)
    expect(await countRows(office, 'event_log')).toBe(events)
  })
})

describe('a window that is behind', () => {
  it('is told what changed since, by whom and when, and overwrites nothing', async () => {
    const first = await manager.api.setPriority({ ...seen(), priority: 'high' })
    office.clock.pass(120_000)
    await manager.api.note(reply(task.id, { body: 'Sprawdzam.' }))
    const last = await manager.api.move({ taskId: task.id, version: first.version + 1, to: 'waiting' })
    const refusal = await refused(() => clerk.api.setDue({ ...seen(), dueOn: '2026-11-30', reason: 'x' }))
    expect(refusal).toEqual({
      code: 'row.stale',
      details: {
        version: last.version,
        changedBy: last.entries.at(-1)?.authorName,
        changedAt: '2026-11-21T11:02:00.000Z',
        changes: [
          { field: 'priority', from: 'normal', to: 'high' },
          { field: 'note', from: null, to: null },
          { field: 'status', from: 'new', to: 'waiting' },
        ],
      },
    })
  })

  it('loses against a change at the same moment, never silently', async () => {
    const outcomes = await Promise.allSettled([
      clerk.api.setPriority({ ...seen(), priority: 'high' }),
      manager.api.setDue({ ...seen(), dueOn: '2026-11-30', reason: 'x' }),
      manager.api.move({ ...seen(), to: 'in-progress' }),
      clerk.api.assign({ ...seen(), assigneeId: manager.accountId, reason: '' }),
    ])
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(await refusalOf(Promise.reject(outcome.reason as Error))).toMatchObject({ code: 'row.stale' })
    expect(await clerk.api.get({ taskId: task.id })).toMatchObject({ version: 1 })
  })
})

describe('a task out of reach', () => {
  const calls = {
    take: (desk, id) => desk.api.take({ taskId: id, version: 0 }),
    move: (desk, id) => desk.api.move({ taskId: id, version: 0, to: 'in-progress' }),
    setPriority: (desk, id) => desk.api.setPriority({ taskId: id, version: 0, priority: 'high' }),
    reply: (desk, id) => desk.api.reply(reply(id)),
    note: (desk, id) => desk.api.note(reply(id)),
    get: (desk, id) => desk.api.get({ taskId: id }),
    entries: (desk, id) => desk.api.entries({ taskId: id, before: 999 }),
  } satisfies Record<string, (desk: Desk, taskId: number) => Promise<unknown>>

  it.each(Object.entries(calls))('answers %s as one that is not there', async (_, call) => {
    const field = await openDesk(office, 'FIELD')
    expect(await refused(() => call(field, task.id))).toEqual({ code: 'task.not-found', details: {} })
    expect(await refused(() => call(field, 999_999))).toEqual({ code: 'task.not-found', details: {} })
  })

  it('comes into reach with one’s group or one’s name', async () => {
    const field = await openDesk(office, 'FIELD')
    const failure = await aTask(office, clerk, { typeId: await typeId(office, 'failure') })
    expect((await field.api.take(seen(failure))).assigneeId).toBe(field.accountId)
    await manager.api.assign({ ...seen(), assigneeId: field.accountId, reason: '' })
    expect((await field.api.move({ taskId: task.id, version: 1, to: 'in-progress' })).status).toBe(
      'in-progress',
    )
    expect((await field.api.rows({ ids: [task.id, failure.id] })).map((row) => row.id)).toHaveLength(2)
    const other = await openDesk(office, 'FIELD')
    expect((await other.api.rows({ ids: [task.id, failure.id] })).map((row) => row.id)).toEqual([failure.id])
  })
})

describe('a right that is missing', () => {
  it.each([
    ['take', 'task.take', (desk: Desk) => desk.api.take(seen())],
    ['assign', 'task.assign', (desk: Desk) => desk.api.assign({ ...seen(), assigneeId: null, reason: 'x' })],
    ['move', 'task.work', (desk: Desk) => desk.api.move({ ...seen(), to: 'in-progress' })],
    [
      'setDue',
      'task.set-deadline',
      (desk: Desk) => desk.api.setDue({ ...seen(), dueOn: '2026-12-01', reason: 'x' }),
    ],
    ['setPriority', 'task.work', (desk: Desk) => desk.api.setPriority({ ...seen(), priority: 'low' })],
    ['reply', 'task.work', (desk: Desk) => desk.api.reply(reply(task.id))],
    ['note', 'task.work', (desk: Desk) => desk.api.note(reply(task.id))],
    ['board', 'task.oversee', (desk: Desk) => desk.api.board()],
    ['removeUpload', 'task.work', (desk: Desk) => desk.api.removeUpload({ fileId: 1 })],
  ] as const)('stops %s', async (_, permission, call) => {
    const auditor = await openDesk(office, 'AUDITORS')
    expect(await refused(() => call(auditor))).toEqual({
      code: 'permission.missing',
      details: { permission },
    })
    expect((await auditor.api.get({ taskId: task.id })).can).toEqual({
      take: false,
      assign: false,
      reply: false,
      note: false,
      setDue: false,
      setPriority: false,
      setClient: false,
      moves: [],
    })
  })
})
