import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SendingRow } from '#shared/domain/documents/schema.ts'
import { noteOpened } from '#server/features/documents/open.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient } from '#test/support/people.ts'
import { anUpload } from '../tasks/support.ts'
import { clientsGroup, letterFor, openDesk, openPortal, runJobs, type Desk, type Portal } from './support.ts'

let office: TestOffice
let clerk: Desk
let portal: Portal
let clientIds: number[]

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  clientIds = [await makeClient(office), await makeClient(office), await makeClient(office)]
  portal = await openPortal(office, ...clientIds)
})

/** A sending to the three clients that has only begun. */
async function begin(): Promise<SendingRow> {
  return clerk.api.documents.sendToGroup({
    ...(await letterFor(office)),
    ...{ groupId: await clientsGroup(office), withGroupsBelow: true },
    attachmentIds: [await anUpload(office, clerk.accountId)],
  })
}

/** One that all three have. */
async function sent(): Promise<SendingRow> {
  const { id } = await begin()
  await runJobs(office)
  const { rows } = await clerk.api.documents.sendings({})
  const sending = rows.find((row) => row.id === id)
  if (!sending) throw new Error('The sending is missing')
  return sending
}

const documentOf = async (clientId: number) => {
  const [document] = (await clerk.api.documents.list({ clientId, direction: 'out' })).rows
  if (!document) throw new Error('The client has no document')
  return document
}

/** As the first download in the portal does. */
async function open(clientId: number, sendingId: number): Promise<void> {
  const { id: documentId } = await documentOf(clientId)
  const { pool } = office.db
  await noteOpened(
    {
      sql: pool,
      append: Object.assign(() => Promise.resolve(0), { all: () => Promise.resolve() }),
      now: () => office.clock.now(),
    },
    { documentId, clientId, sendingId },
    { accountId: portal.accountId, kind: 'client' },
  )
}

const seenInPortal = async () => {
  const lists = clientIds.map((clientId) => portal.api.documents.list({ clientId, direction: 'all' }))
  return (await Promise.all(lists)).map(({ rows }) => rows.length)
}

const reason = 'Nie ten cennik'
const withdraw = ({ id: sendingId, version }: SendingRow, keepsOpened = false) =>
  clerk.api.documents.withdrawSending({ sendingId, version, reason, keepsOpened })

