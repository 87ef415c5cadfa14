import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListAccountsInput } from '#shared/domain/accounts/panel.ts'
import { shelve } from '#server/features/accounts/index.ts'
import { findAccounts } from '#server/features/accounts/panel-queries.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { rowsRead } from '#test/support/rows-read.ts'

const [base, doublings] = [500, 6]

let office: TestOffice
let sql: Pool
let smallGroupId: number
let clientsId: number

/**
 * 32,000 accounts, one in eighty of them in a small group and one in a hundred invited; what is counted does not depend
 * on how many there are, only bad SQL does.
 */
beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  sql = openPool(office.database.url, { connections: 1 })
  const [clients] = await sql.rows<{ id: number }>("SELECT id FROM account_groups WHERE code = 'CLIENTS'")
  const [clerks] = await sql.rows<{ id: number }>("SELECT id FROM account_groups WHERE code = 'CLERKS'")
  clientsId = clients?.id ?? 0
  const { insertId } = await sql.query(
    "INSERT INTO account_groups (kind, name_pl, name_en, `rank`) VALUES ('client', 'Mała', 'Small', 90)",
  )
  smallGroupId = insertId
  const names = ['Kowalska', 'Nowak', 'Łęcki', 'Zając', 'Baran', 'Wilk', 'Sowa']
  const accounts = Array.from({ length: base }, (_, index) => ({
    id: index + 1,
    kind: index % 40 === 0 ? 'staff' : 'client',
    login: `l${index}`,
    firstName: 'Ewa',
    lastName: `${names[index % names.length] ?? ''}${index % 50}`,
    email: null,
    state:
      index % 100 === 7
        ? ('invited' as const)
        : index % 9 === 0
          ? ('disabled' as const)
          : ('active' as const),
    seen: index % 3 === 0 ? null : `2026-0${1 + (index % 9)}-03 10:00:00`,
  }))
  const columns = 'id, kind, login, first_name, last_name, state, last_signed_in_at, created_at, updated_at'
  await sql.query(`INSERT INTO accounts (${columns}) VALUES ?`, [
    accounts.map(({ id, kind, login, firstName, lastName, state, seen }) => [
      ...[id, kind, login, firstName, lastName, state, seen, '2026-01-01', '2026-01-01'],
    ]),
  ])
  await sql.query('INSERT INTO account_group_members (account_id, group_id) VALUES ?', [
    accounts.flatMap(({ id, kind }) => [
      [id, kind === 'staff' ? (clerks?.id ?? 0) : clientsId],
      ...(id % 80 === 8 ? [[id, smallGroupId]] : []),
    ]),
  ])
  await shelve(sql, accounts)
  for (let count = base; count < base * 2 ** doublings; count *= 2) {
    await sql.query(
      `INSERT INTO accounts (${columns}) SELECT id + ?, kind, CONCAT('l', id + ?, 'x'), first_name, last_name, state,
         last_signed_in_at, created_at, updated_at FROM accounts`,
      [count, count],
    )
    for (const [table, others] of [
      ['account_group_members', 'group_id'],
      ['account_shelves', 'shelf, state, last_signed_in_at, last_name, first_name'],
      ['account_terms', 'shelf, term, state'],
    ] as const) {
      await sql.query(
        `INSERT INTO ${table} (account_id, ${others}) SELECT account_id + ?, ${others} FROM ${table}`,
        [count],
      )
    }
  }
}, 120_000)
afterAll(() => sql.end())

/** A page, and how many rows the engine read for it. */
async function costOf(input: ListAccountsInput) {
  const { answer: page, read } = await rowsRead(sql, () => findAccounts(sql, input, 'Europe/Warsaw'))
  return { shown: page.rows.length, read, next: page.nextCursor }
}

/** Why a page cost too much, and the next one; a page that shows nobody may cost as much as one row. */
async function tooCostly(input: ListAccountsInput): Promise<string[]> {
  const first = await costOf(input)
  const second = first.next === null ? null : await costOf({ ...input, cursor: first.next })
  return [first, ...(second ? [second] : [])].flatMap(({ shown, read }, page) =>
    read > most * Math.max(shown, 1) ? [`${JSON.stringify(input)} page ${page}: ${read} for ${shown}`] : [],
  )
}

