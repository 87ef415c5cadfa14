import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mostDelegates } from '#shared/domain/access/schema.ts'
import { openDatabase, openPool } from '#server/platform/database/connection.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { letIn, makePoint } from '#test/support/delegates.ts'
import { eventsOf } from '#test/support/events.ts'
import { everyonesPassword, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { lettersOf, portal, sessionsOf, staff, storedAccount } from '../accounts/support.ts'

let office: TestOffice
let clientId: number
let owner: Awaited<ReturnType<typeof portalOf>>
let caretaker: { accountId: number; login: string }
let desk: Awaited<ReturnType<typeof deskOf>>
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  caretaker = await makeStaff(office, ['CLERKS'])
  clientId = await makeClient(office, { displayName: 'Zorza', caretakerId: caretaker.accountId })
  owner = await portalOf(await makeClientAccount(office, [clientId]))
  desk = await deskOf(caretaker)
})

async function portalOf({ accountId }: { accountId: number }) {
  const { api } = await callAs(office, portal, { accountId, app: 'portal' })
  return { accountId, api }
}

async function deskOf({ accountId }: { accountId: number }) {
  return (await callAs(office, staff, { accountId, app: 'staff' })).api
}

const noLimits = { portlets: null, pointIds: null, untilOn: null }
const invitation = (given: Partial<Parameters<typeof owner.api.delegates.grant>[0]> = {}) => ({
  requestKey: randomUUID(),
  clientId,
  email: 'Ola.Mak@example.pl',
  firstName: 'Ola',
  lastName: 'Mak',
  ...noLimits,
  ...given,
})

