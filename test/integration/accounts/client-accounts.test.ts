import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { callAs, openTestOffice, openWindow, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { everyonesPassword, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { failingAt, lettersOf, portal, sessionsOf, staff, storedAccount } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(() => office.database.reset())

async function deskOf(...groups: BuiltInGroupCode[]) {
  const { accountId } = await makeStaff(office, groups)
  const { api } = await callAs(office, staff, { accountId, app: 'desktop' })
  return { accountId, api }
}

/** A caretaker, a client of theirs and an account that reaches it. */
async function caretakersClient(given: Parameters<typeof makeClientAccount>[2] = {}) {
  const desk = await deskOf('CLERKS')
  const clientId = await makeClient(office, { caretakerId: desk.accountId })
  const { accountId, login } = await makeClientAccount(office, [clientId], given)
  return { ...desk, login, seen: { clientId, accountId, version: 0 } }
}

function wish(
  clientId: number,
  given: { firstPassword?: string | null; login?: string; email?: string | null } = {},
) {
  return {
    requestKey: randomUUID(),
    clientId,
    login: 'ewa.baran',
    firstName: 'Ewa',
    lastName: 'Baran',
    email: 'ewa@example.pl',
    firstPassword: 'pierwsze na start 7',
    ...given,
  }
}

const closed = { code: 'client.account-tab-closed' }
const changes = ['disable', 'enable', 'reset', 'unlock', 'signOut'] as const

describe('the Account tab', () => {
  it('is open to the caretaker and to administrators', async () => {
    const { api, seen } = await caretakersClient()
    const administrator = await deskOf('ADMINISTRATORS')
    for (const desk of [api, administrator.api]) {
      const [account] = await desk.clientAccounts.list({ clientId: seen.clientId })
      expect(account?.id).toBe(seen.accountId)
    }
  })

  it('is closed to other clerks and to managers, for every change too', async () => {
    const { seen } = await caretakersClient()
    for (const { api } of [await deskOf('CLERKS'), await deskOf('MANAGERS')]) {
      expect(await refusalOf(api.clientAccounts.list({ clientId: seen.clientId }))).toMatchObject(closed)
      expect(await refusalOf(api.clientAccounts.create(wish(seen.clientId)))).toMatchObject(closed)
      for (const change of changes)
        expect(await refusalOf(api.clientAccounts[change](seen))).toMatchObject(closed)
    }
    expect(await eventsOf(office)).toEqual([])
  })

  it('of a client without a caretaker is open to administrators only', async () => {
    const clientId = await makeClient(office)
    const clerk = await deskOf('CLERKS')
    expect(await refusalOf(clerk.api.clientAccounts.list({ clientId }))).toMatchObject(closed)
    const administrator = await deskOf('ADMINISTRATORS')
    expect(await administrator.api.clientAccounts.list({ clientId })).toEqual([])
  })

  it('needs the permission, which the refusal names to staff', async () => {
    const clientId = await makeClient(office)
    const field = await deskOf('FIELD')
    const missing = { code: 'permission.missing', details: { permission: 'client-account.manage' } }
    expect(await refusalOf(field.api.clientAccounts.list({ clientId }))).toEqual(missing)
    expect(await refusalOf(field.api.clientAccounts.create(wish(clientId)))).toEqual(missing)
    for (const change of changes) {
      expect(
        await refusalOf(field.api.clientAccounts[change]({ clientId, accountId: 1, version: 0 })),
      ).toEqual(missing)
    }
  })

  it('of a client that is not there is not found, nor an account of another client', async () => {
    const { api, accountId } = await deskOf('ADMINISTRATORS')
    expect(await refusalOf(api.clientAccounts.list({ clientId: 999 }))).toMatchObject({
      code: 'client.not-found',
    })
    const [mine, other] = [await makeClient(office), await makeClient(office)]
    const stranger = await makeClientAccount(office, [other])
    for (const id of [stranger.accountId, accountId, 999]) {
      for (const change of changes) {
        const refusal = await refusalOf(
          api.clientAccounts[change]({ clientId: mine, accountId: id, version: 0 }),
        )
        expect(refusal).toEqual({ code: 'account.not-found', details: {} })
      }
    }
  })

  it('shows the accounts with what can be done, and each view is logged before it is answered', async () => {
    const { api, accountId, seen, login } = await caretakersClient()
    const answer = await api.clientAccounts.list({ clientId: seen.clientId })
    expect(answer).toEqual([
      {
        id: seen.accountId,
        login,
        firstName: 'Magda',
        lastName: expect.any(String),
        email: `${login}@example.pl`,
        state: 'active',
        mustChangePassword: false,
        lastSignedInAt: null,
        lockedUntil: null,
        createdAt: '2026-11-21T11:00:00.000Z',
        version: 0,
        access: {
          reach: 'own',
          portlets: null,
          pointIds: null,
          untilOn: null,
          hasEnded: false,
          version: 0,
        },
        can: {
          disable: true,
          enable: false,
          reset: true,
          unlock: false,
          signOut: true,
          setFirstPassword: true,
        },
      },
    ])
    expect(await eventsOf(office)).toMatchObject([
      { name: 'client.accounts-viewed', actorId: accountId, clientId: seen.clientId },
    ])
  })
})

describe('a new account of a client', () => {
  it('has a first password that has to be changed, lands in CLIENTS and reaches the client', async () => {
    const { api, accountId: by } = await deskOf('ADMINISTRATORS')
    const clientId = await makeClient(office, { displayName: 'Zorza' })
    const account = await api.clientAccounts.create(wish(clientId, { login: ' Ewa.BARAN ' }))
    expect(account).toMatchObject({
      login: 'ewa.baran',
      state: 'active',
      mustChangePassword: true,
      version: 0,
    })
    expect(await eventsOf(office)).toMatchObject([
      {
        name: 'account.created',
        actorId: by,
        clientId,
        payload: {
          accountId: account.id,
          kind: 'client',
          login: 'ewa.baran',
          groups: ['CLIENTS'],
          by: 'password',
        },
      },
    ])
    expect(await lettersOf(office)).toEqual([])

    const window = openWindow(office, portal, 'portal')
    const answer = await window.api.session.signIn({ login: 'ewa.baran', password: 'pierwsze na start 7' })
    expect(answer).toMatchObject({
      ok: true,
      value: {
        mustChangePassword: true,
        groups: [{ code: 'CLIENTS' }],
        permissions: expect.arrayContaining(['request.read', 'request.create']),
        clients: [{ id: clientId, name: 'Zorza' }],
      },
    })
  })

  it('without a first password is invited by a letter, committed with it', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const clientId = await makeClient(office)
    const account = await api.clientAccounts.create(wish(clientId, { firstPassword: null }))
    expect(account).toMatchObject({ state: 'invited', mustChangePassword: false })
    const [letter] = await lettersOf(office)
    expect(letter).toMatchObject({ template: 'activation', recipient: 'ewa@example.pl' })
    expect(letter?.link).toBe(`https://ebok.example.pl/aktywacja/${letter?.token}`)
    expect((await eventsOf(office)).map(({ name }) => name)).toEqual(['account.created', 'account.link-sent'])
    const { api: clients } = openWindow(office, portal, 'portal')
    expect(await clients.session.signIn({ login: 'ewa.baran', password: '' })).toMatchObject({ ok: false })
  })

  it.each([
    { what: 'a login that is taken', given: { login: 'ZAJĘTY' }, code: 'account.login-taken' },
    {
      what: 'neither password nor address',
      given: { firstPassword: null, email: null },
      code: 'account.email-missing',
    },
    { what: 'a short password', given: { firstPassword: 'dziewięć!' }, code: 'account.password-too-short' },
    {
      what: 'a password easy to guess',
      given: { firstPassword: 'haslo12345' },
      code: 'account.password-too-common',
    },
    { what: 'a login with a space', given: { login: 'ewa baran' }, code: 'input.invalid' },
    { what: 'an address that is none', given: { email: 'ewa' }, code: 'input.invalid' },
  ])('is refused with $what, and nothing is left of it', async ({ given, code }) => {
    const { api } = await deskOf('ADMINISTRATORS')
    const clientId = await makeClient(office)
    await makeStaff(office, ['CLERKS'], { login: 'zajęty' })
    expect(await refusalOf(api.clientAccounts.create(wish(clientId, given)))).toMatchObject({ code })
    expect(await office.db.pool.rows("SELECT id FROM accounts WHERE kind = 'client'")).toEqual([])
    expect(await eventsOf(office)).toEqual([])
    expect(await lettersOf(office)).toEqual([])
  })

  it('is not made when its letter cannot be written', async () => {
    const { accountId } = await deskOf('ADMINISTRATORS')
    const broken = failingAt(office, 'INSERT INTO mails')
    const { api } = await callAs(broken, staff, { accountId, app: 'desktop' })
    const asked = wish(await makeClient(office), { firstPassword: null })
    await expect(api.clientAccounts.create(asked)).rejects.toThrow('server.fault')
    expect(await office.db.pool.rows("SELECT id FROM accounts WHERE kind = 'client'")).toEqual([])
    expect(await office.db.pool.rows('SELECT id FROM account_links')).toEqual([])
    expect(await eventsOf(office)).toEqual([])
  })

  it('is made once when the request comes again', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const asked = wish(await makeClient(office), { firstPassword: null })
    const first = await api.clientAccounts.create(asked)
    expect(await api.clientAccounts.create(asked)).toEqual(first)
    expect(await lettersOf(office)).toHaveLength(1)
    expect(await eventsOf(office, 'account.created')).toHaveLength(1)
  })

  it('is made once when the request comes several times at the same moment', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const asked = wish(await makeClient(office), { firstPassword: null })
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.clientAccounts.create(asked)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(await lettersOf(office)).toHaveLength(1)
    expect(await eventsOf(office, 'account.created')).toHaveLength(1)
  })

  it('is refused when a request comes again with something else, and its hash holds no password', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const asked = wish(await makeClient(office))
    await api.clientAccounts.create(asked)
    const other = { ...asked, lastName: 'Inna' }
    expect(await refusalOf(api.clientAccounts.create(other))).toMatchObject({ code: 'request.key-reused' })
    expect(
      await api.clientAccounts.create({ ...asked, firstPassword: 'całkiem inne hasło 9' }),
    ).toMatchObject({
      login: 'ewa.baran',
    })
  })

  it('of two wishes for one login at the same moment goes to one', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const clientId = await makeClient(office)
    const results = await Promise.allSettled(
      [wish(clientId), wish(clientId)].map((asked) => api.clientAccounts.create(asked)),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find((result) => result.status === 'rejected')
    expect(await refusalOf(Promise.reject(lost?.reason as Error))).toMatchObject({
      code: 'account.login-taken',
    })
  })
})

