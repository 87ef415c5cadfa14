import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient } from '#test/support/people.ts'
import { anUpload, question } from '../tasks/support.ts'
import { contract, kindId, openDesk, openPortal, type Desk, type Portal } from './support.ts'

let office: TestOffice
let caretaker: Desk
let portal: Portal
let clientId: number

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  caretaker = await openDesk(office, 'CLERKS')
  clientId = await makeClient(office, { caretakerId: caretaker.accountId })
  portal = await openPortal(office, clientId)
})

const filed = async () => portal.api.requests.create(await question(office, clientId))
const aFile = () => anUpload(office, portal.accountId)

describe('a document of a client', () => {
  it('becomes a task of the caretaker', async () => {
    const attachmentIds = [await aFile(), await aFile()]
    const added = await portal.api.documents.add(await contract(office, clientId, { attachmentIds }))
    const task = await caretaker.api.tasks.get({ taskId: added.request.id })
    expect(task).toMatchObject({
      number: added.request.number,
      title: 'Dokument: Umowa',
      description: 'Podpisana umowa na nowe mieszkanie.',
      assigneeId: caretaker.accountId,
      source: 'portal',
      status: 'new',
    })
    expect(task.attachments.map(({ id }) => id)).toEqual(attachmentIds)

    const { rows } = await caretaker.api.documents.list({ clientId, direction: 'in' })
    expect(rows).toEqual([
      expect.objectContaining({
        id: added.documentId,
        direction: 'in',
        note: 'Podpisana umowa na nowe mieszkanie.',
        openedAt: null,
        task: { id: task.id, number: task.number, title: task.title, status: 'new' },
        can: { withdraw: false },
      }),
    ])
    const [own] = (await portal.api.documents.list({ clientId, direction: 'all' })).rows
    expect(own).toMatchObject({ id: added.documentId, isNew: false, task: { id: task.id } })
    const { documentId } = added
    const told = { documentId, clientId, kind: 'contract', taskId: task.id, joined: false, files: 2 }
    expect(await eventsOf(office, 'document.added')).toEqual([
      expect.objectContaining({ clientId, taskId: task.id, actorKind: 'client', payload: told }),
    ])
    expect(await eventsOf(office, 'task.created')).toHaveLength(1)
  })

  it('joins an open request as a message with its files', async () => {
    const request = await filed()
    const file = await aFile()
    const input = await contract(office, clientId, { attachmentIds: [file], requestId: request.id })
    const added = await portal.api.documents.add(input)
    expect(added.request).toEqual({ id: request.id, number: request.number })
    const { entries } = await portal.api.requests.get({ clientId, requestId: request.id })
    expect(entries.at(-1)).toMatchObject({
      kind: 'reply',
      body: 'Dokument: Umowa\n\nPodpisana umowa na nowe mieszkanie.',
      attachments: [{ id: file }],
    })
    expect(await eventsOf(office, 'task.created')).toHaveLength(1)
    expect(await eventsOf(office, 'document.added')).toMatchObject([
      { payload: { joined: true, taskId: request.id } },
    ])
  })

  it('does not join a request that has ended, nor one of another client', async () => {
    const request = await filed()
    await portal.api.requests.withdraw({ clientId, requestId: request.id, version: request.version })
    const file = await aFile()
    const ended = await contract(office, clientId, { attachmentIds: [file], requestId: request.id })
    expect(await refusalOf(portal.api.documents.add(ended))).toMatchObject({ code: 'task.ended' })

    const other = await makeClient(office)
    const stranger = await openPortal(office, other)
    const theirs = await stranger.api.requests.create(await question(office, other))
    const foreign = await contract(office, clientId, { attachmentIds: [file], requestId: theirs.id })
    expect(await refusalOf(portal.api.documents.add(foreign))).toMatchObject({ code: 'task.not-found' })
    expect(await eventsOf(office, 'document.added')).toEqual([])
  })

  it('counts once, however often it arrives', async () => {
    const input = await contract(office, clientId, { attachmentIds: [await aFile()] })
    const add = () => portal.api.documents.add(input)
    const [first, ...same] = await Promise.all([add(), add()])
    expect([...same, await add()]).toEqual([first, first])
    expect(await refusalOf(portal.api.documents.add({ ...input, note: 'Inna' }))).toMatchObject({
      code: 'request.key-reused',
    })
    expect(await eventsOf(office, 'task.created')).toHaveLength(1)
    const requestId = first?.request.id ?? 0
    const joining = await contract(office, clientId, { attachmentIds: [await aFile()], requestId })
    const join = () => portal.api.documents.add(joining)
    const [joined, again] = await Promise.all([join(), join()])
    expect([again, await join()]).toEqual([joined, joined])
    expect(await eventsOf(office, 'document.added')).toHaveLength(2)
  })

  it('is refused for a client out of reach, a kind of the office and files of others, and leaves nothing', async () => {
    const file = await aFile()
    const refused = async (given: Parameters<typeof contract>[2]) =>
      (await refusalOf(portal.api.documents.add(await contract(office, clientId, given)))).code
    const other = await makeClient(office)
    expect(await refused({ attachmentIds: [file], clientId: other })).toBe('client.not-found')
    expect(await refused({ attachmentIds: [file], kindId: await kindId(office, 'invoice') })).toBe(
      'document.kind-unknown',
    )
    const foreign = await anUpload(office, caretaker.accountId)
    expect(await refused({ attachmentIds: [foreign] })).toBe('file.not-found')
    expect(await eventsOf(office, 'task.created')).toEqual([])
    expect(await eventsOf(office, 'document.added')).toEqual([])
  })

  it('names only kinds that clients may send', async () => {
    const codes = (await portal.api.documents.kinds()).map(({ code }) => code)
    expect(codes).toContain('property-title')
    expect(codes).not.toContain('invoice')
  })
})

