import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListAccountsInput } from '#shared/domain/accounts/panel.ts'
import { findAccounts } from '#server/features/accounts/panel-queries.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'

const [base, doublings] = [500, 6]

let office: TestOffice
let sql: Pool
let smallGroupId: number
let clientsId: number

/** 32,000 accounts; what is counted does not depend on how many there are, only bad SQL does. */
beforeAll(async () => {
  office = await openTestOffice()
  sql = openPool(office.database.url, { connections: 1 })
  const [clients] = await sql.rows<{ id: number }>("SELECT id FROM account_groups WHERE code = 'CLIENTS'")
  clientsId = clients?.id ?? 0
  const { insertId } = await sql.query(
    "INSERT INTO account_groups (kind, name_pl, name_en, `rank`) VALUES ('client', 'Mała', 'Small', 90)",
  )
  smallGroupId = insertId
  const names = ['Kowalska', 'Nowak', 'Łęcki', 'Zając', 'Baran', 'Wilk', 'Sowa']
  const rows = Array.from({ length: base }, (_, index) => {
    const lastName = `${names[index % names.length] ?? ''}${index % 50}`
    const kind = index % 40 === 0 ? 'staff' : 'client'
    const state = index % 9 === 0 ? 'disabled' : 'active'
    const seen = index % 3 === 0 ? null : `2026-0${1 + (index % 9)}-03 10:00:00`
    return [index + 1, kind, `l${index}`, 'Ewa', lastName, state, seen, '2026-01-01', '2026-01-01']
  })
  const columns = 'id, kind, login, first_name, last_name, state, last_signed_in_at, created_at, updated_at'
  await sql.query(`INSERT INTO accounts (${columns}) VALUES ?`, [rows])
  await sql.query('INSERT INTO account_terms (term, account_id) VALUES ?', [
    rows.flatMap(([id, , login, , lastName]) =>
      [login, 'ewa', lastName].map((term) => [term ?? '', id ?? 0]),
    ),
  ])
  for (let count = base; count < base * 2 ** doublings; count *= 2) {
    await sql.query(
      `INSERT INTO accounts (${columns}) SELECT id + ?, kind, CONCAT('l', id + ?, 'x'), first_name, last_name, state,
         last_signed_in_at, created_at, updated_at FROM accounts`,
      [count, count],
    )
    await sql.query(
      'INSERT INTO account_terms (term, account_id) SELECT term, account_id + ? FROM account_terms',
      [count],
    )
  }
  await sql.query('INSERT INTO account_group_members (account_id, group_id) SELECT id, ? FROM accounts', [
    clientsId,
  ])
  await sql.query(
    'INSERT INTO account_group_members (account_id, group_id) SELECT id, ? FROM accounts WHERE id % 80 = 7',
    [smallGroupId],
  )
}, 120_000)
afterAll(() => sql.end())

async function reads(): Promise<number> {
  const counters = await sql.rows<{ Value: string }>("SHOW SESSION STATUS LIKE 'Handler_read%'")
  return counters.reduce((sum, counter) => sum + Number(counter.Value), 0)
}

/** Rows that the engine read for each row of the page. */
async function costOf(input: ListAccountsInput) {
  const before = await reads()
  const own = (await reads()) - before
  const start = await reads()
  const page = await findAccounts(sql, input, 'Europe/Warsaw')
  const read = (await reads()) - start - own
  return { shown: page.rows.length, perRow: read / page.rows.length, next: page.nextCursor }
}

describe('a page of 50 accounts reads at most 20 rows for each row it shows', () => {
  it.each<[string, () => ListAccountsInput]>([
    ['by name', () => ({})],
    ['of clients', () => ({ kind: 'client' })],
    ['of disabled accounts', () => ({ state: 'disabled' })],
    ['of disabled staff', () => ({ kind: 'staff', state: 'disabled' })],
    ['of a group nearly everybody is in', () => ({ groupId: clientsId })],
    ['who never signed in', () => ({ lastSignIn: { how: 'never' } })],
    [
      'of clients who have not signed in for long',
      () => ({ kind: 'client', lastSignIn: { how: 'before', on: '2026-03-01' } }),
    ],
    ['who signed in of late', () => ({ lastSignIn: { how: 'since', on: '2026-08-01' } })],
    ['by a first name everybody has', () => ({ text: 'ewa' })],
    ['by two words', () => ({ text: 'ewa kowal' })],
    ['by a word, of clients', () => ({ text: 'lecki', kind: 'client' })],
  ])('%s, on the first page and the next', async (_, input) => {
    const first = await costOf(input())
    expect(first.shown).toBe(50)
    expect(first.perRow).toBeLessThanOrEqual(20)
    const second = await costOf({ ...input(), cursor: first.next })
    expect(second.shown).toBe(50)
    expect(second.perRow).toBeLessThanOrEqual(20)
  })

  it('and of a small group a few for each of its members', async () => {
    const { shown, perRow } = await costOf({ groupId: smallGroupId })
    expect(shown).toBe(50)
    // 400 members are read with their accounts, once, and sorted.
    expect(perRow).toBeLessThanOrEqual((400 * 7) / 50)
  })
})
