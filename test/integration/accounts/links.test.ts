import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callAs, openTestOffice, openWindow, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { everyonesPassword, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { followEvents, lettersOf, portal, sessionsOf, staff, statementsOf, storedAccount } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(() => office.database.reset())

const password = 'pięć błękitnych wróbli'
const hour = 3_600_000
const invalid = { ok: false, refusal: { code: 'account.link-invalid', details: {} } }

/** An account that a clerk has just made for a client, and the token in the letter. */
async function invite() {
  const clerk = await makeStaff(office, ['ADMINISTRATORS'])
  const clientId = await makeClient(office)
  const desk = await callAs(office, staff, { accountId: clerk.accountId, app: 'desktop' })
  const account = await desk.api.clientAccounts.create({
    requestKey: randomUUID(),
    clientId,
    login: 'zorza',
    firstName: 'Ewa',
    lastName: 'Baran',
    email: 'ewa@example.pl',
    firstPassword: null,
  })
  const token = (await lettersOf(office)).at(-1)?.token ?? ''
  return { account, clientId, token, desk }
}

/** Asks for a new password in the portal and lets the worker write the letter. */
async function askForReset(login: string) {
  const { api } = openWindow(office, portal, 'portal')
  const answer = await api.session.requestReset({ login })
  await followEvents(office)
  return answer
}

async function resetToken(login: string): Promise<string> {
  await askForReset(login)
  return (await lettersOf(office)).at(-1)?.token ?? ''
}

describe('an activation link', () => {
  it('shows whose it is, sets the password, activates the account and signs it in', async () => {
    const { account, clientId, token } = await invite()
    const window = openWindow(office, portal, 'portal')
    expect(await window.api.session.readLink({ token })).toEqual({
      purpose: 'activation',
      login: 'zorza',
      firstName: 'Ewa',
    })
    const answer = await window.api.session.activate({ token, password })
    expect(answer).toMatchObject({ ok: true, value: { accountId: account.id, clients: [{ id: clientId }] } })
    expect(await window.api.session.current()).toMatchObject({ accountId: account.id })
    expect(await storedAccount(office, account.id)).toMatchObject({ state: 'active', version: 1 })
    expect((await eventsOf(office)).slice(-2)).toMatchObject([
      {
        name: 'account.activated',
        actorKind: 'client',
        actorId: account.id,
        clientId,
        payload: { accountId: account.id, version: 1, before: 'invited', after: 'active' },
      },
      { name: 'account.signed-in', actorId: account.id, payload: { app: 'portal' } },
    ])
  })

  it('works once', async () => {
    const { token } = await invite()
    const { api } = openWindow(office, portal, 'portal')
    await api.session.activate({ token, password })
    expect(await api.session.readLink({ token })).toBeNull()
    expect(await api.session.activate({ token, password })).toEqual(invalid)
    expect(await eventsOf(office, 'account.link-refused')).toMatchObject([
      { payload: { purpose: 'activation' } },
    ])
  })

  it('of two uses at the same time lets one in', async () => {
    const { account, token } = await invite()
    const answers = await Promise.all(
      [password, 'sześć błękitnych wróbli'].map((wanted) =>
        openWindow(office, portal, 'portal').api.session.activate({ token, password: wanted }),
      ),
    )
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
    expect(answers).toContainEqual(invalid)
    expect(await sessionsOf(office, account.id)).toBe(1)
    expect(await storedAccount(office, account.id)).toMatchObject({ version: 1 })
    expect(await eventsOf(office, 'account.activated')).toHaveLength(1)
  })

  it('stays when the password cannot be taken', async () => {
    const { token } = await invite()
    const { api } = openWindow(office, portal, 'portal')
    expect(await api.session.activate({ token, password: 'krótkie' })).toMatchObject({
      refusal: { code: 'account.password-too-short', details: { least: 10 } },
    })
    expect(await api.session.activate({ token, password })).toMatchObject({ ok: true })
  })

  it('ends after seven days', async () => {
    const { token } = await invite()
    const { api } = openWindow(office, portal, 'portal')
    office.clock.pass(7 * 24 * hour - 1)
    expect(await api.session.readLink({ token })).not.toBeNull()
    office.clock.pass(1)
    expect(await api.session.readLink({ token })).toBeNull()
    expect(await api.session.activate({ token, password })).toEqual(invalid)
  })

  it('gives way to a newer one', async () => {
    const { account, clientId, token, desk } = await invite()
    await desk.api.clientAccounts.reset({ clientId, accountId: account.id, version: 0 })
    const newer = (await lettersOf(office)).at(-1)
    expect(newer?.template).toBe('activation')
    const { api } = openWindow(office, portal, 'portal')
    expect(await api.session.activate({ token, password })).toEqual(invalid)
    expect(await api.session.activate({ token: newer?.token ?? '', password })).toMatchObject({ ok: true })
  })

  it('does nothing once the account is disabled', async () => {
    const { account, clientId, token, desk } = await invite()
    await desk.api.clientAccounts.disable({ clientId, accountId: account.id, version: 0 })
    const { api } = openWindow(office, portal, 'portal')
    expect(await api.session.readLink({ token })).toBeNull()
    expect(await api.session.activate({ token, password })).toEqual(invalid)
  })

  it('is no link for a new password, none for staff, and none when made up', async () => {
    const { token } = await invite()
    const clients = openWindow(office, portal, 'portal').api
    expect(await clients.session.resetPassword({ token, password })).toEqual(invalid)
    expect(await clients.session.activate({ token: 'x'.repeat(43), password })).toEqual(invalid)
    const desk = openWindow(office, staff, 'staff').api
    expect(await desk.session.readLink({ token })).toBeNull()
    expect(await desk.session.activate({ token, password })).toEqual(invalid)
  })

  it('is stored as a hash only', async () => {
    const { token } = await invite()
    const stored = await office.db.pool.rows<{ hash: string }>('SELECT token_hash AS hash FROM account_links')
    expect(stored).toHaveLength(1)
    expect(stored[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(stored[0]?.hash).not.toContain(token)
  })
})

describe('a forgotten password', () => {
  it('is replaced by the link in a letter; every sign-in ends, and the lock too', async () => {
    const { accountId, login } = await makeClientAccount(office, [await makeClient(office)])
    const old = await callAs(office, portal, { accountId, app: 'portal' })
    for (let time = 0; time < 5; time += 1) {
      await openWindow(office, portal, 'portal').api.session.signIn({ login, password: 'nie to hasło' })
    }
    expect(await askForReset(` ${login.toUpperCase()}`)).toEqual({ ok: true, value: {} })
    const [letter] = await lettersOf(office)
    expect(letter).toMatchObject({ template: 'password-reset', recipient: `${login}@example.pl` })
    expect(letter?.link).toBe(`https://ebok.example.pl/nowe-haslo/${letter?.token}`)

    const window = openWindow(office, portal, 'portal')
    const token = letter?.token ?? ''
    expect(await window.api.session.readLink({ token })).toMatchObject({ purpose: 'reset', login })
    expect(await window.api.session.resetPassword({ token, password })).toMatchObject({
      ok: true,
      value: { accountId },
    })
    expect(await old.api.session.current()).toBeNull()
    expect(await sessionsOf(office, accountId)).toBe(1)
    const again = openWindow(office, portal, 'portal')
    expect((await again.api.session.signIn({ login, password })).ok).toBe(true)
    expect(
      (await eventsOf(office)).map(({ name }) => name).filter((name) => name !== 'account.sign-in-failed'),
    ).toEqual([
      'account.reset-requested',
      'account.link-sent',
      'account.password-reset',
      'account.signed-in',
      'account.signed-in',
    ])
  })

  it('has a link for staff that opens in the staff app, and for English speakers an English one', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    await openWindow(office, staff, 'desktop').api.session.requestReset({ login })
    const english = await makeClientAccount(office, [await makeClient(office)], { language: 'en' })
    await askForReset(english.login)
    const [toStaff, toClient] = await lettersOf(office)
    expect(toStaff?.link).toBe(`https://ebok.example.pl/office/#/link/${toStaff?.token}`)
    expect(toClient?.link).toBe(`https://ebok.example.pl/en/reset/${toClient?.token}`)
  })

  it.each([
    { who: 'nobody has that login', given: null },
    { who: 'the account has no address', given: { email: null } },
    { who: 'the account is disabled', given: { state: 'disabled' as const } },
    { who: 'the account waits for activation', given: { state: 'invited' as const, passwordHash: null } },
  ])('answers the same but writes no letter when $who', async ({ given }) => {
    const login =
      given === null ? 'nikt' : (await makeClientAccount(office, [await makeClient(office)], given)).login
    expect(await askForReset(login)).toEqual({ ok: true, value: {} })
    expect(await lettersOf(office)).toEqual([])
    expect(await eventsOf(office)).toMatchObject([{ name: 'account.reset-requested', payload: { login } }])
  })

  it('writes no letter to staff who ask in the portal', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    await askForReset(login)
    expect(await lettersOf(office)).toEqual([])
  })

  it('does the same work whether the login exists', async () => {
    const { login } = await makeClientAccount(office, [await makeClient(office)])
    const ask = (asked: string) =>
      statementsOf(office, (watched) =>
        openWindow(watched, portal, 'portal').api.session.requestReset({ login: asked }),
      )
    const known = await ask(login)
    expect(known.length).toBeGreaterThan(6)
    expect(await ask('nikt')).toEqual(known)
  })

  it('is not asked for more often than letters may be sent, alike for unknown logins', async () => {
    const { login } = await makeClientAccount(office, [await makeClient(office)])
    for (const asked of [login, 'nikt']) {
      for (let time = 0; time < 3; time += 1) expect(await askForReset(asked)).toMatchObject({ ok: true })
      expect(await askForReset(asked)).toEqual({
        ok: false,
        refusal: { code: 'account.locked-for-now', details: { retryAfterSeconds: 60 } },
      })
    }
    expect(await lettersOf(office)).toHaveLength(3)
    const { api } = openWindow(office, portal, 'portal')
    expect((await api.session.signIn({ login, password: everyonesPassword })).ok).toBe(true)
    office.clock.pass(60_000)
    expect(await askForReset(login)).toMatchObject({ ok: true })
  })

  it('has a link for an hour, and only the newest works', async () => {
    const { login } = await makeClientAccount(office, [await makeClient(office)])
    const first = await resetToken(login)
    const second = await resetToken(login)
    const { api } = openWindow(office, portal, 'portal')
    expect(await api.session.resetPassword({ token: first, password })).toEqual(invalid)
    office.clock.pass(hour)
    expect(await api.session.resetPassword({ token: second, password })).toEqual(invalid)
    expect(await eventsOf(office, 'account.link-refused')).toHaveLength(2)
  })

  it('of two uses at the same time lets one in', async () => {
    const { accountId, login } = await makeClientAccount(office, [await makeClient(office)])
    const token = await resetToken(login)
    const answers = await Promise.all(
      [password, 'sześć błękitnych wróbli', 'siedem błękitnych wróbli'].map((wanted) =>
        openWindow(office, portal, 'portal').api.session.resetPassword({ token, password: wanted }),
      ),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok)).toEqual([invalid, invalid])
    expect(await sessionsOf(office, accountId)).toBe(1)
  })

  it('leaves no link behind when the password is changed in another way', async () => {
    const { accountId, login } = await makeClientAccount(office, [await makeClient(office)])
    const token = await resetToken(login)
    const { api } = await callAs(office, portal, { accountId, app: 'portal' })
    await api.session.changePassword({ current: everyonesPassword, next: password })
    expect(await api.session.readLink({ token })).toBeNull()
  })
})