describe('a sending that is taken back', () => {
  it('is looked at first: who has opened it, and what would go', async () => {
    const sending = await sent()
    await open(clientIds[0] ?? 0, sending.id)
    expect(await clerk.api.documents.previewWithdrawal({ sendingId: sending.id })).toMatchObject({
      ...{ opened: 1, unopened: 2 },
      sending: { id: sending.id, opened: 1, can: { stop: false, withdraw: true } },
    })
    expect(await seenInPortal()).toEqual([1, 1, 1])
  })

  it('disappears from every client, opened or not, and the log tells of each', async () => {
    const sending = await sent()
    await open(clientIds[0] ?? 0, sending.id)
    expect(await withdraw(sending)).toMatchObject({
      ...{ state: 'withdrawing', version: sending.version + 1, can: { stop: false, withdraw: false } },
      withdrawal: { reason, keepsOpened: false, total: 3 },
    })
    await runJobs(office)
    expect(await seenInPortal()).toEqual([0, 0, 0])
    const [now] = (await clerk.api.documents.sendings({})).rows
    expect(now).toMatchObject({ state: 'withdrawn', withdrawn: 3, opened: 1, can: { withdraw: false } })
    expect((await documentOf(clientIds[0] ?? 0)).withdrawn).toMatchObject({ reason })
    const told = await eventsOf(office, 'document.withdrawn')
    expect(told.map(({ clientId }) => clientId).toSorted()).toEqual(clientIds)
    expect(told.map(({ payload }) => payload['wasOpened']).toSorted()).toEqual([false, false, true])
    expect(await eventsOf(office, 'document.sending-withdrawal-begun')).toMatchObject([
      { actorId: clerk.accountId, payload: { sendingId: sending.id, reason, keepsOpened: false, total: 3 } },
    ])
    expect(await eventsOf(office, 'document.sending-withdrawn')).toMatchObject([
      { payload: { withdrawn: 3 } },
    ])
  })

  it('stays with those who have opened it where the clerk wants so, until it is taken back from them too', async () => {
    const sending = await sent()
    await open(clientIds[1] ?? 0, sending.id)
    await withdraw(sending, true)
    await runJobs(office)
    expect(await seenInPortal()).toEqual([0, 1, 0])
    const [kept] = (await clerk.api.documents.sendings({})).rows
    expect(kept).toMatchObject({ state: 'partly-withdrawn', withdrawn: 2, can: { withdraw: true } })
    if (!kept) throw new Error('The sending is missing')
    expect(await refusalOf(withdraw(kept, true))).toMatchObject({ code: 'document.nothing-to-withdraw' })
    await withdraw(kept)
    await runJobs(office)
    expect(await seenInPortal()).toEqual([0, 0, 0])
    expect(await eventsOf(office, 'document.withdrawn')).toHaveLength(3)
  })

  it('goes once, however often it is asked for, and not by a window that has seen less', async () => {
    const sending = await sent()
    const first = await withdraw(sending)
    expect(await withdraw(sending)).toEqual(first)
    const other = { sendingId: sending.id, version: sending.version, reason: 'Inny', keepsOpened: false }
    expect(await refusalOf(clerk.api.documents.withdrawSending(other))).toMatchObject({ code: 'row.stale' })
    expect(await refusalOf(withdraw(first))).toMatchObject({ code: 'document.sending-withdrawing' })
    await runJobs(office)
    expect(await eventsOf(office, 'document.sending-withdrawal-begun')).toHaveLength(1)
    expect(await refusalOf(withdraw(first))).toMatchObject({ code: 'document.nothing-to-withdraw' })
  })

  it('counts what was taken back one by one', async () => {
    const sending = await sent()
    const [clientId = 0] = clientIds
    const { id: documentId } = await documentOf(clientId)
    await clerk.api.documents.withdraw({ clientId, documentId, reason: 'Ten klient nie' })
    expect((await clerk.api.documents.sendings({})).rows).toMatchObject([{ withdrawn: 1, state: 'finished' }])
    await withdraw(sending)
    await runJobs(office)
    expect((await clerk.api.documents.sendings({})).rows).toMatchObject([
      { withdrawn: 3, state: 'withdrawn' },
    ])
    expect((await documentOf(clientId)).withdrawn).toMatchObject({ reason: 'Ten klient nie' })
  })

  it('is the business of those who may send', async () => {
    const sending = await sent()
    const auditor = await openDesk(office, 'AUDITORS')
    const asked = { sendingId: sending.id, version: sending.version }
    const wish = { ...asked, reason, keepsOpened: false }
    const missing = { code: 'permission.missing', details: { permission: 'document.send' } }
    expect(await refusalOf(auditor.api.documents.withdrawSending(wish))).toEqual(missing)
    expect(await refusalOf(auditor.api.documents.stopSending(asked))).toEqual(missing)
    const gone = { ...wish, sendingId: sending.id + 1000 }
    expect(await refusalOf(clerk.api.documents.withdrawSending(gone))).toMatchObject({
      code: 'document.not-found',
    })
  })
})

describe('a sending on its way', () => {
  it('is stopped: nobody else gets it', async () => {
    const sending = await begin()
    expect(sending.can).toEqual({ stop: true, withdraw: true })
    const stop = () => clerk.api.documents.stopSending({ sendingId: sending.id, version: sending.version })
    const stopped = await stop()
    expect(stopped).toMatchObject({ state: 'stopped', delivered: 0, can: { stop: false } })
    expect(await stop()).toEqual(stopped)
    await runJobs(office)
    expect(await seenInPortal()).toEqual([0, 0, 0])
    expect(await eventsOf(office, 'document.sending-stopped')).toMatchObject([
      { actorId: clerk.accountId, payload: { sendingId: sending.id, recipients: 3, delivered: 0 } },
    ])
    expect(await eventsOf(office, 'document.sending-finished')).toEqual([])
  })

  it('is stopped before it is taken back', async () => {
    const sending = await begin()
    expect(await withdraw(sending)).toMatchObject({ state: 'withdrawing' })
    await runJobs(office)
    expect(await seenInPortal()).toEqual([0, 0, 0])
    expect((await clerk.api.documents.sendings({})).rows).toMatchObject([{ state: 'stopped', withdrawn: 0 }])
    expect(await eventsOf(office, 'document.sending-stopped')).toHaveLength(1)
  })

  it('is not stopped any more once everyone has it', async () => {
    const { id: sendingId, version } = await sent()
    expect(await refusalOf(clerk.api.documents.stopSending({ sendingId, version }))).toMatchObject({
      code: 'document.sending-ended',
    })
  })
})
