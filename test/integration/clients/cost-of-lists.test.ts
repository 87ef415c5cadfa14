import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListClientsInput } from '#shared/domain/clients/schema.ts'
import type { Page } from '#shared/domain/kernel/page.ts'
import { listClients } from '#server/features/clients/queries.ts'
import { listDuplicates } from '#server/features/clients/duplicates/queries.ts'
import { findAllDuplicates } from '#server/migrations/20261122T1050-find-duplicates.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { fillClients } from '#test/bench/client-data.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeStaff } from '#test/support/people.ts'
import { rowsRead } from '#test/support/rows-read.ts'
import { signedIn } from './support.ts'

/** What is counted does not depend on how many there are, only bad SQL does; the benchmarks count at 200,000. */
const clients = 32_000

let office: TestOffice
let sql: Pool
let actor: Actor
let caretakerId: number

beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  caretakerId = (await makeStaff(office, ['CLERKS'])).accountId
  sql = openPool(office.database.url, { connections: 1 })
  actor = await signedIn(office, sql, caretakerId)
  await fillClients(sql, clients, caretakerId)
  // Pairs and threes who share what no search here is for.
  await sql.query("UPDATE clients SET nip = CONCAT('9', LPAD(id DIV 2, 9, '0')) WHERE id MOD 20 < 2")
  await sql.query("UPDATE clients SET email = CONCAT('e', id DIV 3, '@poczta.example') WHERE id MOD 30 < 3")
  for (const statement of findAllDuplicates) await sql.query(statement)
}, 120_000)
afterAll(() => sql.end())

/** Rows that the engine read for each row of the page. */
function costOf(input: ListClientsInput): Promise<Cost> {
  return costOfPage(() => listClients({ sql, actor }, input))
}

interface Cost {
  readonly shown: number
  readonly perRow: number
  readonly next: string | null
}

async function costOfPage(read: () => Promise<Page<unknown>>): Promise<Cost> {
  const { answer: page, read: rows } = await rowsRead(sql, read)
  return { shown: page.rows.length, perRow: rows / page.rows.length, next: page.nextCursor }
}

describe('a page of 50 clients reads at most 20 rows for each row it shows', () => {
  it.each([
    ['by name', {}],
    ['of one caretaker', { caretakerId: -1 }],
    ['without a caretaker', { caretakerId: null }],
    ['by one letter', { search: 'k' }],
    ['by the beginning of a surname', { search: 'kowal' }],
    ['by the town everyone lives in', { search: 'nadrzecze' }],
    ['by two words that are on most records', { search: 'nadrzecze polna' }],
    ['by name and town', { search: 'kowal nadrzecze' }],
    ['by the beginning of a PESEL', { search: '440514' }],
    ['by first and last name', { search: 'anna kowalski' }],
    ['by last and first name, the first one only begun', { search: 'Kowalski an' }],
    ['by a name whose first word is only begun', { search: 'ann kowalski' }],
    ['by a name and the street of a service point', { search: 'kowalski leśna' }],
    ['by street and house', { search: 'ul. Lipowa 14' }],
    ['by name and street in a town', { search: 'kowalski leśna nadrzecze' }],
    ['by street, house and name', { search: 'lipowa 1 kowal' }],
    ['by a street of several words', { search: 'Jana Pawła II' }],
    ['by the beginning of a meter number', { search: 'AQ00' }],
    ['by the beginning of a telephone', { search: '500' }],
    ['by a word of one caretaker', { search: 'nadrzecze', caretakerId: -1 }],
  ])('%s, on the first page and the next', async (_, given: ListClientsInput) => {
    const input = { ...given, ...(given.caretakerId === -1 ? { caretakerId } : {}) }
    const first = await costOf(input)
    expect(first.shown).toBe(50)
    expect(first.perRow).toBeLessThanOrEqual(20)
    const second = await costOf({ ...input, cursor: first.next })
    expect(second.shown).toBeGreaterThan(0)
    expect(second.perRow).toBeLessThanOrEqual(20)
  })

  it.each([
    ['by number', '10000777'],
    ['by telephone', '506153063'],
    ['by meter', 'AQ1374433'],
    ['by service point', 'PP31999'],
    ['by number, among the many of a town', 'nadrzecze 10000777'],
  ])('finds one client %s', async (_, search) => {
    const { shown, perRow } = await costOf({ search })
    expect([search, shown]).toEqual([search, 1])
    expect(perRow).toBeLessThanOrEqual(20)
  })
})

describe('a page of 20 groups of possible duplicates', () => {
  it('reads at most 20 rows for each group, on every page', async () => {
    let cursor: string | null = null
    let pages = 0
    do {
      const { shown, perRow, next } = await costOfPage(() =>
        listDuplicates({ sql, actor }, { limit: 20, cursor }),
      )
      expect(shown).toBeGreaterThan(0)
      expect(perRow).toBeLessThanOrEqual(20)
      pages += 1
      cursor = next
    } while (cursor !== null)
    // 1,600 pairs by NIP and, of 1,067 threes by e-mail, those that are no such pair.
    expect(pages).toBeGreaterThan(100)
  })
})