describe('a disabled account', () => {
  it('is signed out at once and cannot sign in until it is enabled', async () => {
    const { api, accountId: by, login, seen } = await caretakersClient()
    const window = await callAs(office, portal, { accountId: seen.accountId, app: 'portal' })
    const disabled = await api.clientAccounts.disable(seen)
    expect(disabled).toMatchObject({
      state: 'disabled',
      version: 1,
      can: { disable: false, enable: true, reset: false, unlock: false, signOut: false },
    })
    expect(await window.api.session.current()).toBeNull()
    expect(await sessionsOf(office, seen.accountId)).toBe(0)
    const later = openWindow(office, portal, 'portal')
    expect((await later.api.session.signIn({ login, password: everyonesPassword })).ok).toBe(false)

    expect(await api.clientAccounts.enable({ ...seen, version: 1 })).toMatchObject({
      state: 'active',
      version: 2,
    })
    expect((await later.api.session.signIn({ login, password: everyonesPassword })).ok).toBe(true)
    expect(await eventsOf(office, 'account.disabled', 'account.enabled')).toMatchObject([
      {
        actorId: by,
        clientId: seen.clientId,
        payload: { accountId: seen.accountId, version: 1, before: 'active', after: 'disabled' },
      },
      {
        actorId: by,
        clientId: seen.clientId,
        payload: { accountId: seen.accountId, version: 2, before: 'disabled', after: 'active' },
      },
    ])
  })

  it('that was never activated is invited again', async () => {
    const { api, seen } = await caretakersClient({ state: 'disabled', passwordHash: null })
    expect(await api.clientAccounts.enable(seen)).toMatchObject({ state: 'invited' })
  })

  it('is not changed by who has seen an older version, and they are told what happened', async () => {
    const { api, seen } = await caretakersClient()
    const { api: other } = await deskOf('ADMINISTRATORS')
    await other.clientAccounts.disable(seen)
    for (const change of changes) {
      expect(await refusalOf(api.clientAccounts[change](seen))).toEqual({
        code: 'row.stale',
        details: {
          version: 1,
          changes: [
            {
              field: 'state',
              before: 'active',
              after: 'disabled',
              by: expect.stringMatching(/^Magda /),
              at: '2026-11-21T11:00:00.000Z',
            },
          ],
        },
      })
    }
    expect(await storedAccount(office, seen.accountId)).toMatchObject({ state: 'disabled', version: 1 })
    expect(await eventsOf(office)).toHaveLength(1)
  })

  it('of two who disable at the same moment only the first does', async () => {
    const { api, seen } = await caretakersClient()
    const results = await Promise.allSettled([
      api.clientAccounts.disable(seen),
      api.clientAccounts.disable(seen),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await eventsOf(office, 'account.disabled')).toHaveLength(1)
  })

  it('gets no link', async () => {
    const { api, seen } = await caretakersClient({ state: 'disabled' })
    expect(await refusalOf(api.clientAccounts.reset(seen))).toMatchObject({ code: 'account.disabled' })
    expect(await refusalOf(api.clientAccounts.disable(seen))).toMatchObject({ code: 'account.disabled' })
    expect(await lettersOf(office)).toEqual([])
  })
})

describe('help for a client who cannot get in', () => {
  it('is a link to a new password', async () => {
    const { api, accountId: by, seen, login } = await caretakersClient()
    expect(await api.clientAccounts.reset(seen)).toMatchObject({ version: 0 })
    const [letter] = await lettersOf(office)
    expect(letter).toMatchObject({ template: 'password-reset', recipient: `${login}@example.pl` })
    expect(await eventsOf(office)).toMatchObject([
      {
        name: 'account.link-sent',
        actorId: by,
        clientId: seen.clientId,
        payload: { accountId: seen.accountId, purpose: 'reset' },
      },
    ])
    const { api: clients } = openWindow(office, portal, 'portal')
    const answer = await clients.session.resetPassword({
      token: letter?.token ?? '',
      password: 'pięć błękitnych wróbli',
    })
    expect(answer.ok).toBe(true)
  })

  it('needs an address to send the link to', async () => {
    const { api, seen } = await caretakersClient({ email: null })
    const [account] = await api.clientAccounts.list({ clientId: seen.clientId })
    expect(account?.can.reset).toBe(false)
    expect(await refusalOf(api.clientAccounts.reset(seen))).toMatchObject({ code: 'account.email-missing' })
  })

  it('is an end of the wait after failed attempts', async () => {
    const { api, login, seen } = await caretakersClient()
    const { api: clients } = openWindow(office, portal, 'portal')
    for (let time = 0; time < 5; time += 1) await clients.session.signIn({ login, password: 'nie to hasło' })
    const [locked] = await api.clientAccounts.list({ clientId: seen.clientId })
    expect(locked).toMatchObject({ lockedUntil: '2026-11-21T11:00:01.000Z', can: { unlock: true } })
    expect(await api.clientAccounts.unlock(seen)).toMatchObject({ lockedUntil: null, can: { unlock: false } })
    expect((await clients.session.signIn({ login, password: everyonesPassword })).ok).toBe(true)
    expect(await eventsOf(office, 'account.unlocked')).toMatchObject([{ clientId: seen.clientId }])
  })

  it('is an end of every sign-in', async () => {
    const { api, seen } = await caretakersClient()
    const window = await callAs(office, portal, { accountId: seen.accountId, app: 'portal' })
    await callAs(office, portal, { accountId: seen.accountId, app: 'portal' })
    await api.clientAccounts.signOut(seen)
    expect(await window.api.session.current()).toBeNull()
    expect(await eventsOf(office)).toMatchObject([
      {
        name: 'account.signed-out-everywhere',
        clientId: seen.clientId,
        payload: { accountId: seen.accountId, ended: 2 },
      },
    ])
  })
})
