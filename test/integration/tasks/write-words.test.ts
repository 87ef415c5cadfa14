import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mostEntries } from '#shared/domain/tasks/schema.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { aTask, anUpload, countRows, openDesk, openPortal, reply, type Desk, type Portal } from './support.ts'

let office: TestOffice
let clerk: Desk
let portal: Portal
let task: Awaited<ReturnType<typeof aTask>>
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  task = await aTask(office, clerk)
  portal = await openPortal(office, task.clientId)
})

const answer = (body = 'Dziękuję.', given: { attachmentIds?: number[]; requestKey?: string } = {}) => ({
  requestKey: randomUUID(),
  clientId: task.clientId,
  requestId: task.id,
  body,
  attachmentIds: [],
  ...given,
})
const request = () => portal.api.get({ clientId: task.clientId, requestId: task.id })

describe('a public reply of staff', () => {
  it('is read by the client, takes a new task into work, and is logged with its files', async () => {
    const file = await anUpload(office, clerk.accountId, { name: 'wyniki.pdf' })
    const answered = await clerk.api.reply(reply(task.id, { attachmentIds: [file] }))
    expect(answered).toMatchObject({ status: 'in-progress', version: 1 })
    expect(answered.entries.slice(1)).toMatchObject([
      { kind: 'reply', authorKind: 'staff', body: 'Tak, można ją pić.', attachments: [{ id: file }] },
      { kind: 'change', change: { field: 'status', from: 'new', to: 'in-progress' } },
    ])
    expect(answered.attachments).toEqual([])
    expect((await request()).entries).toMatchObject([
      { kind: 'change' },
      { kind: 'reply', attachments: [{ id: file, name: 'wyniki.pdf' }] },
      { kind: 'change', change: { field: 'status' } },
    ])
    const [, written] = answered.entries
    expect(
      (await eventsOf(office, 'task.replied', 'task.moved')).map(({ name, payload }) => [name, payload]),
    ).toEqual([
      ['task.replied', { taskId: task.id, version: 1, entryId: written?.id, files: 1, by: 'staff' }],
      ['task.moved', { taskId: task.id, version: 1, before: 'new', after: 'in-progress', reason: null }],
    ])
  })

  it('needs no version, since nothing is overwritten', async () => {
    await clerk.api.setPriority({ taskId: task.id, version: 0, priority: 'high' })
    expect((await clerk.api.reply(reply(task.id))).version).toBe(2)
  })

  it('is written once, however often it is sent', async () => {
    const input = reply(task.id, { attachmentIds: [await anUpload(office, clerk.accountId)] })
    const answers = await Promise.all(Array.from({ length: 5 }, () => clerk.api.reply(input)))
    expect(answers.map((given) => given.version)).toEqual([1, 1, 1, 1, 1])
    expect(await eventsOf(office, 'task.replied')).toHaveLength(1)
    await clerk.api.move({ taskId: task.id, version: 1, to: 'rejected', reason: 'x' })
    expect((await clerk.api.reply(input)).status).toBe('rejected')
  })

  it('is refused under a used key with other words, as a note, or on another task', async () => {
    const input = reply(task.id)
    await clerk.api.reply(input)
    const other = await aTask(office, clerk)
    for (const call of [
      () => clerk.api.reply({ ...input, body: 'Nie.' }),
      () => clerk.api.note(input),
      () => clerk.api.reply({ ...input, taskId: other.id }),
    ])
      expect(await refusalOf(call())).toMatchObject({ code: 'request.key-reused' })
    expect(await eventsOf(office, 'task.replied', 'task.noted')).toHaveLength(1)
  })
})

describe('an internal note', () => {
  it('stays inside the office, with its files, and leaves the state', async () => {
    const file = await anUpload(office, clerk.accountId)
    const noted = await clerk.api.note(reply(task.id, { body: 'Zadzwonić.', attachmentIds: [file] }))
    expect(noted).toMatchObject({ status: 'new', version: 1 })
    expect(noted.entries.at(-1)).toMatchObject({
      kind: 'note',
      body: 'Zadzwonić.',
      attachments: [{ id: file }],
    })
    const seen = await request()
    expect(seen.entries).toHaveLength(1)
    expect(JSON.stringify(seen)).not.toContain('umowa.pdf')
    expect((await eventsOf(office, 'task.noted'))[0]?.payload).toMatchObject({ taskId: task.id, files: 1 })
  })
})

