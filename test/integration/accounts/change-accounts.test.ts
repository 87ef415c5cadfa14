import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BuiltInGroupCode, Permission } from '#shared/domain/accounts/permissions.ts'
import { callAs, openTestOffice, openWindow, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { allow, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { lettersOf, sessionsOf, staff, statementsOf, storedAccount } from './support.ts'

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

async function groupId(code: BuiltInGroupCode): Promise<number> {
  const [group] = await office.db.pool.rows<{ id: number }>('SELECT id FROM account_groups WHERE code = ?', [
    code,
  ])
  return group?.id ?? 0
}

async function clientAccounts(count: number): Promise<number[]> {
  const clientId = await makeClient(office)
  const made = []
  for (let index = 0; index < count; index += 1) made.push(await makeClientAccount(office, [clientId]))
  return made.map(({ accountId }) => accountId)
}

const seen = (...ids: number[]) => ({ accounts: ids.map((id) => ({ id, version: 0 })) })
const changes = ['disable', 'enable', 'reset', 'unlock', 'signOut'] as const

describe('a change of many accounts', () => {
  it('is done to each that can be changed, and says of every other why not', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const [first = 0, second = 0, third = 0] = await clientAccounts(3)
    await office.db.pool.query("UPDATE accounts SET state = 'disabled', version = 4 WHERE id = ?", [second])
    const accounts = [
      { id: first, version: 0 },
      { id: second, version: 4 },
      { id: third, version: 7 },
      { id: 9_999_999, version: 0 },
    ]
    const { results } = await api.accounts.disable({ accounts })
    expect(results.map(({ id, account, refusal }) => [id, account?.state, refusal?.code])).toEqual([
      [first, 'disabled', undefined],
      [second, undefined, 'account.disabled'],
      [third, undefined, 'row.stale'],
      [9_999_999, undefined, 'account.not-found'],
    ])
    expect(await storedAccount(office, third)).toMatchObject({ state: 'active', version: 0 })
    expect(await eventsOf(office, 'account.disabled')).toMatchObject([
      { payload: { accountId: first, version: 1, before: 'active', after: 'disabled' } },
    ])
  })

  it('asks once for what is out of reach, however many there are', async () => {
    const { accountId } = await deskOf('MANAGERS')
    await allow(office, 'MANAGERS', 'account.manage')
    await allow(office, 'MANAGERS', 'client-account.manage-any')
    const ids = await clientAccounts(4)
    const statements = await statementsOf(office, async (watched) => {
      const { api } = await callAs(watched, staff, { accountId, app: 'desktop' })
      await api.accounts.signOut(seen(...ids))
    })
    // Once to decide, once to show what may be done next.
    expect(statements.filter((text) => text.includes('p.permission NOT IN'))).toHaveLength(2)
  })

  it('disables with the sign-ins, and the event stands in the history of the client', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const clientId = await makeClient(office)
    const { accountId } = await makeClientAccount(office, [clientId])
    await callAs(office, staff, { accountId, app: 'portal' })
    await api.accounts.disable(seen(accountId))
    expect(await sessionsOf(office, accountId)).toBe(0)
    expect(await eventsOf(office, 'account.disabled')).toMatchObject([{ clientId }])
  })

  it('enables, signs out and unlocks', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const [first = 0] = await clientAccounts(1)
    await callAs(office, staff, { accountId: first, app: 'portal' })
    const signedOut = await api.accounts.signOut(seen(first))
    expect(signedOut.results[0]?.account).not.toBeNull()
    expect(await sessionsOf(office, first)).toBe(0)
    await api.accounts.disable(seen(first))
    const { results } = await api.accounts.enable({ accounts: [{ id: first, version: 1 }] })
    expect(results[0]?.account).toMatchObject({ state: 'active', version: 2 })

    const clerk = await makeStaff(office, ['CLERKS'])
    const window = openWindow(office, staff, 'desktop')
    for (let attempt = 0; attempt < 12; attempt += 1)
      await window.api.session.signIn({ login: clerk.login, password: 'nie to' })
    const [locked] = (await api.accounts.list({ text: clerk.login })).rows
    expect(locked).toMatchObject({ can: { unlock: true } })
    const unlocked = await api.accounts.unlock(seen(clerk.accountId))
    expect(unlocked.results[0]?.account).toMatchObject({ lockedUntil: null, can: { unlock: false } })
    expect(await eventsOf(office, 'account.unlocked', 'account.enabled')).toHaveLength(2)
  })

  it('sends links: to activation where that is awaited, never without an address', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const clerk = await makeStaff(office, ['CLERKS'], { state: 'invited', passwordHash: null })
    const lost = await makeStaff(office, ['CLERKS'], { email: null })
    const [client = 0] = await clientAccounts(1)
    const { results } = await api.accounts.reset(seen(clerk.accountId, lost.accountId, client))
    expect(results.map(({ refusal }) => refusal?.code)).toEqual([
      undefined,
      'account.email-missing',
      undefined,
    ])
    const letters = await lettersOf(office)
    expect(letters.map((letter) => letter.template).toSorted()).toEqual(['activation', 'password-reset'])
    expect(letters.find((letter) => letter.template === 'activation')?.link).toContain('/office/#/link/')
  })

  it('leaves one own account and the last administrator', async () => {
    const { api, accountId } = await deskOf('ADMINISTRATORS')
    const own = await api.accounts.disable(seen(accountId))
    expect(own.results[0]?.refusal?.code).toBe('account.own')
    const other = await makeStaff(office, ['ADMINISTRATORS'])
    const { api: othersApi } = await callAs(office, staff, { accountId: other.accountId, app: 'desktop' })
    expect((await othersApi.accounts.disable(seen(accountId))).results[0]?.refusal).toBeNull()
    const administrators = await groupId('ADMINISTRATORS')
    const clerks = await groupId('CLERKS')
    const { results } = await othersApi.accounts.setGroups({
      ...seen(other.accountId),
      add: [clerks],
      remove: [administrators],
    })
    expect(results[0]?.refusal?.code).toBe('account.last-administrator')
    expect((await othersApi.session.current())?.groups.map(({ code }) => code)).toEqual(['ADMINISTRATORS'])
  })
})