describe('a client who gives access', () => {
  it('makes an account for an e-mail that has none, and sends it a link', async () => {
    const point = await makePoint(office, clientId)
    const given = await owner.api.delegates.grant(
      invitation({ portlets: ['my-requests', 'documents'], pointIds: [point], untilOn: '2026-12-31' }),
    )
    expect(given).toMatchObject({
      login: 'ola.mak@example.pl',
      name: 'Ola Mak',
      portlets: ['documents', 'my-requests'],
      pointIds: [point],
      untilOn: '2026-12-31',
      hasEnded: false,
      isByOffice: false,
    })
    expect(await storedAccount(office, given.accountId)).toMatchObject({ state: 'invited' })
    expect(await lettersOf(office)).toMatchObject([
      { template: 'activation', recipient: 'ola.mak@example.pl' },
    ])
    expect(await eventsOf(office, 'delegate.granted')).toMatchObject([
      { actorKind: 'client', clientId, payload: { isNewAccount: true, untilOn: '2026-12-31' } },
    ])
    const { delegates, points } = await owner.api.delegates.list({ clientId })
    expect(delegates).toEqual([given])
    expect(points).toMatchObject([{ id: point }])
  })

  it('lets an account in that is there already, and tells it by letter without naming it to the client', async () => {
    const known = await makeClientAccount(office, [], {
      login: 'ola.mak@example.pl',
      firstName: 'Aleksandra',
    })
    const given = await owner.api.delegates.grant(invitation())
    expect(given).toMatchObject({ accountId: known.accountId, name: 'Ola Mak' })
    const [letter] = await lettersOf(office)
    expect(letter?.template).toBe('delegate-granted')
    expect(letter?.body).toContain('Zorza')
    const { api } = await portalOf(known)
    expect((await api.session.current())?.clients).toMatchObject([{ id: clientId, reach: 'delegate' }])
  })

  it('sends the link again to an account that was never activated', async () => {
    const { accountId, version } = await owner.api.delegates.grant(invitation())
    await owner.api.delegates.revoke({ clientId, accountId, version })
    expect(await owner.api.delegates.grant(invitation())).toMatchObject({ accountId })
    const [first, second, ...more] = await lettersOf(office)
    expect(second).toMatchObject({ template: 'activation', recipient: 'ola.mak@example.pl' })
    expect(second?.token).not.toBe(first?.token)
    expect(more).toEqual([])
    expect(await eventsOf(office, 'account.link-sent')).toHaveLength(2)
  })

  it('cannot have letters written without end by giving and taking away', async () => {
    for (let count = 0; count < 30; count += 1) {
      const { accountId, version } = await owner.api.delegates.grant(invitation())
      await owner.api.delegates.revoke({ clientId, accountId, version })
    }
    expect(await refusalOf(owner.api.delegates.grant(invitation()))).toEqual({
      code: 'delegate.too-many-today',
      details: { most: 30 },
    })
    expect(await desk.delegates.grant({ ...invitation(), login: 'ola.mak@example.pl' })).toMatchObject({
      isByOffice: true,
    })
    office.clock.pass(24 * 3_600_000)
    const tomorrow = await portalOf(owner)
    expect(await tomorrow.api.delegates.grant(invitation({ email: 'iga@example.pl' }))).toMatchObject({
      isByOffice: false,
    })
    office.clock.pass(-24 * 3_600_000)
  })

  it('is not told which logins are those of the office', async () => {
    await makeStaff(office, ['CLERKS'], { login: 'pracownik@example.pl' })
    const asked = invitation({ email: 'pracownik@example.pl' })
    expect(await refusalOf(owner.api.delegates.grant(asked))).toMatchObject({
      code: 'delegate.login-unknown',
    })
  })

  it('keeps a limit of many points whole where the database cuts long lists', async () => {
    const admin = openPool(office.database.adminUrl, { connections: 1 })
    const [before] = await admin.rows<{ most: number }>('SELECT @@GLOBAL.group_concat_max_len AS most')
    await admin.query('SET GLOBAL group_concat_max_len = 1024')
    const db = openDatabase(office.database.url, { connections: 1 })
    try {
      const pointIds: number[] = []
      for (let count = 0; count < 200; count += 1) pointIds.push(await makePoint(office, clientId))
      // Long numbers, as an office has after years.
      await admin.query('UPDATE service_points SET id = id + 10000000 ORDER BY id DESC')
      const far = pointIds.map((id) => id + 10_000_000)
      const { api } = await callAs({ ...office, db }, portal, {
        accountId: owner.accountId,
        app: 'portal',
      })
      const given = await api.delegates.grant(invitation({ pointIds: far }))
      expect(given.pointIds).toEqual(far)
      expect((await api.delegates.list({ clientId })).delegates).toEqual([given])
    } finally {
      await db.close()
      await admin.query('SET GLOBAL group_concat_max_len = ?', [before?.most ?? 1024])
      await admin.end()
    }
  })

  it('is answered the first result on a repeat, and refused other input under the same key', async () => {
    const asked = invitation()
    const first = await owner.api.delegates.grant(asked)
    expect(await owner.api.delegates.grant(asked)).toEqual(first)
    expect(await refusalOf(owner.api.delegates.grant({ ...asked, untilOn: '2027-01-01' }))).toMatchObject({
      code: 'request.key-reused',
    })
    expect(await refusalOf(owner.api.delegates.grant(invitation()))).toMatchObject({
      code: 'delegate.already-granted',
    })
    expect(await eventsOf(office, 'delegate.granted')).toHaveLength(1)
  })

  it('is refused a day that has passed, points of others, and more delegates than anyone has', async () => {
    const other = await makePoint(office, await makeClient(office))
    expect(await refusalOf(owner.api.delegates.grant(invitation({ untilOn: '2026-11-20' })))).toMatchObject({
      code: 'delegate.until-in-past',
    })
    expect(await refusalOf(owner.api.delegates.grant(invitation({ pointIds: [other] })))).toMatchObject({
      code: 'service-point.not-found',
    })
    for (let count = 0; count < mostDelegates; count += 1)
      await letIn(office, { clientId, accountId: (await makeClientAccount(office, [])).accountId })
    expect(await refusalOf(owner.api.delegates.grant(invitation()))).toMatchObject({
      code: 'delegate.too-many',
      details: { most: mostDelegates },
    })
    const rows = await office.db.pool.rows("SELECT id FROM accounts WHERE login = 'ola.mak@example.pl'")
    expect(rows).toEqual([])
  })

  it('changes an access and takes it away; an older window is refused', async () => {
    await makeClientAccount(office, [], { login: 'ola.mak@example.pl' })
    const { accountId, version } = await owner.api.delegates.grant(invitation())
    const seen = { clientId, accountId, version }
    const changed = await owner.api.delegates.change({ ...seen, ...noLimits, portlets: ['documents'] })
    expect(changed).toMatchObject({ portlets: ['documents'], version: 1 })
    expect(await refusalOf(owner.api.delegates.revoke(seen))).toMatchObject({ code: 'row.stale' })
    await owner.api.delegates.revoke({ ...seen, version: 1 })
    expect((await owner.api.delegates.list({ clientId })).delegates).toEqual([])
    expect(await eventsOf(office, 'delegate.changed')).toMatchObject([
      { payload: { before: { portlets: null }, after: { portlets: ['documents'] } } },
    ])
    expect(await eventsOf(office, 'delegate.revoked')).toMatchObject([{ clientId, payload: { accountId } }])
    const { api } = await portalOf({ accountId })
    expect((await api.session.current())?.clients).toEqual([])
  })
})

