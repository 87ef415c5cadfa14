import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import type { ListAccountsInput } from '#shared/domain/accounts/panel.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { staff } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(() => office.database.reset())

async function deskOf(...groups: BuiltInGroupCode[]) {
  const { accountId } = await makeStaff(office, groups, { firstName: 'Ada', lastName: 'Admin' })
  const { api } = await callAs(office, staff, { accountId, app: 'desktop' })
  return { accountId, api }
}

async function signedInAt(accountId: number, at: string): Promise<void> {
  for (const [table, key] of [
    ['accounts', 'id'],
    ['account_shelves', 'account_id'],
  ])
    await office.db.pool.query(`UPDATE ${table} SET last_signed_in_at = ? WHERE ${key} = ?`, [at, accountId])
}

const everybody = (): Promise<{ accountId: number }[]> =>
  office.db.pool.rows('SELECT id AS accountId FROM accounts')

const named = (firstName: string, lastName: string) => ({ firstName, lastName })

/** Two of staff besides the administrator, and three accounts of two clients. */
async function someOffice() {
  const desk = await deskOf('ADMINISTRATORS')
  const [first, second] = [
    await makeClient(office, { displayName: 'Spółdzielnia Zorza' }),
    await makeClient(office, { displayName: 'Apteka Lipowa' }),
  ]
  const clerk = await makeStaff(office, ['CLERKS'], { ...named('Łucja', 'Wróbel-Lis'), login: 'l.wrobel' })
  const field = await makeStaff(office, ['FIELD', 'CLERKS'], named('Jan', 'Zając'))
  const ewa = await makeClientAccount(office, [first, second], named('Ewa', 'Łęcka'))
  const adam = await makeClientAccount(office, [second], { ...named('Adam', 'Baran'), state: 'disabled' })
  const iga = await makeClientAccount(office, [second], { ...named('Iga', 'Cis'), state: 'invited' })
  return { ...desk, clerk, field, ewa, adam, iga, first, second }
}