describe('the groups of accounts', () => {
  it('are given and taken, in force at once', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const clerk = await deskOf('CLERKS')
    const [clerks, managers] = [await groupId('CLERKS'), await groupId('MANAGERS')]
    expect(await refusalOf(clerk.api.accounts.list({}))).toMatchObject({ code: 'permission.missing' })
    const { results } = await api.accounts.setGroups({
      ...seen(clerk.accountId),
      add: [managers],
      remove: [clerks],
    })
    expect(results[0]?.account).toMatchObject({ version: 1, groups: [{ code: 'MANAGERS' }] })
    expect((await clerk.api.accounts.list({})).rows).toHaveLength(2)
    expect(await eventsOf(office, 'account.groups-set')).toMatchObject([
      { payload: { accountId: clerk.accountId, version: 1, before: 'CLERKS', after: 'MANAGERS' } },
    ])
  })

  it('are never of the other kind, none, or unknown; what changes nothing is not logged', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const [client = 0] = await clientAccounts(1)
    const clerk = await makeStaff(office, ['CLERKS'])
    const [clerks, clients] = [await groupId('CLERKS'), await groupId('CLIENTS')]
    const codesOf = async (add: number[], remove: number[]) => {
      const { results } = await api.accounts.setGroups({ ...seen(client, clerk.accountId), add, remove })
      return results.map(({ refusal }) => refusal?.code)
    }
    expect(await codesOf([clerks], [])).toEqual(['account.group-of-other-kind', undefined])
    expect(await codesOf([], [clients, clerks])).toEqual(['account.group-missing', 'account.group-missing'])
    expect(
      await refusalOf(api.accounts.setGroups({ ...seen(client), add: [999_999], remove: [] })),
    ).toMatchObject({ code: 'group.not-found' })
    expect(await eventsOf(office, 'account.groups-set')).toEqual([])
  })
})