describe('a delegate', () => {
  const limitTo = async (accountId: number, ...portlets: string[]) => {
    await office.db.pool.query(
      "UPDATE client_accounts SET reach = 'delegate', limits_portlets = 1 WHERE account_id = ? AND client_id = ?",
      [accountId, clientId],
    )
    for (const portlet of portlets)
      await office.db.pool.query(
        'INSERT INTO client_account_portlets (client_id, account_id, portlet) VALUES (?, ?, ?)',
        [clientId, accountId, portlet],
      )
  }

  it('who may add documents alone sends some and sees none but those', async () => {
    await portal.api.documents.add(await contract(office, clientId, { attachmentIds: [await aFile()] }))
    const delegate = await openPortal(office, clientId)
    await limitTo(delegate.accountId, 'add-document')
    const file = await anUpload(office, delegate.accountId)
    const added = await delegate.api.documents.add(
      await contract(office, clientId, { attachmentIds: [file] }),
    )
    const { rows } = await delegate.api.documents.list({ clientId, direction: 'all' })
    expect(rows.map(({ id }) => id)).toEqual([added.documentId])
    expect(await refusalOf(delegate.api.requests.create(await question(office, clientId)))).toMatchObject({
      code: 'client.not-found',
    })
  })

  it('who may see requests alone neither sees nor sends documents', async () => {
    await portal.api.documents.add(await contract(office, clientId, { attachmentIds: [await aFile()] }))
    const delegate = await openPortal(office, clientId)
    await limitTo(delegate.accountId, 'my-requests')
    expect((await delegate.api.documents.list({ clientId, direction: 'all' })).rows).toEqual([])
    const input = await contract(office, clientId, {
      attachmentIds: [await anUpload(office, delegate.accountId)],
    })
    expect(await refusalOf(delegate.api.documents.add(input))).toMatchObject({ code: 'client.not-found' })
  })
})