describe('the panel of accounts', () => {
  it('lists every account by name, with its groups, clients and what can be done', async () => {
    const { api, accountId, ewa } = await someOffice()
    const { rows, nextCursor } = await api.accounts.list({})
    expect(nextCursor).toBeNull()
    expect(rows.map((row) => row.lastName)).toEqual(['Admin', 'Baran', 'Cis', 'Łęcka', 'Wróbel-Lis', 'Zając'])
    expect(rows.find((row) => row.id === ewa.accountId)).toEqual({
      id: ewa.accountId,
      kind: 'client',
      login: ewa.login,
      firstName: 'Ewa',
      lastName: 'Łęcka',
      email: expect.any(String),
      state: 'active',
      lockedUntil: null,
      lastSignedInAt: null,
      groups: [{ id: expect.any(Number), code: 'CLIENTS', name: { pl: 'Klienci', en: 'Clients' } }],
      clientCount: 2,
      clientName: 'Apteka Lipowa',
      version: 0,
      can: {
        update: true,
        setFirstPassword: true,
        disable: true,
        enable: false,
        reset: true,
        unlock: false,
        signOut: true,
      },
    })
    // Nobody disables their own account.
    expect(rows.find((row) => row.id === accountId)?.can.disable).toBe(false)
  })

  it('filters by kind, group, state and words, alone and together', async () => {
    const { api } = await someOffice()
    const choices = await api.accounts.groupChoices()
    const groupId = choices.find((group) => group.code === 'CLERKS')?.id ?? 0
    const found = async (input: ListAccountsInput) =>
      (await api.accounts.list(input)).rows.map((row) => row.lastName)
    expect(await found({ kind: 'client' })).toEqual(['Baran', 'Cis', 'Łęcka'])
    expect(await found({ groupId })).toEqual(['Wróbel-Lis', 'Zając'])
    expect(await found({ state: 'invited' })).toEqual(['Cis'])
    expect(await found({ kind: 'staff', state: 'disabled' })).toEqual([])
    expect(await found({ text: 'lecka' })).toEqual(['Łęcka'])
    expect(await found({ text: 'ŁĘC ewa' })).toEqual(['Łęcka'])
    expect(await found({ text: 'lis' })).toEqual(['Wróbel-Lis'])
    expect(await found({ text: 'l.wrobel' })).toEqual(['Wróbel-Lis'])
    expect(await found({ text: 'l', kind: 'client' })).toEqual(['Łęcka'])
    expect(await found({ text: '%' })).toHaveLength(6)
    expect(await found({ text: 'nikt' })).toEqual([])
  })

  it('filters by the last sign-in in days of the office, who is away longest first', async () => {
    const { api, clerk, field, ewa } = await someOffice()
    // 23:30 in UTC is the next day in Warsaw.
    await signedInAt(clerk.accountId, '2026-03-09 23:30:00')
    await signedInAt(field.accountId, '2026-03-09 20:00:00')
    await signedInAt(ewa.accountId, '2026-01-02 08:00:00')
    const found = async (lastSignIn: ListAccountsInput['lastSignIn'], kind?: 'staff') =>
      (await api.accounts.list({ lastSignIn, ...(kind ? { kind } : {}) })).rows.map((row) => row.lastName)
    expect(await found({ how: 'before', on: '2026-03-10' })).toEqual(['Łęcka', 'Zając'])
    expect(await found({ how: 'since', on: '2026-03-09' })).toEqual(['Wróbel-Lis', 'Zając'])
    expect(await found({ how: 'since', on: '2026-03-10' })).toEqual(['Wróbel-Lis'])
    expect(await found({ how: 'before', on: '2026-03-10' }, 'staff')).toEqual(['Zając'])
    expect(await found({ how: 'never' })).toEqual(['Admin', 'Baran', 'Cis'])
  })

  it.each([
    ['by name', {}],
    ['by group', { groupCode: 'CLIENTS' }],
    ['by a word', { text: 'osoba' }],
    ['by who never signed in', { lastSignIn: { how: 'never' as const } }],
    ['by who signed in before', { lastSignIn: { how: 'before' as const, on: '2026-02-01' } }],
    ['by who signed in since', { lastSignIn: { how: 'since' as const, on: '2026-01-01' } }],
  ])(
    'is read page by page %s, each account once',
    async (_, { groupCode, ...filter }: ListAccountsInput & { groupCode?: string }) => {
      const { api, second } = await someOffice()
      for (const lastName of ['Mak', 'Mak', 'Łąka', 'Laka', 'Mak'])
        await makeClientAccount(office, [second], { firstName: 'Ola', lastName })
      if (filter.lastSignIn?.how !== 'never')
        for (const { accountId } of await everybody()) await signedInAt(accountId, '2026-01-05')
      const groupId = (await api.accounts.groupChoices()).find((group) => group.code === groupCode)?.id
      const input = { ...filter, ...(groupId === undefined ? {} : { groupId }) }
      const all = (await api.accounts.list(input)).rows.map((row) => row.id)
      expect(all.length).toBeGreaterThanOrEqual(8)
      const read: number[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof api.accounts.list>> = await api.accounts.list({
          ...input,
          cursor,
          limit: 2,
        })
        read.push(...page.rows.map((row) => row.id))
        cursor = page.nextCursor
      } while (cursor !== null)
      expect(read).toEqual(all)
    },
  )

  it('shows one account in full, and the view is logged', async () => {
    const { api, accountId, ewa, first, second } = await someOffice()
    await callAs(office, staff, { accountId: ewa.accountId, app: 'portal' })
    const account = await api.accounts.get({ accountId: ewa.accountId })
    expect(account).toMatchObject({ language: 'pl', mustChangePassword: false, createdByName: null })
    expect(account.clients.map((client) => client.id)).toEqual([second, first])
    expect(account.sessions).toEqual([
      {
        app: 'portal',
        address: '203.0.113.7',
        signedInAt: office.clock.now().toISOString(),
        lastSeenAt: office.clock.now().toISOString(),
      },
    ])
    expect(await eventsOf(office, 'account.viewed')).toMatchObject([
      { actorId: accountId, payload: { accountId: ewa.accountId } },
    ])
    expect(await refusalOf(api.accounts.get({ accountId: 9_999_999 }))).toMatchObject({
      code: 'account.not-found',
    })
  })

  it('is read by managers and auditors, who change nothing, and by nobody below', async () => {
    const { ewa } = await someOffice()
    for (const group of ['MANAGERS', 'AUDITORS'] as const) {
      const { api } = await deskOf(group)
      const { rows } = await api.accounts.list({ kind: 'client' })
      expect(rows.flatMap((row) => Object.values(row.can))).not.toContain(true)
      const accounts = [{ id: ewa.accountId, version: 0 }]
      expect(await refusalOf(api.accounts.disable({ accounts }))).toEqual({
        code: 'permission.missing',
        details: { permission: 'account.manage' },
      })
    }
    const { api } = await deskOf('CLERKS')
    expect(await refusalOf(api.accounts.list({}))).toMatchObject({ code: 'permission.missing' })
    expect(await refusalOf(api.accounts.get({ accountId: ewa.accountId }))).toMatchObject({
      code: 'permission.missing',
    })
  })
})