describe('an account of staff', () => {
  const wish = async (given: object = {}) => ({
    requestKey: randomUUID(),
    login: 'Nowa.Osoba',
    firstName: 'Nowa',
    lastName: 'Osoba',
    email: 'nowa@example.pl' as string | null,
    language: 'en' as const,
    groupIds: [await groupId('CLERKS'), await groupId('FIELD')],
    firstPassword: null as string | null,
    ...given,
  })

  it('is made with a link, which a repeat does not send again', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const input = await wish()
    const made = await api.accounts.createStaff(input)
    expect(made).toMatchObject({ kind: 'staff', login: 'nowa.osoba', state: 'invited', language: 'en' })
    expect(made.groups.map(({ code }) => code)).toEqual(['CLERKS', 'FIELD'])
    expect((await api.accounts.createStaff(input)).id).toBe(made.id)
    const [letter, ...more] = await lettersOf(office)
    expect(more).toEqual([])
    const window = openWindow(office, staff, 'desktop')
    const activated = await window.api.session.activate({
      token: letter?.token ?? '',
      password: 'zupełnie nowe hasło',
    })
    expect(activated).toMatchObject({ ok: true, value: { login: 'nowa.osoba' } })
    expect((await api.accounts.list({ text: 'nowa' })).rows).toHaveLength(1)
    expect(await refusalOf(api.accounts.createStaff({ ...input, lastName: 'Inna' }))).toMatchObject({
      code: 'request.key-reused',
    })
  })

  it('is made with a first password that has to be changed', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const made = await api.accounts.createStaff(
      await wish({ email: null, firstPassword: 'pięć latawców na start' }),
    )
    expect(made).toMatchObject({ state: 'active', mustChangePassword: true, email: null })
    const window = openWindow(office, staff, 'desktop')
    const signedIn = await window.api.session.signIn({
      login: 'nowa.osoba',
      password: 'pięć latawców na start',
    })
    expect(signedIn).toMatchObject({ ok: true, value: { mustChangePassword: true } })
    expect(await lettersOf(office)).toEqual([])
  })

  it.each([
    ['a login that is taken', { login: 'Osoba.Znana' }, 'account.login-taken'],
    ['neither address nor password', { email: null }, 'account.email-missing'],
    ['a short password', { firstPassword: 'krótkie' }, 'account.password-too-short'],
  ])('is refused with %s', async (_, given, code) => {
    const { api } = await deskOf('ADMINISTRATORS')
    await makeStaff(office, ['CLERKS'], { login: 'osoba.znana' })
    expect(await refusalOf(api.accounts.createStaff(await wish(given)))).toMatchObject({ code })
    expect(await eventsOf(office)).toEqual([])
  })

  it('is made with a number at work, as the office reads it out', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    expect(await api.accounts.createStaff(await wish({ phone: '+48221234567' }))).toMatchObject({
      phone: '22 123 45 67',
    })
    const without = await wish({ login: 'bez.telefonu', email: 'bez@example.pl' })
    expect(await api.accounts.createStaff(without)).toMatchObject({ phone: '' })
  })

  it('is refused a group of clients', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const input = await wish({ groupIds: [await groupId('CLIENTS')] })
    expect(await refusalOf(api.accounts.createStaff(input))).toMatchObject({
      code: 'account.group-of-other-kind',
    })
  })
})

describe('a first password given from the panel', () => {
  const firstPassword = 'pięć latawców na start'

  it('lets in somebody whom no link reaches, who has to change it', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const { accountId, login } = await makeStaff(office, ['CLERKS'], { email: null })
    await callAs(office, staff, { accountId, app: 'staff' })
    const given = await api.accounts.giveFirstPassword({ accountId, version: 0, firstPassword })
    expect(given).toMatchObject({ version: 1, mustChangePassword: true, sessions: [] })
    const window = openWindow(office, staff, 'desktop')
    const signedIn = await window.api.session.signIn({ login, password: firstPassword })
    expect(signedIn).toMatchObject({ ok: true, value: { mustChangePassword: true } })
    expect(await eventsOf(office, 'account.first-password-set')).toMatchObject([{ payload: { accountId } }])
  })

  it('is refused for oneself, for a disabled account, and when it is too short', async () => {
    const { api, accountId } = await deskOf('ADMINISTRATORS')
    const disabled = await makeStaff(office, ['CLERKS'], { state: 'disabled' })
    const clerk = await makeStaff(office, ['CLERKS'])
    for (const [id, password, code] of [
      [accountId, firstPassword, 'account.own'],
      [disabled.accountId, firstPassword, 'account.disabled'],
      [clerk.accountId, 'krótkie', 'account.password-too-short'],
    ] as const) {
      const input = { accountId: id, version: 0, firstPassword: password }
      expect(await refusalOf(api.accounts.giveFirstPassword(input))).toMatchObject({ code })
    }
    expect(await eventsOf(office)).toEqual([])
  })
})

