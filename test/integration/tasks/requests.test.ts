import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RequestDetail, RequestRow } from '#shared/domain/tasks/schema.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeStaff } from '#test/support/people.ts'
import { anUpload, openDesk, openPortal, question, reply, type Desk, type Portal } from './support.ts'

let office: TestOffice
let clerk: Desk
let portal: Portal
let clientId: number
let request: RequestDetail
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  clientId = await makeClient(office, { caretakerId: clerk.accountId })
  portal = await openPortal(office, clientId)
  request = await portal.api.create(await question(office, clientId))
})

const seen = (version = request.version) => ({ clientId, requestId: request.id, version })
const move = (to: 'waiting' | 'resolved' | 'in-progress', version = 0) =>
  clerk.api.move({ taskId: request.id, version, to })

describe('withdrawing and confirming', () => {
  it('lets the client close what is not needed any more', async () => {
    const closed = await portal.api.withdraw(seen())
    expect(closed).toMatchObject({
      status: 'closed',
      version: 1,
      can: { reply: false, withdraw: false, confirm: false },
    })
    expect(await eventsOf(office, 'task.moved')).toMatchObject([
      { actorKind: 'client', clientId, taskId: request.id, payload: { before: 'new', after: 'closed' } },
    ])
  })

  it('lets the client agree that it is resolved', async () => {
    await move('resolved')
    const resolved = await portal.api.get({ clientId, requestId: request.id })
    expect(resolved.can).toEqual({ reply: true, withdraw: false, confirm: true })
    expect(await portal.api.confirm(seen(1))).toMatchObject({ status: 'closed' })
  })

  it('refuses what the state does not allow', async () => {
    expect(await refusalOf(portal.api.confirm(seen()))).toMatchObject({ code: 'task.move-not-allowed' })
    await move('resolved')
    expect(await refusalOf(portal.api.withdraw(seen(1)))).toMatchObject({ code: 'task.move-not-allowed' })
    await portal.api.confirm(seen(1))
    expect(await refusalOf(portal.api.confirm(seen(2)))).toMatchObject({ code: 'task.ended' })
    expect(await refusalOf(portal.api.withdraw(seen(2)))).toMatchObject({ code: 'task.ended' })
    expect(await eventsOf(office, 'task.moved')).toHaveLength(2)
  })

  it('refuses a window that has not seen an answer, and tells of nothing else', async () => {
    await clerk.api.setPriority({ taskId: request.id, version: 0, priority: 'high' })
    await clerk.api.reply(reply(request.id, { body: 'Proszę poczekać.' }))
    const refusal = await refusalOf(portal.api.withdraw(seen()))
    expect(refusal.code).toBe('row.stale')
    expect(refusal.details['changes']).toEqual([
      { field: 'reply', from: null, to: null },
      { field: 'status', from: 'new', to: 'in-progress' },
    ])
    expect((await portal.api.get({ clientId, requestId: request.id })).status).toBe('in-progress')
  })

  it('is not stopped by what happens inside the office', async () => {
    const { accountId } = await makeStaff(office, ['CLERKS'])
    await clerk.api.setPriority({ taskId: request.id, version: 0, priority: 'high' })
    await clerk.api.note(reply(request.id))
    await clerk.api.assign({ taskId: request.id, version: 2, assigneeId: accountId, reason: 'Urlop' })
    expect(await portal.api.withdraw(seen())).toMatchObject({ status: 'closed', version: 4 })
  })
})

