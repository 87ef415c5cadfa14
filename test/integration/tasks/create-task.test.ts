import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, openPool } from '#server/platform/database/connection.ts'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { forbid, makeClient, makeStaff } from '#test/support/people.ts'
import { anUpload, countRows, groupId, openDesk, openPortal, question, typeId, type Desk } from './support.ts'

let office: TestOffice
let clerk: Desk
let clientId: number
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  office.clock.set('2026-11-21T11:00:00.000Z')
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  clientId = await makeClient(office, { caretakerId: clerk.accountId, displayName: 'Anna Kowalska' })
})

describe('filing a task', () => {
  it('gives a request from the portal to the client’s caretaker, with number, deadline and event', async () => {
    const portal = await openPortal(office, clientId)
    const request = await portal.api.create(await question(office, clientId))
    expect(request).toMatchObject({
      status: 'new',
      dueOn: '2026-12-05',
      isOverdue: false,
      typeName: { pl: 'Pytanie', en: 'Question' },
      caretakerName: expect.stringMatching(/^Magda Zając/) as string,
      can: { reply: true, withdraw: true, confirm: false },
      entries: [{ kind: 'change', authorKind: 'client', change: { field: 'created', to: 'portal' } }],
    })
    expect(request.number).toMatch(/^2026\/\d{6}$/)
    const task = await clerk.api.get({ taskId: request.id })
    expect(task).toMatchObject({
      number: request.number,
      assigneeId: clerk.accountId,
      source: 'portal',
      priority: 'normal',
      dueAt: '2026-12-05T23:00:00.000Z',
      clientName: 'Anna Kowalska',
      groupId: await groupId(office, 'CLERKS'),
    })
    expect(await eventsOf(office, 'task.created')).toMatchObject([
      {
        actorKind: 'client',
        actorId: portal.accountId,
        clientId,
        taskId: request.id,
        payload: { taskId: request.id, version: 0, assigneeId: clerk.accountId, source: 'portal', files: 0 },
      },
    ])
  })

  it('answers at the desk what reading the task answers', async () => {
    const file = await anUpload(office, clerk.accountId)
    const input = await question(office, clientId, {
      typeId: await typeId(office, 'service-visit'),
      preferredOn: '2026-11-23',
      preferredTime: '10:30',
      priority: 'urgent',
      dueOn: '2026-11-24',
      attachmentIds: [file],
    })
    const task = await clerk.api.create(input)
    expect(task).toEqual(await clerk.api.get({ taskId: task.id }))
    expect(task).toMatchObject({
      source: 'desk',
      priority: 'urgent',
      dueOn: '2026-11-24',
      preferredOn: '2026-11-23',
      preferredTime: '10:30',
      attachments: [{ id: file, name: 'umowa.pdf' }],
    })
  })

  it('answers in the portal what reading the request answers', async () => {
    const portal = await openPortal(office, clientId)
    const request = await portal.api.create(
      await question(office, clientId, { attachmentIds: [await anUpload(office, portal.accountId)] }),
    )
    expect(request).toEqual(await portal.api.get({ clientId, requestId: request.id }))
  })

  it.each([
    ['there is no caretaker', {}],
    ['the caretaker’s account is disabled', { state: 'disabled' as const }],
    ['the caretaker may not work on tasks', { groups: ['AUDITORS' as const] }],
  ])('puts it, unassigned, into the queue of the type’s group where %s', async (why, given) => {
    const { groups = ['CLERKS' as const], ...account } = given as {
      groups?: BuiltInGroupCode[]
      state?: 'disabled'
    }
    const caretaker = await makeStaff(office, groups, account)
    const caretakerId = why === 'there is no caretaker' ? null : caretaker.accountId
    const task = await clerk.api.create(
      await question(office, await makeClient(office, { caretakerId }), {
        typeId: await typeId(office, 'failure'),
      }),
    )
    expect(task).toMatchObject({
      assigneeId: null,
      assigneeName: null,
      groupId: await groupId(office, 'FIELD'),
      priority: 'urgent',
      can: { take: true },
    })
  })

  it('counts the deadline in days of the office, not of the server', async () => {
    office.clock.set('2026-11-21T23:30:00.000Z')
    const nightShift = await openDesk(office, 'CLERKS')
    const task = await nightShift.api.create(
      await question(office, clientId, { typeId: await typeId(office, 'failure') }),
    )
    expect(task).toMatchObject({ dueOn: '2026-11-23', dueAt: '2026-11-23T23:00:00.000Z' })
  })

  it('numbers the tasks of a year of the office, each once, whichever process made them', async () => {
    office.clock.set('2026-12-31T22:59:00.000Z')
    const processes = [anotherProcess(), anotherProcess()]
    try {
      const desks = await Promise.all(processes.map((process) => openDesk(process, 'CLERKS')))
      const inputs = await Promise.all(Array.from({ length: 130 }, () => question(office, clientId)))
      const [one, other] = desks as [Desk, Desk]
      const tasks = await Promise.all(
        inputs.map((input, index) => (index % 2 ? one : other).api.create(input)),
      )
      const numbers = tasks.map((task) => task.number)
      expect(new Set(numbers).size).toBe(130)
      expect(numbers.every((number) => /^2026\/000[0-2]\d\d$/.test(number))).toBe(true)
      office.clock.set('2026-12-31T23:00:00.000Z')
      expect((await one.api.create(await question(office, clientId))).number).toBe('2027/000001')
      expect((await other.api.create(await question(office, clientId))).number).toBe('2027/000051')
    } finally {
      await Promise.all(processes.map((process) => process.db.close()))
    }
  })

  it('goes on after numbers that were given elsewhere', async () => {
    const process = anotherProcess()
    try {
      const { api } = await openDesk(process, 'CLERKS')
      const first = await clerk.api.create(await question(office, clientId))
      await office.db.pool.query("UPDATE tasks SET number = '2026/004711' WHERE id = ?", [first.id])
      expect((await api.create(await question(office, clientId))).number).toBe('2026/004712')
    } finally {
      await process.db.close()
    }
  })

  /** The same office as another server process sees it: connections and blocks of numbers of its own. */
  function anotherProcess(): TestOffice {
    return { ...office, db: openDatabase(office.database.url, { connections: 5 }) }
  }
})

