import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListClientsInput } from '#shared/domain/clients/schema.ts'
import { listClients } from '#server/features/clients/queries.ts'
import { loadActor, startSession } from '#server/platform/auth/sessions.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { fillClients } from '#test/bench/client-data.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeStaff } from '#test/support/people.ts'

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
  actor = await signedIn(caretakerId)
  await fillClients(sql, clients, caretakerId)
}, 120_000)
afterAll(() => sql.end())

async function signedIn(accountId: number): Promise<Actor> {
  const now = office.clock.now()
  const { token } = await startSession(sql, { accountId, app: 'staff', address: null, now })
  const loaded = await loadActor(sql, { token, kind: 'staff', now })
  if (!loaded) throw new Error('Nobody is signed in')
  return loaded
}

async function reads(): Promise<number> {
  const counters = await sql.rows<{ Value: string }>("SHOW SESSION STATUS LIKE 'Handler_read%'")
  return counters.reduce((sum, counter) => sum + Number(counter.Value), 0)
}

/** Rows that the engine read for each row of the page. */
async function costOf(
  input: ListClientsInput,
): Promise<{ shown: number; perRow: number; next: string | null }> {
  // Reading the counters costs a few reads of its own.
  const before = await reads()
  const own = (await reads()) - before
  const start = await reads()
  const page = await listClients({ sql, actor }, input)
  const read = (await reads()) - start - own
  return { shown: page.rows.length, perRow: read / page.rows.length, next: page.nextCursor }
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

  it('by street, house and name, on the first page', async () => {
    const { shown, perRow } = await costOf({ search: 'lipowa 1 kowal' })
    expect(shown).toBe(50)
    expect(perRow).toBeLessThanOrEqual(20)
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
