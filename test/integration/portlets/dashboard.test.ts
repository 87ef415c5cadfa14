import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Dashboard } from '#shared/domain/portlets/dashboard.ts'
import { listTaskTypes } from '#server/features/tasks/index.ts'
import { portalRouter } from '#server/router.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { clientsGroup, makeGroup, openDesk, own } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(() => office.database.reset())

const names = ({ portlets }: Dashboard) => portlets.map(({ portlet }) => portlet)

/** A window of a new account of a client; in these groups only, when some are given. */
async function openPortal(clientIds: readonly number[], groupIds: readonly number[] = []) {
  const { accountId } = await makeClientAccount(office, clientIds)
  if (groupIds.length > 0) {
    await office.db.pool.query('DELETE FROM account_group_members WHERE account_id = ?', [accountId])
    for (const groupId of groupIds) await join(accountId, groupId)
  }
  const { api } = await callAs(office, portalRouter, { accountId, app: 'portal' })
  return { accountId, api }
}

const join = (accountId: number, groupId: number) =>
  office.db.pool.query('INSERT INTO account_group_members (account_id, group_id) VALUES (?, ?)', [
    accountId,
    groupId,
  ])

async function file({ api }: Awaited<ReturnType<typeof openPortal>>, clientId: number, title: string) {
  const [type] = await api.requests.types()
  return api.requests.create({
    ...{ requestKey: randomUUID(), clientId, typeId: type?.id ?? 0, title, description: 'Od rana' },
    ...{ preferredOn: null, preferredTime: null, attachmentIds: [] },
  })
}