describe('a repeated create', () => {
  it('answers the first result and writes nothing', async () => {
    const input = await question(office, clientId)
    const first = await clerk.api.create(input)
    const before = await countRows(office, 'event_log')
    expect(await clerk.api.create(input)).toEqual(first)
    expect(await countRows(office, 'tasks')).toBe(1)
    expect(await countRows(office, 'event_log')).toBe(before)
  })

  it('answers the first result in the portal, also when that has changed since', async () => {
    const portal = await openPortal(office, clientId)
    const input = await question(office, clientId)
    const first = await portal.api.create(input)
    await clerk.api.move({ taskId: first.id, version: 0, to: 'waiting' })
    expect(await portal.api.create(input)).toMatchObject({ id: first.id, status: 'waiting' })
  })

  it('makes one task of many at the same moment', async () => {
    const file = await anUpload(office, clerk.accountId)
    const input = await question(office, clientId, { attachmentIds: [file] })
    const answers = await Promise.all(Array.from({ length: 6 }, () => clerk.api.create(input)))
    expect(new Set(answers.map((task) => task.id)).size).toBe(1)
    expect(await countRows(office, 'tasks')).toBe(1)
    expect(await eventsOf(office, 'task.created')).toHaveLength(1)
  })

  it('answers the first result although what was asked would be refused by now', async () => {
    office.clock.set('2026-11-21T22:59:00.000Z')
    const { api } = await openDesk(office, 'CLERKS')
    const input = await question(office, clientId, { dueOn: '2026-11-21' })
    const first = await api.create(input)
    office.clock.set('2026-11-21T23:00:00.000Z')
    expect((await api.create(input)).id).toBe(first.id)
  })

  it('is refused with other input', async () => {
    const input = await question(office, clientId)
    await clerk.api.create(input)
    const other = { ...input, title: 'Coś innego' }
    expect(await refusalOf(clerk.api.create(other))).toMatchObject({ code: 'request.key-reused' })
    expect(await countRows(office, 'tasks')).toBe(1)
  })

  it('is another account’s own', async () => {
    const input = await question(office, clientId)
    const colleague = await openDesk(office, 'CLERKS')
    const [mine, theirs] = [await clerk.api.create(input), await colleague.api.create(input)]
    expect(mine.id).not.toBe(theirs.id)
  })
})

