import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeFirstAdministratorLink } from '#server/features/accounts/index.ts'
import { openTestOffice, openWindow, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeStaff } from '#test/support/people.ts'
import { portal, staff } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(() => office.database.reset())

const person = { login: 'anna.lis', firstName: 'Anna', lastName: 'Lis', password: 'pięć błękitnych wróbli' }
const invalid = { ok: false, refusal: { code: 'account.link-invalid', details: {} } }
const day = 86_400_000

const makeLink = () => makeFirstAdministratorLink(office.db, office.env, office.clock.now())

async function makeToken(): Promise<string> {
  return (await makeLink()).split('/').at(-1) ?? ''
}

function create(token: string, given: Partial<typeof person> = {}) {
  return openWindow(office, staff, 'desktop').api.session.createFirstAdministrator({
    token,
    ...person,
    ...given,
  })
}

describe('the link of the first administrator', () => {
  it('makes an administrator and signs them in', async () => {
    const link = await makeLink()
    expect(link).toMatch(/^https:\/\/ebok\.example\.pl\/office\/#\/link\/[\w-]{43}$/)
    const token = link.split('/').at(-1) ?? ''
    const window = openWindow(office, staff, 'desktop')
    expect(await window.api.session.readLink({ token })).toEqual({
      purpose: 'first-admin',
      login: '',
      firstName: '',
    })
    const answer = await window.api.session.createFirstAdministrator({ token, ...person })
    expect(answer).toMatchObject({
      ok: true,
      value: { login: 'anna.lis', groups: [{ code: 'ADMINISTRATORS' }] },
    })
    expect(await window.api.session.current()).toMatchObject({ login: 'anna.lis' })
    expect(await eventsOf(office)).toMatchObject([
      {
        name: 'account.created',
        actorKind: 'staff',
        payload: { login: 'anna.lis', groups: ['ADMINISTRATORS'], by: 'link' },
      },
      { name: 'account.signed-in' },
    ])
  })

  it('is not made and does not work once there is an administrator', async () => {
    const token = await makeToken()
    await makeStaff(office, ['ADMINISTRATORS'])
    const { api } = openWindow(office, staff, 'desktop')
    expect(await api.session.readLink({ token })).toBeNull()
    expect(await create(token)).toEqual(invalid)
    expect(await eventsOf(office)).toMatchObject([
      { name: 'account.link-refused', payload: { purpose: 'first-admin' } },
    ])
    await expect(makeLink()).rejects.toThrow('already has an administrator')
  })

  it('is replaced by a newer one and ends after a day', async () => {
    const older = await makeToken()
    const newer = await makeToken()
    expect(await create(older)).toEqual(invalid)
    office.clock.pass(day)
    expect(await create(newer)).toEqual(invalid)
  })

  it('of several uses at the same moment makes one administrator', async () => {
    const token = await makeToken()
    const answers = await Promise.all(['a.lis', 'b.lis', 'c.lis'].map((login) => create(token, { login })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok)).toEqual([invalid, invalid])
    expect(await office.db.pool.rows('SELECT id FROM accounts')).toHaveLength(1)
  })

  it('stays when the password or the login cannot be taken', async () => {
    await makeStaff(office, ['CLERKS'], { login: 'zajęty' })
    const token = await makeToken()
    expect(await create(token, { password: 'krótkie' })).toMatchObject({
      refusal: { code: 'account.password-too-short' },
    })
    expect(await create(token, { login: 'Zajęty' })).toMatchObject({
      refusal: { code: 'account.login-taken' },
    })
    expect(await create(token)).toMatchObject({ ok: true })
  })

  it('is nothing to clients', async () => {
    const token = await makeToken()
    const { api } = openWindow(office, portal, 'portal')
    expect(await api.session.readLink({ token })).toBeNull()
    expect(await api.session.activate({ token, password: person.password })).toEqual(invalid)
  })
})