describe('the dashboard', () => {
  it('has what a new office shows, each built portlet with its data', async () => {
    const caretaker = await makeStaff(office, ['CLERKS'], {
      ...{ firstName: 'Magda', lastName: 'Wrona', phone: '22 123 45 67' },
    })
    const clientId = await makeClient(office, { caretakerId: caretaker.accountId })
    const client = await openPortal([clientId])
    const filed = await file(client, clientId, 'Brak wody')
    const { portlets, data } = await client.api.portlets.dashboard({ clientId })
    expect(portlets).toContainEqual({ portlet: 'caretaker', width: 'third', title: null, isHidden: false })
    expect(data.caretaker).toEqual({ name: 'Magda Wrona', phone: '22 123 45 67' })
    expect(data['my-requests']).toMatchObject({
      requests: [{ id: filed.id, title: 'Brak wody' }],
      hasMore: false,
    })
    expect(data).toMatchObject({ 'add-request': { types: [] }, 'add-document': { kinds: [] } })
    expect(data.documents).toEqual({ documents: [], hasMore: false })
    const [row] = await office.db.pool.rows<{ number: string; name: string }>(
      'SELECT number, display_name AS name FROM clients WHERE id = ?',
      [clientId],
    )
    expect(data['my-data']).toMatchObject({ ...row, points: [] })
  })

  it('differs for two clients in two groups', async () => {
    const groupId = await makeGroup(office, { parentId: await clientsGroup(office) })
    const manager = await openDesk(office, 'MANAGERS')
    await manager.api.setGroup({
      groupId,
      version: 0,
      own: [own('balance', { position: 0, width: 'full' }), own('add-request', { isOn: false })],
    })
    const [anna, firm] = [await makeClient(office, {}), await makeClient(office, {})]
    const ofAnna = await openPortal([anna])
    const ofFirm = await openPortal([firm], [groupId])
    expect(names(await ofAnna.api.portlets.dashboard({ clientId: anna }))).toEqual([
      'add-request',
      'add-document',
      'my-requests',
      'documents',
      'caretaker',
      'my-data',
    ])
    const found = await ofFirm.api.portlets.dashboard({ clientId: firm })
    expect(names(found)).toEqual([
      'balance',
      'add-document',
      'my-requests',
      'documents',
      'caretaker',
      'my-data',
    ])
    expect(found.data['add-request']).toBeNull()
  })

  it('follows a change of a parent group at the next request', async () => {
    const parentId = await makeGroup(office)
    const groupId = await makeGroup(office, { parentId })
    const clientId = await makeClient(office, {})
    const { accountId } = await openPortal([clientId], [groupId])
    const ask = async () => {
      const { api } = await callAs(office, portalRouter, { accountId, app: 'portal' })
      return names(await api.portlets.dashboard({ clientId }))
    }
    expect(await ask()).toEqual([])
    const manager = await openDesk(office, 'MANAGERS')
    await manager.api.setGroup({ groupId: parentId, version: 0, own: [own('my-data')] })
    expect(await ask()).toEqual(['my-data'])
    await manager.api.setGroup({ groupId, version: 1, own: [own('my-data', { isOn: false })] })
    expect(await ask()).toEqual([])
  })

  it('leaves out what the account may not, and nothing of it is read', async () => {
    const groupId = await makeGroup(office, { permissions: ['own-data.read', 'request.read'] })
    const manager = await openDesk(office, 'MANAGERS')
    await manager.api.setGroup({
      groupId,
      version: 0,
      own: [own('my-requests'), own('my-data', { position: 1 })],
    })
    await office.db.pool.query(
      "DELETE FROM account_group_permissions WHERE group_id = ? AND permission = 'request.read'",
      [groupId],
    )
    await office.db.pool.query('UPDATE account_groups SET version = version + 1 WHERE id = ?', [groupId])
    const clientId = await makeClient(office, {})
    const { api } = await openPortal([clientId], [groupId])
    const found = await api.portlets.dashboard({ clientId })
    expect(names(found)).toEqual(['my-data'])
    expect(found.data['my-requests']).toBeNull()
  })

  it('keeps to the task types, rows and title the office has set', async () => {
    const groupId = await makeGroup(office)
    const manager = await openDesk(office, 'MANAGERS')
    const clientId = await makeClient(office, {})
    const client = await openPortal([clientId], [groupId])
    const types = await listTaskTypes(office.db.pool, 'for-clients')
    const typeId = types.at(-1)?.id ?? 0
    const title = { pl: 'Awarie', en: 'Faults' }
    await manager.api.setGroup({
      groupId,
      version: 0,
      own: [
        own('add-request', { settings: { taskTypeIds: [typeId], title } }),
        own('my-requests', { position: 1, settings: { rows: 1 } }),
      ],
    })
    await file(client, clientId, 'Starsze')
    const newest = await file(client, clientId, 'Nowsze')
    const { api } = await callAs(office, portalRouter, { accountId: client.accountId, app: 'portal' })
    const { portlets, data } = await api.portlets.dashboard({ clientId })
    expect(portlets[0]).toMatchObject({ portlet: 'add-request', title })
    expect(data['add-request']?.types.map(({ id }) => id)).toEqual([typeId])
    expect(data['my-requests']).toMatchObject({ requests: [{ id: newest.id }], hasMore: true })
  })

  it('has the documents of the kinds that the office has set, and says which are new', async () => {
    const groupId = await makeGroup(office)
    const manager = await openDesk(office, 'MANAGERS')
    await manager.api.setGroup({
      groupId,
      version: 0,
      own: [own('documents', { settings: { documentKinds: ['invoice'] } })],
    })
    const clientId = await makeClient(office, {})
    const { api } = await openPortal([clientId], [groupId])
    for (const [code, title] of [
      ['invoice', 'Faktura FV 12/2026'],
      ['contract', 'Umowa'],
    ] as const)
      await office.db.pool.query(
        `INSERT INTO documents (client_id, direction, kind_id, title, note, created_by, created_at)
         SELECT ?, 'out', id, ?, '', ?, ? FROM document_kinds WHERE code = ?`,
        [clientId, title, manager.accountId, toStored(office.clock.now()), code],
      )
    const { data } = await api.portlets.dashboard({ clientId })
    expect(data.documents).toMatchObject({
      documents: [{ title: 'Faktura FV 12/2026', isNew: true }],
      hasMore: false,
    })
    expect(data.documents?.documents).toHaveLength(1)
  })

  it('shows a delegate only the portlets and points chosen for it, until the access ends', async () => {
    const clientId = await makeClient(office, {})
    const pointIds = []
    for (const number of ['P-1', 'P-2']) {
      const now = toStored(office.clock.now())
      const { insertId } = await office.db.pool.query(
        `INSERT INTO service_points (client_id, number, name, street, building, flat, postal_code, city, area,
           meter_number, created_at, updated_at) VALUES (?, ?, '', 'Lipowa', '4', '', '00-950', 'Nadrzecze', '', '', ?, ?)`,
        [clientId, number, now, now],
      )
      pointIds.push(insertId)
    }
    const { accountId, api } = await openPortal([clientId])
    const until = new Date(office.clock.now().getTime() + 60_000)
    await office.db.pool.query(
      `UPDATE client_accounts SET reach = 'delegate', limits_portlets = 1, limits_points = 1, until_at = ?
       WHERE account_id = ?`,
      [toStored(until), accountId],
    )
    await office.db.pool.query(
      "INSERT INTO client_account_portlets (client_id, account_id, portlet) VALUES (?, ?, 'my-data')",
      [clientId, accountId],
    )
    await office.db.pool.query(
      'INSERT INTO client_account_points (client_id, account_id, service_point_id) VALUES (?, ?, ?)',
      [clientId, accountId, pointIds[1] ?? 0],
    )
    const found = await api.portlets.dashboard({ clientId })
    expect(names(found)).toEqual(['my-data'])
    expect(found.data['my-data']?.points.map(({ number }) => number)).toEqual(['P-2'])
    expect(found.data.caretaker).toBeNull()
    office.clock.pass(60_000)
    const { api: later } = await callAs(office, portalRouter, { accountId, app: 'portal' })
    expect(await refusalOf(later.portlets.dashboard({ clientId }))).toMatchObject({
      code: 'client.not-found',
    })
  })

  it('is not found for another client’s number or one that does not exist', async () => {
    const [mine, foreign] = [await makeClient(office, {}), await makeClient(office, {})]
    const { api } = await openPortal([mine])
    for (const clientId of [foreign, 999_999])
      expect(await refusalOf(api.portlets.dashboard({ clientId }))).toMatchObject({
        code: 'client.not-found',
      })
  })
})

