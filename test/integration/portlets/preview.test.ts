import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { portalRouter } from '#server/router.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { letIn } from '#test/support/delegates.ts'
import { eventsOf } from '#test/support/events.ts'
import { allow, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { clientsGroup, makeGroup, openDesk, own, versionOf } from './support.ts'

let office: TestOffice
let manager: Awaited<ReturnType<typeof openDesk>>
let clientId: number
let account: { accountId: number }
let today: string
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  manager = await openDesk(office, 'MANAGERS')
  const caretaker = await makeStaff(office, ['CLERKS'], { firstName: 'Magda', lastName: 'Wrona' })
  clientId = await makeClient(office, { caretakerId: caretaker.accountId, displayName: 'Firma Zorza' })
  account = await makeClientAccount(office, [clientId])
  today = office.clock.now().toISOString().slice(0, 10)
})

async function fileRequest(): Promise<void> {
  const { api } = await callAs(office, portalRouter, { accountId: account.accountId, app: 'portal' })
  const [type] = await api.requests.types()
  await api.requests.create({
    ...{
      requestKey: randomUUID(),
      clientId,
      typeId: type?.id ?? 0,
      title: 'Brak wody',
      description: 'Od rana',
    },
    ...{ preferredOn: null, preferredTime: null, attachmentIds: [] },
  })
}

const ofClient = (accountId: number | null = null) => ({ clientId, accountId })
const asAdministrator = () => openDesk(office, 'ADMINISTRATORS')

describe('a preview of a group', () => {
  it('shows what the group has on, without anybody’s data, and is in the log', async () => {
    const groupId = await makeGroup(office)
    await manager.api.setGroup({
      groupId,
      version: 0,
      own: [own('my-requests'), own('balance', { position: 1 })],
    })
    await fileRequest()
    const { dashboard, client, groups } = await manager.api.preview({ of: { groupId }, on: today })
    expect(dashboard.portlets.map(({ portlet }) => portlet)).toEqual(['my-requests', 'balance'])
    expect(dashboard.data['my-requests']).toEqual({ requests: [], hasMore: false })
    expect({ client, groups }).toMatchObject({ client: null, groups: [{ groupId }] })
    expect(await eventsOf(office, 'portlet.previewed')).toMatchObject([
      {
        actorId: manager.accountId,
        clientId: null,
        payload: { groupId, clientId: null, accountId: null, on: today },
      },
    ])
  })

  it('says what is switched on but held back, and why', async () => {
    const groupId = await makeGroup(office)
    await manager.api.setGroup({ groupId, version: 0, own: [own('my-requests'), own('my-data')] })
    await office.db.pool.query(
      "DELETE FROM account_group_permissions WHERE group_id = ? AND permission = 'request.read'",
      [groupId],
    )
    const { dashboard, withheld } = await manager.api.preview({ of: { groupId }, on: today })
    expect(dashboard.portlets.map(({ portlet }) => portlet)).toEqual(['my-data'])
    expect(withheld).toEqual([{ portlet: 'my-requests', reason: 'permission', permission: 'request.read' }])
  })

  it('is refused for a group that is not there, and not logged', async () => {
    expect(await refusalOf(manager.api.preview({ of: { groupId: 999_999 }, on: today }))).toMatchObject({
      code: 'group.not-found',
    })
    expect(await eventsOf(office, 'portlet.previewed')).toEqual([])
  })
})

describe('a preview of a draft', () => {
  it('shows a group as it would be, those below it too, and saves nothing', async () => {
    const groupId = await makeGroup(office)
    const child = await makeGroup(office, { parentId: groupId })
    await manager.api.setGroup({ groupId, version: 0, own: [own('my-requests')] })
    const draft = { groupId, own: [own('my-data'), own('my-requests', { position: 1, width: 'full' })] }
    for (const of of [groupId, child]) {
      const { dashboard, as } = await manager.api.preview({ of: { groupId: of }, on: today, draft })
      expect(as).toBe('group')
      expect(dashboard.portlets).toMatchObject([
        { portlet: 'my-data' },
        { portlet: 'my-requests', width: 'full' },
      ])
    }
    expect(await versionOf(office, groupId)).toBe(1)
    const { dashboard } = await manager.api.preview({ of: { groupId }, on: today })
    expect(dashboard.portlets.map(({ portlet }) => portlet)).toEqual(['my-requests'])
  })

  it('shows a client what its own group would', async () => {
    const groupId = await clientsGroup(office)
    const draft = { groupId, own: [own('my-data', { settings: { title: { pl: 'O mnie', en: 'Me' } } })] }
    const { dashboard } = await manager.api.preview({ of: ofClient(), on: today, draft })
    expect(dashboard.portlets).toMatchObject([{ portlet: 'my-data', title: { en: 'Me' } }])
    expect(dashboard.data['my-data']).toMatchObject({ name: 'Firma Zorza' })
  })

  it('is refused as it would be when it is saved', async () => {
    const groupId = await makeGroup(office, { permissions: ['own-data.read'] })
    const refused = (draft: { groupId: number; own: ReturnType<typeof own>[] }) =>
      refusalOf(manager.api.preview({ of: { groupId }, on: today, draft }))
    expect(await refused({ groupId, own: [own('documents')] })).toEqual({
      code: 'portlet.not-permitted',
      details: { portlet: 'documents', permission: 'own-document.read' },
    })
    expect(await refused({ groupId: 999_999, own: [] })).toMatchObject({ code: 'group.not-found' })
    expect(await refused({ groupId, own: [own('my-data'), own('my-data')] })).toMatchObject({
      code: 'input.invalid',
    })
    expect(await eventsOf(office, 'portlet.previewed')).toEqual([])
  })
})

