import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listTaskTypes } from '#server/features/tasks/index.ts'
import { portalRouter } from '#server/router.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { letIn } from '#test/support/delegates.ts'
import { makeClient, makeClientAccount } from '#test/support/people.ts'
import { contract, kindId } from '../documents/support.ts'
import { anUpload } from '../tasks/support.ts'
import { makeGroup, openDesk, own } from './support.ts'

let office: TestOffice
let manager: Awaited<ReturnType<typeof openDesk>>
let groupId: number
let clientId: number
let version: number
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  manager = await openDesk(office, 'MANAGERS')
  groupId = await makeGroup(office)
  clientId = await makeClient(office, {})
  version = 0
})

async function show(...portlets: ReturnType<typeof own>[]): Promise<void> {
  await manager.api.setGroup({ groupId, version, own: portlets })
  version += 1
}

/** A window of a new account of the client, in the group alone. */
async function openPortal(clientIds: readonly number[] = [clientId]) {
  const { accountId } = await makeClientAccount(office, clientIds)
  await office.db.pool.query('UPDATE account_group_members SET group_id = ? WHERE account_id = ?', [
    groupId,
    accountId,
  ])
  const { api } = await callAs(office, portalRouter, { accountId, app: 'portal' })
  const file = (typeId: number, of = clientId) =>
    api.requests.create({
      ...{ requestKey: randomUUID(), clientId: of, typeId, title: 'Brak wody', description: 'Od rana' },
      ...{ preferredOn: null, preferredTime: null, attachmentIds: [] },
    })
  const send = async (code: string) =>
    api.documents.add(
      await contract(office, clientId, {
        kindId: await kindId(office, code),
        attachmentIds: [await anUpload(office, accountId)],
      }),
    )
  return { accountId, api, file, send }
}

async function typeIds(): Promise<[number, number]> {
  const [first, second] = await listTaskTypes(office.db.pool, 'for-clients')
  return [first?.id ?? 0, second?.id ?? 0]
}

describe('the types of request an account is offered', () => {
  it('are those the office has set, and others are refused', async () => {
    const [wanted, other] = await typeIds()
    await show(own('add-request', { settings: { taskTypeIds: [wanted] } }))
    const portal = await openPortal()
    expect((await portal.api.requests.types()).map(({ id }) => id)).toEqual([wanted])
    expect(await refusalOf(portal.file(other))).toEqual({ code: 'task.type-not-offered', details: {} })
    expect(await portal.file(wanted)).toMatchObject({ status: 'new' })
  })

  it('are all where the office has chosen none', async () => {
    await show(own('add-request'))
    const portal = await openPortal()
    const all = await listTaskTypes(office.db.pool, 'for-clients')
    expect(await portal.api.requests.types()).toEqual(all)
    expect(await portal.file((await typeIds())[1])).toMatchObject({ status: 'new' })
  })

  it('are none where no group has the portlet on', async () => {
    await show(own('my-requests'))
    const portal = await openPortal()
    expect(await portal.api.requests.types()).toEqual([])
    expect(await refusalOf(portal.file((await typeIds())[0]))).toMatchObject({
      code: 'task.type-not-offered',
    })
  })

  it('do not tell whether a client out of reach is there', async () => {
    const [wanted, other] = await typeIds()
    await show(own('add-request', { settings: { taskTypeIds: [wanted] } }))
    const foreign = await makeClient(office, {})
    const portal = await openPortal()
    for (const of of [foreign, 999_999])
      expect(await refusalOf(portal.file(other, of))).toMatchObject({ code: 'client.not-found' })
  })
})

describe('the kinds of document an account is offered', () => {
  it('are those the office has set, and others are refused', async () => {
    await show(own('add-document', { settings: { documentKinds: ['property-title'] } }))
    const portal = await openPortal()
    expect((await portal.api.documents.kinds()).map(({ code }) => code)).toEqual(['property-title'])
    expect(await refusalOf(portal.send('contract'))).toEqual({
      code: 'document.kind-not-offered',
      details: {},
    })
    expect(await portal.send('property-title')).toMatchObject({ request: {} })
  })

  it('are all where the office has chosen none, and none where no group has the portlet on', async () => {
    await show(own('add-document'))
    const portal = await openPortal()
    expect((await portal.api.documents.kinds()).map(({ code }) => code)).toContain('contract')
    expect(await portal.send('contract')).toMatchObject({ request: {} })
    await show(own('documents'))
    expect(await portal.api.documents.kinds()).toEqual([])
    expect(await refusalOf(portal.send('contract'))).toMatchObject({ code: 'document.kind-not-offered' })
  })

  it('become a task of a type that need not be offered itself', async () => {
    const [wanted] = await typeIds()
    await show(
      own('add-document', { settings: { documentKinds: ['contract'] } }),
      own('add-request', { position: 1, settings: { taskTypeIds: [wanted] } }),
    )
    expect(await (await openPortal()).send('contract')).toMatchObject({ request: {} })
  })
})

describe('what a window is told of the clients of its account', () => {
  const offered = async ({ api }: Awaited<ReturnType<typeof openPortal>>) =>
    (await api.session.current())?.clients.map(({ portlets }) => portlets)

  it('is what its groups have on and it may use', async () => {
    await show(own('my-requests'), own('add-document', { position: 1, isOn: false }), own('balance'))
    const portal = await openPortal()
    expect(await offered(portal)).toEqual([['balance', 'my-requests']])
    await office.db.pool.query(
      "DELETE FROM account_group_permissions WHERE group_id = ? AND permission = 'request.read'",
      [groupId],
    )
    await office.db.pool.query('UPDATE account_groups SET version = version + 1 WHERE id = ?', [groupId])
    expect(await offered(portal)).toEqual([['balance']])
  })

  it('is, of a delegate, only what was given', async () => {
    await show(own('my-requests'), own('documents', { position: 1 }))
    const other = await makeClient(office, { displayName: 'Zorza II' })
    const portal = await openPortal([other])
    await letIn(office, { clientId, accountId: portal.accountId, portlets: ['documents', 'caretaker'] })
    expect(await offered(portal)).toEqual([['documents'], ['documents', 'my-requests']])
  })

  it('says where the live feed stood before', async () => {
    const portal = await openPortal()
    expect((await portal.api.session.current())?.feedPosition).toBe(0)
    const at = toStored(office.clock.now())
    await office.db.pool.query(
      `INSERT INTO event_log (name, schema_version, actor_kind, request_id, payload, occurred_at)
       VALUES ('client.viewed', 1, 'system', '', '{}', ?)`,
      [at],
    )
    await office.db.pool.query(
      'INSERT INTO event_feed (feed_position, event_id) SELECT 41, MAX(id) FROM event_log',
    )
    expect((await portal.api.session.current())?.feedPosition).toBe(41)
  })
})