describe('words on a task are refused, and leave nothing,', () => {
  async function refused(call: Promise<unknown>) {
    const refusal = await refusalOf(call)
    expect(await countRows(office, 'task_entries')).toBe(entries)
    expect(await eventsOf(office, 'task.replied', 'task.noted')).toEqual([])
    return refusal
  }
  let entries = 1
  beforeEach(() => {
    entries = 1
  })

  it('when it has ended', async () => {
    await clerk.api.move({ taskId: task.id, version: 0, to: 'rejected', reason: 'Pomyłka' })
    entries = 2
    for (const call of [
      () => clerk.api.reply(reply(task.id)),
      () => clerk.api.note(reply(task.id)),
      () => portal.api.reply(answer()),
    ])
      expect(await refused(call())).toMatchObject({ code: 'task.ended' })
  })

  it('with a file that is on the task already, or somebody else’s', async () => {
    const sha256 = 'b'.repeat(64)
    const first = await anUpload(office, clerk.accountId, { sha256 })
    task = await aTask(office, clerk, { attachmentIds: [first] })
    entries = 2
    const again = await anUpload(office, clerk.accountId, { sha256, name: 'znowu.pdf' })
    expect(await refused(clerk.api.reply(reply(task.id, { attachmentIds: [again] })))).toEqual({
      code: 'file.duplicate',
      details: { name: 'znowu.pdf' },
    })
    expect(await refused(clerk.api.note(reply(task.id, { attachmentIds: [first] })))).toMatchObject({
      code: 'file.not-found',
    })
    const foreign = await anUpload(office, portal.accountId)
    expect(await refused(clerk.api.reply(reply(task.id, { attachmentIds: [foreign] })))).toMatchObject({
      code: 'file.not-found',
    })
  })

  it('when two replies want the same file', async () => {
    const file = await anUpload(office, clerk.accountId)
    const outcomes = await Promise.allSettled([
      clerk.api.reply(reply(task.id, { attachmentIds: [file] })),
      clerk.api.reply(reply((await aTask(office, clerk)).id, { attachmentIds: [file] })),
    ])
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(await eventsOf(office, 'task.replied')).toHaveLength(1)
  })
})

describe('a client’s reply', () => {
  it.each([
    ['waiting', 'in-progress'],
    ['resolved', 'in-progress'],
    ['in-progress', 'in-progress'],
  ] as const)('makes a task that is %s %s', async (before, after) => {
    await clerk.api.move({ taskId: task.id, version: 0, to: before })
    const file = await anUpload(office, portal.accountId, { name: 'licznik.jpg' })
    const answered = await portal.api.reply(answer('Oto zdjęcie.', { attachmentIds: [file] }))
    expect(answered.status).toBe(after)
    expect(answered.entries.find((entry) => entry.kind === 'reply')).toMatchObject({
      authorKind: 'client',
      body: 'Oto zdjęcie.',
      attachments: [{ name: 'licznik.jpg' }],
    })
    expect((await eventsOf(office, 'task.replied'))[0]).toMatchObject({
      actorKind: 'client',
      clientId: task.clientId,
      payload: { by: 'client', files: 1 },
    })
    expect(await eventsOf(office, 'task.moved')).toHaveLength(before === after ? 1 : 2)
    expect((await clerk.api.list({ filter: { view: 'all', state: 'open' } })).rows).toHaveLength(1)
  })

  it('is written once', async () => {
    const input = answer()
    await portal.api.reply(input)
    await portal.api.reply(input)
    expect(await eventsOf(office, 'task.replied')).toHaveLength(1)
    expect(await refusalOf(portal.api.reply({ ...input, body: 'Inaczej' }))).toMatchObject({
      code: 'request.key-reused',
    })
  })
})

describe('a long timeline', () => {
  it('is answered from its end, and further back on demand', async () => {
    const now = toStored(office.clock.now())
    await office.db.pool.query(
      'INSERT INTO task_entries (task_id, kind, author_id, author_kind, body, created_at) VALUES ?',
      [
        Array.from({ length: mostEntries + 50 }, (_, index) => [
          task.id,
          index % 2 ? 'reply' : 'note',
          clerk.accountId,
          'staff',
          `słowo ${index}`,
          now,
        ]),
      ],
    )
    const { entries, earlierEntries } = await clerk.api.get({ taskId: task.id })
    expect([entries.length, earlierEntries]).toEqual([mostEntries, true])
    expect(entries.at(-1)?.body).toBe(`słowo ${mostEntries + 49}`)
    const before = entries[0]?.id ?? 0
    const rest = await clerk.api.entries({ taskId: task.id, before })
    expect([rest.entries.length, rest.earlierEntries]).toEqual([51, false])
    expect(rest.entries.every((entry) => entry.id < before)).toBe(true)

    const seen = await request()
    expect([seen.entries.length, seen.earlierEntries]).toEqual([126, false])
    const clientId = task.clientId
    expect(
      (await portal.api.entries({ clientId, requestId: task.id, before: seen.entries[2]?.id ?? 0 })).entries,
    ).toEqual(seen.entries.slice(0, 2))
  })
})