describe('the data of an account', () => {
  const data = {
    login: 'po.slubie',
    firstName: 'Ewa',
    lastName: 'Nowa',
    email: 'nowa@example.pl',
    language: 'pl' as const,
  }

  it('are corrected, found by their new words, and old links stop working', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const { accountId } = await makeStaff(office, ['CLERKS'], { lastName: 'Dawna', login: 'ewa.dawna' })
    await api.accounts.reset(seen(accountId))
    const [letter] = await lettersOf(office)
    const updated = await api.accounts.update({ ...data, accountId, version: 0 })
    expect(updated).toMatchObject({ ...data, version: 1 })
    expect((await api.accounts.list({ text: 'dawna' })).rows).toEqual([])
    expect((await api.accounts.list({ text: 'nowa' })).rows).toHaveLength(1)
    const window = openWindow(office, staff, 'desktop')
    expect(await window.api.session.readLink({ token: letter?.token ?? '' })).toBeNull()
    expect(await eventsOf(office, 'account.updated')).toMatchObject([
      { payload: { accountId, before: { lastName: 'Dawna' }, after: { lastName: 'Nowa' } } },
    ])
  })

  it('hold the number at work of staff until another is given', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const { accountId } = await makeStaff(office, ['CLERKS'])
    const update = (version: number, given: { phone?: string }) =>
      api.accounts.update({ ...data, ...given, accountId, version })
    expect(await update(0, { phone: ' 601234567 ' })).toMatchObject({ phone: '601 234 567', version: 1 })
    expect(await update(1, {})).toMatchObject({ phone: '601 234 567', version: 1 })
    expect(await update(1, { phone: '22 123 45 67 wew. 12' })).toMatchObject({
      phone: '22 123 45 67 wew. 12',
    })
    expect(await update(2, { phone: '' })).toMatchObject({ phone: '' })
    const [, { payload } = { payload: {} }] = await eventsOf(office, 'account.updated')
    expect(payload).toMatchObject({
      before: { phone: '601 234 567' },
      after: { phone: '22 123 45 67 wew. 12' },
    })
    expect(await refusalOf(update(3, { phone: '6'.repeat(41) }))).toMatchObject({
      code: 'input.invalid',
      details: { fields: { phone: 'too_big' } },
    })
  })

  it('hold no number at work of a client', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const { accountId } = await makeClientAccount(office, [])
    const updated = await api.accounts.update({ ...data, accountId, version: 0, phone: '601 234 567' })
    expect(updated).toMatchObject({ phone: '', version: 1 })
  })

  it('are refused when stale or with the login of another, and unchanged ones are not logged', async () => {
    const { api } = await deskOf('ADMINISTRATORS')
    const { accountId } = await makeStaff(office, ['CLERKS'], { ...data, firstName: 'Ewa' })
    const { login } = await makeStaff(office, ['CLERKS'])
    expect(await refusalOf(api.accounts.update({ ...data, accountId, version: 3 }))).toEqual({
      code: 'row.stale',
      details: { version: 0 },
    })
    expect(await refusalOf(api.accounts.update({ ...data, login, accountId, version: 0 }))).toMatchObject({
      code: 'account.login-taken',
    })
    expect(await api.accounts.update({ ...data, accountId, version: 0 })).toMatchObject({ version: 0 })
    expect(await eventsOf(office, 'account.updated')).toEqual([])
  })
})