describe('a preview of a client', () => {
  it('is what the client’s own account sees, and stands in the history of the client', async () => {
    await fileRequest()
    const administrator = await asAdministrator()
    const { api } = await callAs(office, portalRouter, { accountId: account.accountId, app: 'portal' })
    const preview = await administrator.api.preview({ of: ofClient(), on: today })
    expect(preview.dashboard).toEqual(await api.portlets.dashboard({ clientId }))
    expect(preview.client).toMatchObject({ id: clientId, name: 'Firma Zorza' })
    expect(await eventsOf(office, 'portlet.previewed')).toMatchObject([
      { clientId, payload: { accountId: null } },
    ])
  })

  it('offers the accounts that reach the client on the day, its own oldest first', async () => {
    const second = await makeClientAccount(office, [clientId], { firstName: 'Jan', lastName: 'Zorza' })
    await makeClientAccount(office, [clientId], { state: 'disabled' })
    const [tenant, former] = [await makeClientAccount(office, []), await makeClientAccount(office, [])]
    await letIn(office, { clientId, accountId: tenant.accountId, portlets: ['documents'] })
    await letIn(office, { clientId, accountId: former.accountId, untilAt: office.clock.now() })
    const administrator = await asAdministrator()
    const first = await administrator.api.preview({ of: ofClient(), on: today })
    expect(first).toMatchObject({ as: 'account', accountId: account.accountId })
    expect(first.accounts.map(({ id, reach }) => [id, reach])).toEqual([
      [account.accountId, 'own'],
      [second.accountId, 'own'],
      [tenant.accountId, 'delegate'],
    ])
    expect(first.accounts[1]).toMatchObject({ name: 'Jan Zorza', login: second.login })
    const ofTenant = await administrator.api.preview({ of: ofClient(tenant.accountId), on: today })
    expect(ofTenant.accountId).toBe(tenant.accountId)
    expect(ofTenant.dashboard.portlets.map(({ portlet }) => portlet)).toEqual(['documents'])
  })

  it('names no account to who may not see the client’s Account tab', async () => {
    const { as, accounts, accountId } = await manager.api.preview({ of: ofClient(), on: today })
    expect({ as, accounts, accountId }).toEqual({ as: 'account', accounts: [], accountId: null })
  })

  it('is that of a new account where the client has none yet', async () => {
    const without = await makeClient(office, {})
    const administrator = await asAdministrator()
    const { dashboard, client, ...shown } = await administrator.api.preview({
      of: { clientId: without, accountId: null },
      on: today,
    })
    expect(shown).toMatchObject({ as: 'new-account', accountId: null, groups: [{ name: { en: 'Clients' } }] })
    expect(dashboard.portlets.length).toBeGreaterThan(3)
    expect(dashboard.data['my-requests']).toEqual({ requests: [], hasMore: false })
    expect(client?.id).toBe(without)
  })

  it('shows deadlines and delegates as they stand on the day', async () => {
    await fileRequest()
    const administrator = await asAdministrator()
    const later = await administrator.api.preview({ of: ofClient(), on: '2027-12-01' })
    expect(later.dashboard.data['my-requests']?.requests).toMatchObject([{ isOverdue: true }])
    const until = new Date(office.clock.now().getTime() + 48 * 3_600_000)
    await office.db.pool.query(
      "UPDATE client_accounts SET reach = 'delegate', until_at = ? WHERE account_id = ?",
      [toStored(until), account.accountId],
    )
    await administrator.api.preview({ of: ofClient(account.accountId), on: today })
    const gone = administrator.api.preview({ of: ofClient(account.accountId), on: '2027-12-01' })
    expect(await refusalOf(gone)).toMatchObject({ code: 'client.not-found' })
  })

  it('says which portlets a delegate is not let in to', async () => {
    await office.db.pool.query(
      "UPDATE client_accounts SET reach = 'delegate', limits_portlets = 1 WHERE account_id = ?",
      [account.accountId],
    )
    const administrator = await asAdministrator()
    const { dashboard, withheld } = await administrator.api.preview({
      of: ofClient(account.accountId),
      on: today,
    })
    expect(dashboard.portlets).toEqual([])
    expect(withheld).toContainEqual({ portlet: 'my-data', reason: 'delegate', permission: 'own-data.read' })
  })

  it('of a named account is for who sees the client’s Account tab', async () => {
    const call = manager.api.preview({ of: ofClient(account.accountId), on: today })
    expect(await refusalOf(call)).toMatchObject({ code: 'client.account-tab-closed' })
    const administrator = await asAdministrator()
    const foreign = await makeClientAccount(office, [await makeClient(office, {})])
    expect(
      await refusalOf(administrator.api.preview({ of: ofClient(foreign.accountId), on: today })),
    ).toMatchObject({ code: 'account.not-found' })
  })

  it('needs the rights to read what stands in it', async () => {
    await allow(office, 'FIELD', 'portlet.manage')
    const field = await openDesk(office, 'FIELD')
    expect(await refusalOf(field.api.preview({ of: ofClient(), on: today }))).toEqual({
      code: 'permission.missing',
      details: { permission: 'task.read-all' },
    })
    const clerk = await openDesk(office, 'CLERKS')
    expect(await refusalOf(clerk.api.preview({ of: ofClient(), on: today }))).toEqual({
      code: 'permission.missing',
      details: { permission: 'portlet.manage' },
    })
    expect(
      await refusalOf(manager.api.preview({ of: { clientId: 999_999, accountId: null }, on: today })),
    ).toMatchObject({
      code: 'client.not-found',
    })
  })
})