const most = 20
const kinds = [undefined, 'staff', 'client'] as const
const states = [undefined, 'active', 'disabled', 'invited'] as const
const days = [
  undefined,
  { how: 'never' },
  { how: 'before', on: '2026-03-01' },
  { how: 'since', on: '2026-08-01' },
] as const

/** Every kind, group and state with each other, rare ones among them. */
function places(): ListAccountsInput[] {
  return kinds.flatMap((kind) =>
    [undefined, clientsId, smallGroupId].flatMap((groupId) =>
      states.map((state) => ({
        ...(kind ? { kind } : {}),
        ...(groupId ? { groupId } : {}),
        ...(state ? { state } : {}),
      })),
    ),
  )
}

describe('a page of 50 accounts reads at most 20 rows for each row it shows', () => {
  it('of every kind, group and state, by name and by the last sign-in', async () => {
    const costly: string[] = []
    for (const place of places())
      for (const lastSignIn of days)
        costly.push(...(await tooCostly({ ...place, ...(lastSignIn ? { lastSignIn } : {}) })))
    expect(costly).toEqual([])
  })

  it.each(['ewa', 'kowal', 'lecki7', 'nikt', 'ewa kowal'])(
    'found by "%s" among every kind, group and state',
    async (text) => {
      const costly: string[] = []
      for (const place of places()) costly.push(...(await tooCostly({ ...place, text })))
      expect(costly).toEqual([])
    },
  )

  it.each<[string, () => ListAccountsInput]>([
    ['by name', () => ({})],
    ['of a group nearly everybody is in', () => ({ groupId: clientsId })],
    ['of a small group', () => ({ groupId: smallGroupId })],
    ['of a small group, never seen', () => ({ groupId: smallGroupId, lastSignIn: days[1] })],
    ['of the invited', () => ({ state: 'invited' })],
    ['by a word in a small group', () => ({ groupId: smallGroupId, text: 'ewa' })],
    ['by a word, who never signed in', () => ({ text: 'ewa', lastSignIn: { how: 'never' } })],
  ])('%s it is full, and so is the next one', async (_, input) => {
    const first = await costOf(input())
    expect(first.shown).toBe(50)
    const second = await costOf({ ...input(), cursor: first.next })
    expect(second.shown).toBe(50)
    expect(await tooCostly(input())).toEqual([])
  })
})

describe('the plan of a page', () => {
  it.each<[string, () => ListAccountsInput, string]>([
    ['by name', () => ({ groupId: smallGroupId }), 'ix_account_shelves_name'],
    ['of a state', () => ({ state: 'invited', kind: 'client' }), 'ix_account_shelves_state_name'],
    ['by the last sign-in', () => ({ lastSignIn: days[2] }), 'ix_account_shelves_signed_in'],
    [
      'of a state, never seen',
      () => ({ state: 'active', lastSignIn: days[1] }),
      'ix_account_shelves_state_signed_in',
    ],
    ['by a word', () => ({ text: 'ewa' }), 'PRIMARY'],
    ['by a word, of a state', () => ({ text: 'ewa', state: 'invited' }), 'ix_account_terms_state'],
  ])('%s takes the rows in the order of an index and sorts none', async (_, input, key) => {
    const plan: { table: string; key: string; Extra: string | null }[] = []
    const explaining: Pool = {
      ...sql,
      rows: async (statement, values) => {
        plan.push(
          ...(await sql.rows<(typeof plan)[number]>(`EXPLAIN FORMAT=TRADITIONAL ${statement}`, values)),
        )
        return sql.rows(statement, values)
      },
    }
    await findAccounts(explaining, input(), 'Europe/Warsaw')
    expect(plan[0]).toMatchObject({ key })
    expect(plan.map(({ Extra }) => Extra ?? '').join()).not.toMatch(/filesort|temporary/)
  })
})