describe('what a client sees', () => {
  it('is what was said to it and how the state moved, nothing from inside the office', async () => {
    const { accountId } = await makeStaff(office, ['CLERKS'])
    await clerk.api.setPriority({ taskId: request.id, version: 0, priority: 'urgent' })
    await clerk.api.setDue({ taskId: request.id, version: 1, dueOn: '2026-12-24', reason: 'tajne' })
    await clerk.api.assign({ taskId: request.id, version: 2, assigneeId: accountId, reason: 'tajne' })
    await clerk.api.note(reply(request.id, { body: 'tajne' }))
    await clerk.api.move({ taskId: request.id, version: 4, to: 'waiting', reason: 'Prosimy o zdjęcie' })
    const detail = await portal.api.get({ clientId, requestId: request.id })
    expect(detail.entries.map((entry) => entry.change?.field ?? entry.kind)).toEqual(['created', 'status'])
    expect(detail.entries[1]?.change?.reason).toBe('Prosimy o zdjęcie')
    expect(detail).toMatchObject({ status: 'waiting', dueOn: '2026-12-24' })
    expect(JSON.stringify(detail)).not.toMatch(/tajne|urgent|priority|assignee|groupId/)
  })

  it('is never another client’s', async () => {
    const strangersClient = await makeClient(office)
    const stranger = await openPortal(office, strangersClient)
    const input = { clientId, requestId: request.id }
    const words = { requestKey: crypto.randomUUID(), body: 'x', attachmentIds: [] }
    for (const asked of [input, { ...input, clientId: strangersClient }]) {
      for (const call of [
        () => stranger.api.get(asked),
        () => stranger.api.entries({ ...asked, before: 999 }),
        () => stranger.api.reply({ ...asked, ...words }),
        () => stranger.api.withdraw({ ...asked, version: 0 }),
        () => stranger.api.confirm({ ...asked, version: 0 }),
      ])
        expect(await refusalOf(call())).toEqual({ code: 'task.not-found', details: {} })
    }
    expect((await stranger.api.list({ clientId, state: 'all' })).rows).toEqual([])
  })

  it('is the chosen client’s only, where an account reaches several', async () => {
    const second = await makeClient(office)
    const family = await openPortal(office, clientId, second)
    const theirs = await family.api.create(await question(office, second))
    const ids = async (id: number) =>
      (await family.api.list({ clientId: id, state: 'all' })).rows.map((row) => row.id)
    expect(await ids(clientId)).toEqual([request.id])
    expect(await ids(second)).toEqual([theirs.id])
    expect(await refusalOf(family.api.get({ clientId, requestId: theirs.id }))).toMatchObject({
      code: 'task.not-found',
    })
  })
})

describe('the list of requests', () => {
  it('is paged, the newest first, by state', async () => {
    for (let count = 0; count < 11; count += 1) await portal.api.create(await question(office, clientId))
    const all = await pages('all')
    expect(all).toHaveLength(12)
    expect(all.map((row) => row.id)).toEqual(all.map((row) => row.id).toSorted((a, b) => b - a))
    for (const row of all.filter((_, index) => index % 3 === 0)) {
      await portal.api.withdraw({ clientId, requestId: row.id, version: 0 })
    }
    expect((await pages('open')).map((row) => row.status)).toEqual(Array<string>(8).fill('new'))
    expect((await pages('ended')).map((row) => row.status)).toEqual(Array<string>(4).fill('closed'))
    expect(await pages('all')).toHaveLength(12)
    const shown = (await pages('open'))[0]
    expect(Object.keys(shown ?? {})).not.toContain('priority')
  })

  it('refuses a cursor that is not its own', async () => {
    for (const cursor of ['nonsense', 'WyJhIl0', 'WzEsMl0'])
      expect(await refusalOf(portal.api.list({ clientId, state: 'all', cursor }))).toMatchObject({
        code: 'page.cursor-invalid',
      })
  })

  async function pages(state: 'open' | 'ended' | 'all'): Promise<RequestRow[]> {
    const rows: RequestRow[] = []
    let cursor: string | null = null
    do {
      const page = await portal.api.list({ clientId, state, limit: 5, cursor })
      expect(page.rows.length).toBeLessThanOrEqual(5)
      rows.push(...page.rows)
      cursor = page.nextCursor
    } while (cursor !== null)
    return rows
  }
})

describe('giving up an upload', () => {
  it('lets it be attached no more, and is logged', async () => {
    const fileId = await anUpload(office, portal.accountId)
    expect(await portal.api.removeUpload({ fileId })).toEqual({})
    expect(await eventsOf(office, 'file.removed')).toMatchObject([
      { actorKind: 'client', payload: { fileId, name: 'umowa.pdf', why: 'discarded' } },
    ])
    expect(await refusalOf(portal.api.removeUpload({ fileId }))).toMatchObject({ code: 'file.not-found' })
  })

  it('is refused of somebody else’s, and of what is attached', async () => {
    const foreign = await anUpload(office, clerk.accountId)
    expect(await refusalOf(portal.api.removeUpload({ fileId: foreign }))).toMatchObject({
      code: 'file.not-found',
    })
    const own = await anUpload(office, portal.accountId)
    await portal.api.create(await question(office, clientId, { attachmentIds: [own] }))
    expect(await refusalOf(portal.api.removeUpload({ fileId: own }))).toMatchObject({
      code: 'file.not-found',
    })
    expect(await eventsOf(office, 'file.removed')).toEqual([])
  })
})
