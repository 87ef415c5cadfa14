import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchWords } from '#shared/domain/clients/search-terms.ts'
import { listClients } from '#server/features/clients/queries.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { fillClients } from '#test/bench/client-data.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeStaff } from '#test/support/people.ts'
import { signedIn } from './support.ts'

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
  await fillClients(sql, 3000, caretakerId)
}, 60_000)
afterAll(() => sql.end())

/** The clients of every page, as they come. */
async function found(search: string, ofCaretaker: boolean): Promise<number[]> {
  const input = { search, limit: 50, ...(ofCaretaker ? { caretakerId } : {}) }
  const ids: number[] = []
  let cursor: string | null = null
  do {
    const page = await listClients({ sql, actor }, { ...input, ...(cursor === null ? {} : { cursor }) })
    ids.push(...page.rows.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== null)
  return ids
}

/** The clients of whom each word begins a term, one by one. */
async function havingAll(search: string, ofCaretaker: boolean): Promise<number[]> {
  const words = searchWords(search)
  const having = 'EXISTS (SELECT 1 FROM client_terms e WHERE e.client_id = c.id AND e.term LIKE ?)'
  const rows = await sql.rows<{ id: number }>(
    `SELECT c.id FROM clients c WHERE ${words.map(() => having).join(' AND ')}
     AND (? IS NULL OR c.caretaker_id = ?) ORDER BY c.id`,
    [...words.map((word) => `${word}%`), ofCaretaker ? caretakerId : null, caretakerId],
  )
  return rows.map(({ id }) => id)
}

describe('the pages of a search hold each client who has every word, once', () => {
  const searches = [
    ...['kowal', 'nadrzecze polna', 'anna kowalski', 'kowalski anna', 'an kowalski', 'kow an'],
    ...['Jana Pawła II', 'pawła kowal', 'lipowa 14', '14 lipowa', 'lipowa 14 kowal'],
    ...[
      'kowalski leśna nadrzecze',
      '100007 kowal',
      'nadrzecze 10000777',
      'nadrzecze 100007',
      '39-120 kowal',
      'zarzecze wilk polna',
      'nikt nadrzecze',
    ],
    'anna nadrzecze lipowa kowal polna nowa 39-120 zarzecze',
  ]
  for (const ofCaretaker of [false, true])
    it.each(searches)(`"%s"${ofCaretaker ? ' of one caretaker' : ''}`, async (search) => {
      const ids = await found(search, ofCaretaker)
      expect(ids.toSorted((a, b) => a - b)).toEqual(await havingAll(search, ofCaretaker))
    })

  it('and most of these searches find somebody', async () => {
    const counts = await Promise.all(searches.map(async (search) => (await havingAll(search, false)).length))
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(searches.length - 3)
    expect(Math.max(...counts)).toBeGreaterThan(500)
  })
})