describe('who manages accounts without managing groups', () => {
  async function receptionDesk(rights: readonly Permission[]) {
    const { insertId } = await office.db.pool.query(
      "INSERT INTO account_groups (code, kind, name_pl, name_en, `rank`) VALUES ('RECEPTION', 'staff', 'Recepcja', 'Reception', 45)",
    )
    await office.db.pool.query('INSERT INTO account_group_permissions (group_id, permission) VALUES ?', [
      rights.map((permission) => [insertId, permission]),
    ])
    return deskOf('RECEPTION' as BuiltInGroupCode)
  }

  it('cannot touch an account that may more, nor make anybody more than they are', async () => {
    const { api, accountId } = await receptionDesk(['account.read', 'account.manage'])
    const { accountId: administrator } = await makeStaff(office, ['ADMINISTRATORS'], {
      login: 'szef',
      lastName: 'Szef',
    })
    for (const change of changes) {
      const { results } = await api.accounts[change](seen(administrator))
      expect(results[0]?.refusal?.code).toBe('account.beyond-rights')
    }
    const administrators = await groupId('ADMINISTRATORS')
    const beyond = { code: 'account.beyond-rights' }
    expect(
      await refusalOf(api.accounts.setGroups({ ...seen(accountId), add: [administrators], remove: [] })),
    ).toMatchObject(beyond)
    const person = { firstName: 'A', lastName: 'B', email: 'przejęte@example.pl', language: 'pl' as const }
    const taken = {
      ...person,
      email: 'przejete@example.pl',
      login: 'szef',
      accountId: administrator,
      version: 0,
    }
    expect(await refusalOf(api.accounts.update(taken))).toMatchObject(beyond)
    const made = { ...taken, login: 'nowy.szef', requestKey: randomUUID(), firstPassword: null }
    expect(await refusalOf(api.accounts.createStaff({ ...made, groupIds: [administrators] }))).toMatchObject(
      beyond,
    )
    const [shown] = (await api.accounts.list({ text: 'szef' })).rows
    expect(Object.values(shown?.can ?? {})).not.toContain(true)
    const choices = await api.accounts.groupChoices()
    expect(choices.filter((group) => !group.beyond).map((group) => group.code)).toEqual(['RECEPTION'])
  })

  it('takes over no account of a client', async () => {
    const { api } = await receptionDesk(['account.read', 'account.manage'])
    const [client = 0] = await clientAccounts(1)
    const beyond = { code: 'account.beyond-rights' }
    for (const change of changes)
      expect((await api.accounts[change](seen(client))).results[0]?.refusal).toMatchObject(beyond)
    const groups = { add: [], remove: [await groupId('CLIENTS')] }
    const moved = await api.accounts.setGroups({ ...seen(client), ...groups })
    expect(moved.results[0]?.refusal).toMatchObject(beyond)
    const of = { accountId: client, version: 0 }
    const firstPassword = 'pięć latawców na start'
    expect(await refusalOf(api.accounts.giveFirstPassword({ ...of, firstPassword }))).toMatchObject(beyond)
    const data = { login: 'moje', firstName: 'A', lastName: 'B', email: 'moje@example.pl' }
    expect(await refusalOf(api.accounts.update({ ...of, ...data, language: 'pl' }))).toMatchObject(beyond)
    const content = Buffer.from('login;imię;nazwisko;e-mail;numer klienta\n').toString('base64')
    const file = { kind: 'client' as const, file: { name: 'konta.csv', content } }
    expect(await refusalOf(api.accounts.checkImport(file))).toMatchObject(beyond)
    const [shown] = (await api.accounts.list({ kind: 'client' })).rows
    expect(Object.values(shown?.can ?? {})).not.toContain(true)
  })

  it('manages the accounts of clients with the right to any of them', async () => {
    const { api } = await receptionDesk(['account.read', 'account.manage', 'client-account.manage-any'])
    const [client = 0] = await clientAccounts(1)
    expect((await api.accounts.disable(seen(client))).results[0]?.refusal).toBeNull()
  })

  it('is not told whose an account is without the right to read client records', async () => {
    const [client = 0] = await clientAccounts(1)
    const { api } = await receptionDesk(['account.read', 'account.manage'])
    const [row] = (await api.accounts.list({ kind: 'client' })).rows
    expect(row).toMatchObject({ id: client, clientCount: 0, clientName: null })
    expect((await api.accounts.get({ accountId: client })).clients).toEqual([])
  })
})