describe('a portlet put aside', () => {
  it('stays in its place without data until it is taken back, for this account alone', async () => {
    const clientId = await makeClient(office, {})
    const [one, other] = [await openPortal([clientId]), await openPortal([clientId])]
    expect(await one.api.portlets.setHidden({ portlet: 'my-data', isHidden: true })).toEqual({
      hidden: ['my-data'],
    })
    await one.api.portlets.setHidden({ portlet: 'my-data', isHidden: true })
    const found = await one.api.portlets.dashboard({ clientId })
    expect(found.portlets.find(({ portlet }) => portlet === 'my-data')).toMatchObject({ isHidden: true })
    expect(found.data['my-data']).toBeNull()
    const ofOther = await other.api.portlets.dashboard({ clientId })
    expect(ofOther.portlets.every(({ isHidden }) => !isHidden)).toBe(true)
    expect(await one.api.portlets.setHidden({ portlet: 'my-data', isHidden: false })).toEqual({ hidden: [] })
    expect((await one.api.portlets.dashboard({ clientId })).data['my-data']).not.toBeNull()
    expect(
      (await eventsOf(office, 'portlet.hidden', 'portlet.shown')).map(({ name, payload }) => [name, payload]),
    ).toEqual([
      ['portlet.hidden', { accountId: one.accountId, portlet: 'my-data' }],
      ['portlet.shown', { accountId: one.accountId, portlet: 'my-data' }],
    ])
  })
})