describe('a create is refused, and leaves nothing,', () => {
  async function refused(call: Promise<unknown>) {
    const refusal = await refusalOf(call)
    expect(await countRows(office, 'tasks')).toBe(0)
    expect(await countRows(office, 'task_entries')).toBe(0)
    expect(await countRows(office, 'task_terms')).toBe(0)
    expect(await eventsOf(office, 'task.created')).toEqual([])
    return refusal
  }

  it('for a client that is not there, or that the account does not reach', async () => {
    const portal = await openPortal(office, clientId)
    const other = await makeClient(office)
    expect(await refused(portal.api.create(await question(office, other)))).toEqual({
      code: 'client.not-found',
      details: {},
    })
    expect(await refused(clerk.api.create(await question(office, 999_999)))).toEqual({
      code: 'client.not-found',
      details: {},
    })
  })

  it('for a type that is not there, or that clients may not file', async () => {
    expect(await refused(clerk.api.create(await question(office, clientId, { typeId: 999 })))).toMatchObject({
      code: 'task.type-unknown',
    })
    const portal = await openPortal(office, clientId)
    const meter = await typeId(office, 'meter')
    await asAdministrator('UPDATE task_types SET clients_may_file = 0 WHERE id = ?', meter)
    const input = await question(office, clientId, { typeId: meter })
    expect(await refused(portal.api.create(input))).toMatchObject({ code: 'task.type-unknown' })
    expect((await portal.api.types()).map((type) => type.id)).not.toContain(meter)
    expect((await clerk.api.types()).map((type) => type.id)).toContain(meter)
  })

  it('for a deadline or a wished day in the past', async () => {
    expect(
      await refused(clerk.api.create(await question(office, clientId, { dueOn: '2026-11-20' }))),
    ).toEqual({
      code: 'task.due-in-past',
      details: { field: 'dueOn' },
    })
    expect(
      await refused(clerk.api.create(await question(office, clientId, { preferredOn: '2026-11-20' }))),
    ).toEqual({ code: 'task.due-in-past', details: { field: 'preferredOn' } })
  })

  it('with a file of somebody else, with one that is attached, and with the same one twice', async () => {
    const foreign = await anUpload(office, (await makeStaff(office, ['CLERKS'])).accountId)
    const create = async (attachmentIds: number[]) =>
      clerk.api.create(await question(office, clientId, { attachmentIds }))
    expect(await refused(create([foreign]))).toMatchObject({ code: 'file.not-found' })
    const own = await anUpload(office, clerk.accountId)
    expect(await refused(create([own, own]))).toEqual({
      code: 'file.duplicate',
      details: { name: 'umowa.pdf' },
    })
    const sha256 = 'a'.repeat(64)
    const twins = [
      await anUpload(office, clerk.accountId, { sha256 }),
      await anUpload(office, clerk.accountId, { sha256, name: 'kopia.pdf' }),
    ]
    expect(await refused(create(twins))).toEqual({ code: 'file.duplicate', details: { name: 'kopia.pdf' } })
    await clerk.api.removeUpload({ fileId: own })
    expect(await refused(create([own]))).toMatchObject({ code: 'file.not-found' })
  })

  it('with more than ten files, a key that is no UUID, or without a title', async () => {
    const input = await question(office, clientId)
    for (const [field, wrong] of [
      ['attachmentIds', { attachmentIds: Array.from({ length: 11 }, (_, index) => index + 1) }],
      ['requestKey', { requestKey: 'once' }],
      ['title', { title: '   ' }],
      ['preferredTime', { preferredTime: '25:00' }],
    ] as const) {
      const refusal = await refused(clerk.api.create({ ...input, ...wrong }))
      expect(refusal.code).toBe('input.invalid')
      expect(Object.keys(refusal.details['fields'] as object)).toEqual([field])
    }
  })

  it('without the right to it', async () => {
    const field = await openDesk(office, 'FIELD')
    expect(await refused(field.api.create(await question(office, clientId)))).toEqual({
      code: 'permission.missing',
      details: { permission: 'task.create' },
    })
  })

  it('with a deadline of one’s own but without the right to set one', async () => {
    await forbid(office, 'CLERKS', 'task.set-deadline')
    const input = await question(office, clientId, { dueOn: '2026-11-30' })
    expect(await refused(clerk.api.create(input))).toEqual({
      code: 'permission.missing',
      details: { permission: 'task.set-deadline' },
    })
  })
})

/** The office's types are data of an installation, which the run-time user only reads. */
async function asAdministrator(sql: string, value: number): Promise<void> {
  const pool = openPool(office.database.adminUrl, { connections: 1 })
  await pool.query(sql, [value])
  await pool.end()
}