describe('a delegate', () => {
  it('gives nobody access, not even without limits', async () => {
    const tenant = await portalOf(await makeClientAccount(office, []))
    await letIn(office, { clientId, accountId: tenant.accountId })
    for (const call of [
      () => tenant.api.delegates.list({ clientId }),
      () => tenant.api.delegates.grant(invitation()),
      () => tenant.api.delegates.revoke({ clientId, accountId: tenant.accountId, version: 0 }),
    ])
      expect(await refusalOf(call())).toMatchObject({ code: 'client.not-found' })
  })
})

describe('the caretaker', () => {
  it('gives access to a login, changes it and sees it on the Account tab', async () => {
    const known = await makeClientAccount(office, [], { login: 'ola.mak' })
    const asked = { ...invitation(), login: 'Ola.Mak' }
    const { accountId, version } = await desk.delegates.grant(asked)
    expect(accountId).toBe(known.accountId)
    await desk.delegates.change({ clientId, accountId, version, ...noLimits, untilOn: '2026-11-21' })
    office.clock.pass(24 * 3_600_000)
    const later = await deskOf(caretaker)
    const accounts = await later.clientAccounts.list({ clientId })
    expect(accounts.find(({ id }) => id === accountId)?.access).toEqual({
      reach: 'delegate',
      portlets: null,
      pointIds: null,
      untilOn: '2026-11-21',
      hasEnded: true,
      version: 1,
    })
    office.clock.pass(-24 * 3_600_000)
    expect(await refusalOf(desk.delegates.grant({ ...invitation(), login: 'nikt' }))).toMatchObject({
      code: 'delegate.login-unknown',
    })
  })

  it('is the only clerk who does', async () => {
    const other = await deskOf(await makeStaff(office, ['CLERKS']))
    for (const call of [
      () => other.delegates.points({ clientId }),
      () => other.delegates.grant({ ...invitation(), login: 'ola' }),
      () => other.clientAccounts.add({ requestKey: randomUUID(), clientId, login: 'ola' }),
      () =>
        other.clientAccounts.setFirstPassword({
          clientId,
          accountId: owner.accountId,
          version: 0,
          firstPassword: everyonesPassword,
        }),
    ])
      expect(await refusalOf(call())).toMatchObject({ code: 'client.account-tab-closed' })
  })

  it('adds an account that is there to another client, once, and takes it away again', async () => {
    const second = await makeClient(office, { caretakerId: caretaker.accountId })
    const known = await makeClientAccount(office, [clientId], { login: 'spoldzielnia' })
    const asked = { requestKey: randomUUID(), clientId: second, login: 'spoldzielnia' }
    const added = await desk.clientAccounts.add(asked)
    expect(added).toMatchObject({ id: known.accountId, access: { reach: 'own', untilOn: null } })
    expect(await desk.clientAccounts.add(asked)).toEqual(added)
    expect(await refusalOf(desk.clientAccounts.add({ ...asked, requestKey: randomUUID() }))).toMatchObject({
      code: 'account.already-of-client',
    })
    expect(await refusalOf(desk.clientAccounts.add({ ...asked, login: caretaker.login }))).toMatchObject({
      code: 'account.not-found',
    })
    const { api } = await portalOf(known)
    expect((await api.session.current())?.clients.map(({ id }) => id).sort()).toEqual([clientId, second])
    await desk.clientAccounts.remove({ clientId: second, accountId: known.accountId, version: 0 })
    expect((await desk.clientAccounts.list({ clientId: second })).length).toBe(0)
    expect(await eventsOf(office, 'account.client-removed')).toHaveLength(1)
  })

  it('adds once under a key, and beside somebody who lets the same account in', async () => {
    const known = await makeClientAccount(office, [], { login: 'spoldzielnia' })
    await makeClientAccount(office, [], { login: 'inna' })
    const asked = { requestKey: randomUUID(), clientId, login: 'spoldzielnia' }
    await desk.clientAccounts.add(asked)
    expect(await refusalOf(desk.clientAccounts.add({ ...asked, login: 'inna' }))).toMatchObject({
      code: 'request.key-reused',
    })
    await desk.clientAccounts.remove({ clientId, accountId: known.accountId, version: 0 })
    const codeOf = (call: Promise<unknown>) =>
      call.then(
        () => null,
        async (error: unknown) => (await refusalOf(Promise.reject(error as Error))).code,
      )
    for (let round = 0; round < 5; round += 1) {
      const codes = await Promise.all([
        codeOf(desk.clientAccounts.add({ ...asked, requestKey: randomUUID() })),
        codeOf(desk.delegates.grant({ ...invitation(), login: 'spoldzielnia' })),
      ])
      expect([
        [null, 'delegate.already-granted'],
        ['account.already-of-client', null],
      ]).toContainEqual(codes)
      await office.db.pool.query('DELETE FROM client_accounts WHERE account_id = ?', [known.accountId])
    }
  })

  it('gives a new first password, which ends what was open and has to be changed', async () => {
    const account = await makeClientAccount(office, [clientId], { email: null })
    const { token } = await callAs(office, portal, { accountId: account.accountId, app: 'portal' })
    expect(token).not.toBeNull()
    const seen = { clientId, accountId: account.accountId, version: 0 }
    expect(
      await refusalOf(desk.clientAccounts.setFirstPassword({ ...seen, firstPassword: 'krótkie' })),
    ).toMatchObject({ code: 'account.password-too-short' })
    const changed = await desk.clientAccounts.setFirstPassword({
      ...seen,
      firstPassword: 'siedem cichych rzek',
    })
    expect(changed).toMatchObject({ mustChangePassword: true, state: 'active', version: 1 })
    expect(await sessionsOf(office, account.accountId)).toBe(0)
    const { api } = await callAs(office, portal, { accountId: owner.accountId, app: 'portal' })
    expect(await api.session.signIn({ login: account.login, password: 'siedem cichych rzek' })).toMatchObject(
      { ok: true, value: { mustChangePassword: true } },
    )
    expect(await eventsOf(office, 'account.first-password-set')).toMatchObject([{ clientId }])
  })

  it('does not take over or close an account that also reaches a client of somebody else', async () => {
    const others = await makeClient(office, { caretakerId: (await makeStaff(office, ['CLERKS'])).accountId })
    const { accountId } = await makeClientAccount(office, [others])
    await letIn(office, { clientId, accountId })
    const [shown] = (await desk.clientAccounts.list({ clientId })).filter(({ id }) => id === accountId)
    expect(shown?.can).toMatchObject({ setFirstPassword: false, disable: false, signOut: true })
    const seen = { clientId, accountId, version: 0 }
    for (const call of [
      () => desk.clientAccounts.disable(seen),
      () => desk.clientAccounts.setFirstPassword({ ...seen, firstPassword: 'siedem cichych rzek' }),
    ])
      expect(await refusalOf(call())).toMatchObject({ code: 'account.reaches-others' })
    const administrator = await deskOf(await makeStaff(office, ['ADMINISTRATORS']))
    expect(await administrator.clientAccounts.disable(seen)).toMatchObject({ state: 'disabled' })
  })
})
