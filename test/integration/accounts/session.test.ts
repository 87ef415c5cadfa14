import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callAs, openTestOffice, openWindow, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { portal, sessionsOf, staff } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(() => office.database.reset())

const hour = 3_600_000

describe('a sign-in', () => {
  it('is nobody without a token', async () => {
    expect(await openWindow(office, staff, 'staff').api.session.current()).toBeNull()
  })

  it('counts in its own zone only', async () => {
    const { accountId } = await makeStaff(office, ['CLERKS'])
    const desk = await callAs(office, staff, { accountId, app: 'staff' })
    const stolen = openWindow(office, portal, 'portal')
    stolen.token = desk.token
    expect(await stolen.api.session.current()).toBeNull()
  })

  it.each([
    { app: 'portal', idle: 1, absolute: 12 },
    { app: 'staff', idle: 4, absolute: 14 },
    { app: 'desktop', idle: 14, absolute: 168 },
  ] as const)('in $app ends after $absolute h however much it is used', async ({ app, idle, absolute }) => {
    const isPortal = app === 'portal'
    const { accountId } = isPortal
      ? await makeClientAccount(office, [await makeClient(office)])
      : await makeStaff(office, ['CLERKS'])
    const window = isPortal
      ? await callAs(office, portal, { accountId, app })
      : await callAs(office, staff, { accountId, app })
    const isSignedIn = async () => (await window.api.session.current()) !== null
    for (let hours = 0; hours < absolute; hours += idle / 2) {
      expect(await isSignedIn()).toBe(true)
      office.clock.pass((idle / 2) * hour)
    }
    expect(await isSignedIn()).toBe(false)
    expect(await refusalOf(window.api.session.setLanguage({ language: 'en' }))).toMatchObject({
      code: 'session.expired',
    })
  })

  it('ends when it is not used', async () => {
    const { accountId } = await makeStaff(office, ['CLERKS'])
    const [used, unused] = [
      await callAs(office, staff, { accountId, app: 'staff' }),
      await callAs(office, staff, { accountId, app: 'staff' }),
    ]
    office.clock.pass(4 * hour - 1)
    expect(await used.api.session.current()).not.toBeNull()
    office.clock.pass(1)
    expect(await used.api.session.current()).not.toBeNull()
    expect(await unused.api.session.current()).toBeNull()
  })

  it('of an account that must change its password allows nothing but that', async () => {
    const { accountId } = await makeStaff(office, ['ADMINISTRATORS'], { mustChangePassword: true })
    const window = await callAs(office, staff, { accountId, app: 'desktop' })
    expect(await window.api.session.current()).toMatchObject({ mustChangePassword: true })
    expect(await refusalOf(window.api.accounts.staff())).toMatchObject({
      code: 'account.password-must-change',
    })
    expect(await refusalOf(window.api.clientAccounts.list({ clientId: 1 }))).toMatchObject({
      code: 'account.password-must-change',
    })
  })
})

describe('signing out', () => {
  it('ends this sign-in and takes the token away', async () => {
    const { accountId } = await makeStaff(office, ['CLERKS'])
    const other = await callAs(office, staff, { accountId, app: 'desktop' })
    const window = await callAs(office, staff, { accountId, app: 'staff' })
    await window.api.session.signOut()
    expect(window.token).toBeNull()
    expect(await sessionsOf(office, accountId)).toBe(1)
    expect(await other.api.session.current()).not.toBeNull()
    expect(await eventsOf(office)).toMatchObject([{ name: 'account.signed-out', actorId: accountId }])
  })

  it('needs someone signed in', async () => {
    const window = openWindow(office, staff, 'staff')
    expect(await refusalOf(window.api.session.signOut())).toMatchObject({ code: 'session.missing' })
  })

  it('everywhere ends all others and keeps this one', async () => {
    const { accountId } = await makeStaff(office, ['CLERKS'])
    const stranger = await makeStaff(office, ['CLERKS'])
    await callAs(office, staff, { accountId: stranger.accountId, app: 'staff' })
    const others = [
      await callAs(office, staff, { accountId, app: 'desktop' }),
      await callAs(office, staff, { accountId, app: 'staff' }),
    ]
    const window = await callAs(office, staff, { accountId, app: 'staff' })
    expect(await window.api.session.signOutEverywhere()).toEqual({ ended: 2 })
    expect(await window.api.session.current()).not.toBeNull()
    for (const other of others) expect(await other.api.session.current()).toBeNull()
    expect(await sessionsOf(office, stranger.accountId)).toBe(1)
    expect(await eventsOf(office)).toMatchObject([
      { name: 'account.signed-out-everywhere', payload: { accountId, ended: 2 } },
    ])
  })
})

describe('choosing a language', () => {
  it('keeps it with the account and logs the change once', async () => {
    const { accountId } = await makeStaff(office, ['CLERKS'])
    const window = await callAs(office, staff, { accountId, app: 'staff' })
    expect(await window.api.session.setLanguage({ language: 'en' })).toMatchObject({
      accountId,
      language: 'en',
    })
    await window.api.session.setLanguage({ language: 'en' })
    expect(await window.api.session.current()).toMatchObject({ language: 'en' })
    expect(await eventsOf(office)).toMatchObject([
      { name: 'account.language-set', actorId: accountId, payload: { before: 'pl', after: 'en' } },
    ])
  })
})

describe('staff and groups', () => {
  it('are told to staff: everyone by name, and who can work on tasks', async () => {
    const lis = await makeStaff(office, ['CLERKS', 'FIELD'], { firstName: 'Kamil', lastName: 'Lis' })
    const baran = await makeStaff(office, ['AUDITORS'], { firstName: 'Ewa', lastName: 'Baran' })
    const gone = await makeStaff(office, ['CLERKS'], {
      firstName: 'Jan',
      lastName: 'Zych',
      state: 'disabled',
    })
    await makeClientAccount(office, [await makeClient(office)])
    const { api } = await callAs(office, staff, { accountId: baran.accountId, app: 'desktop' })
    const groups = await api.accounts.groups()
    expect(groups.map((group) => group.code)).toEqual([
      'ADMINISTRATORS',
      'MANAGERS',
      'CLERKS',
      'EDITORS',
      'FIELD',
      'AUDITORS',
    ])
    const idOf = (code: string) => groups.find((group) => group.code === code)?.id
    expect(await api.accounts.staff()).toEqual([
      {
        id: baran.accountId,
        firstName: 'Ewa',
        lastName: 'Baran',
        groupIds: [idOf('AUDITORS')],
        canWorkOnTasks: false,
      },
      {
        id: lis.accountId,
        firstName: 'Kamil',
        lastName: 'Lis',
        groupIds: [idOf('CLERKS'), idOf('FIELD')],
        canWorkOnTasks: true,
      },
      {
        id: gone.accountId,
        firstName: 'Jan',
        lastName: 'Zych',
        groupIds: [idOf('CLERKS')],
        canWorkOnTasks: false,
      },
    ])
  })
})
