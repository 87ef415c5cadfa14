import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callAs, openTestOffice, openWindow, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { everyonesPassword, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { portal, sessionsOf, staff, storedAccount } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(() => office.database.reset())

const next = 'pięć błękitnych wróbli'

describe('changing a password', () => {
  it('lets the new one in and the old one no more, and ends every other sign-in', async () => {
    const { accountId, login } = await makeStaff(office, ['CLERKS'], { mustChangePassword: true })
    const other = await callAs(office, staff, { accountId, app: 'desktop' })
    const window = await callAs(office, staff, { accountId, app: 'staff' })
    const answer = await window.api.session.changePassword({ current: everyonesPassword, next })
    expect(answer).toMatchObject({ ok: true, value: { accountId, mustChangePassword: false } })
    expect(await window.api.session.current()).toMatchObject({ mustChangePassword: false })
    expect(await other.api.session.current()).toBeNull()
    expect(await window.api.accounts.staff()).toHaveLength(1)

    const later = openWindow(office, staff, 'staff')
    expect((await later.api.session.signIn({ login, password: everyonesPassword })).ok).toBe(false)
    expect((await later.api.session.signIn({ login, password: next })).ok).toBe(true)
    expect(await eventsOf(office, 'account.password-changed')).toMatchObject([
      { actorId: accountId, payload: { accountId } },
    ])
  })

  it.each([
    { what: 'is the present one', given: everyonesPassword, code: 'account.password-same' },
    { what: 'has 11 characters', given: 'jedenaście!', code: 'account.password-too-short' },
    { what: 'is easy to guess', given: 'Wodociagi2026', code: 'account.password-too-common' },
    { what: 'is the login', given: 'Anna.Lis-Zając', code: 'account.password-too-common' },
  ])('refuses a password that $what', async ({ given, code }) => {
    const { accountId } = await makeStaff(office, ['CLERKS'], { login: 'anna.lis-zając' })
    const before = await storedAccount(office, accountId)
    const window = await callAs(office, staff, { accountId, app: 'staff' })
    expect(
      await window.api.session.changePassword({ current: everyonesPassword, next: given }),
    ).toMatchObject({
      ok: false,
      refusal: { code },
    })
    expect(await storedAccount(office, accountId)).toEqual(before)
    expect(await eventsOf(office)).toEqual([])
  })

  it('asks ten characters of clients', async () => {
    const { accountId } = await makeClientAccount(office, [await makeClient(office)])
    const { api } = await callAs(office, portal, { accountId, app: 'portal' })
    const change = (password: string) =>
      api.session.changePassword({ current: everyonesPassword, next: password })
    expect(await change('dziewięć!')).toMatchObject({
      refusal: { code: 'account.password-too-short', details: { least: 10 } },
    })
    expect(await change('dziesięć!!')).toMatchObject({ ok: true })
  })

  it('refuses, counts and logs a wrong present password, and soon makes wait', async () => {
    const { accountId, login } = await makeStaff(office, ['CLERKS'])
    const { api } = await callAs(office, staff, { accountId, app: 'staff' })
    const guess = () => api.session.changePassword({ current: 'nie to hasło', next })
    for (let time = 0; time < 4; time += 1) {
      expect(await guess()).toEqual({ ok: false, refusal: { code: 'account.password-wrong', details: {} } })
    }
    expect(await guess()).toMatchObject({
      refusal: { code: 'account.password-wrong', details: { retryAfterSeconds: 1 } },
    })
    expect(await api.session.changePassword({ current: everyonesPassword, next })).toMatchObject({
      refusal: { code: 'account.locked-for-now', details: { retryAfterSeconds: 1 } },
    })
    const reasons = (await eventsOf(office, 'account.password-change-failed')).map(
      ({ payload }) => payload.reason,
    )
    expect(reasons).toEqual([...Array<string>(5).fill('password'), 'locked'])

    const elsewhere = openWindow(office, staff, 'staff')
    expect((await elsewhere.api.session.signIn({ login, password: everyonesPassword })).ok).toBe(true)
    office.clock.pass(1000)
    expect(await api.session.changePassword({ current: everyonesPassword, next })).toMatchObject({ ok: true })
  })

  it('needs someone signed in', async () => {
    const window = openWindow(office, staff, 'staff')
    const change = () => window.api.session.changePassword({ current: 'a', next })
    expect(await refusalOf(change())).toMatchObject({ code: 'session.missing' })
    window.token = 'x'.repeat(43)
    expect(await refusalOf(change())).toMatchObject({ code: 'session.expired' })
  })

  it('of two at the same time lets the first win', async () => {
    const { accountId } = await makeStaff(office, ['CLERKS'])
    const window = await callAs(office, staff, { accountId, app: 'staff' })
    const answers = await Promise.all(
      ['osiem zielonych słoni', 'dziewięć zielonych słoni'].map((wanted) =>
        window.api.session.changePassword({ current: everyonesPassword, next: wanted }),
      ),
    )
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      refusal: { code: 'account.password-wrong' },
    })
    expect(await sessionsOf(office, accountId)).toBe(1)
  })
})
