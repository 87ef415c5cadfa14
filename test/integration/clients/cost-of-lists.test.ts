import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { termsOf } from '#shared/domain/clients/search-terms.ts'
import type { ListClientsInput } from '#shared/domain/clients/schema.ts'
import { listClients } from '#server/features/clients/queries.ts'
import { loadActor, startSession } from '#server/platform/auth/sessions.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeStaff } from '#test/support/people.ts'

const [base, doublings] = [500, 6]
const firstNames = [
  'Anna',
  'Jan',
  'Ewa',
  'Piotr',
  'Łucja',
  'Adam',
  'Zofia',
  'Marek',
  'Julia',
  'Paweł',
  'Kinga',
]
const roots = [
  'Kowal',
  'Nowa',
  'Zając',
  'Wróbl',
  'Mazur',
  'Lisie',
  'Szczyg',
  'Dąbr',
  'Górs',
  'Wilk',
  'Sow',
  'Król',
  'Bąk',
]
const endings = ['ski', 'czyk', 'wicz', 'ak', 'owski', 'ek', '']

let office: TestOffice
let sql: Pool
let actor: Actor
let caretakerId: number

/** 32,000 clients; what is counted does not depend on how many there are, only bad SQL does. */
beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  caretakerId = (await makeStaff(office, ['CLERKS'])).accountId
  sql = openPool(office.database.url, { connections: 1 })
  actor = await signedIn(caretakerId)
  const clients = Array.from({ length: base }, (_, index) => someClient(index + 1))
  await sql.query(
    `INSERT INTO clients (id, number, kind, first_name, last_name, company_name, display_name, nip, regon, pesel, phone, street,
       building, flat, postal_code, city, caretaker_id, created_at, updated_at) VALUES ?`,
    [clients.map((client) => client.row)],
  )
  await sql.query('INSERT INTO client_terms (term, client_id) VALUES ?', [
    clients.flatMap(({ terms }) => terms),
  ])
  for (let count = base; count < base * 2 ** doublings; count *= 2) {
    await sql.query(
      `INSERT INTO clients (id, number, kind, first_name, last_name, company_name, display_name, nip, regon, pesel, phone,
         street, building, flat, postal_code, city, caretaker_id, created_at, updated_at)
       SELECT id + ?, CONCAT('N', id + ?), kind, first_name, last_name, company_name, display_name, nip, regon, pesel, phone,
         street, building, flat, postal_code, city, caretaker_id, created_at, updated_at FROM clients`,
      [count, count],
    )
    await sql.query(
      'INSERT INTO client_terms (term, client_id) SELECT term, client_id + ? FROM client_terms',
      [count],
    )
  }
  await sql.query("INSERT INTO client_terms (term, client_id) VALUES ('x777001', 7), ('x777002', 8)")
}, 120_000)
afterAll(() => sql.end())

async function signedIn(accountId: number): Promise<Actor> {
  const now = office.clock.now()
  const { token } = await startSession(sql, { accountId, app: 'staff', address: null, now })
  const loaded = await loadActor(sql, { token, kind: 'staff', now })
  if (!loaded) throw new Error('Nobody is signed in')
  return loaded
}

function someClient(id: number) {
  const firstName = firstNames[id % firstNames.length] ?? ''
  const lastName = `${roots[id % roots.length] ?? ''}${endings[id % endings.length] ?? ''}`
  const address = {
    street: `ul. Polna ${id % 40}`,
    building: String(id % 90),
    flat: '',
    postalCode: '39-120',
    city: 'Nadrzecze',
  }
  const client = {
    ...{ number: `N${id}`, firstName, lastName, companyName: '', nip: '', regon: '', email: null, address },
    ...{ phone: String(500_000_000 + id), pesel: String(44_051_400_000 + id) },
  }
  const names = [firstName, lastName, '', `${firstName} ${lastName}`, '', '', client.pesel, client.phone]
  const place = [address.street, address.building, '', address.postalCode, address.city]
  return {
    row: [
      id,
      client.number,
      'person',
      ...names,
      ...place,
      id % 3 ? null : caretakerId,
      '2026-01-01',
      '2026-01-01',
    ],
    terms: termsOf(client).map((term) => [term, id]),
  }
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
    ['by a word of one caretaker', { search: 'nadrzecze', caretakerId: -1 }],
  ])('%s, on the first page and the next', async (_, given: ListClientsInput) => {
    const input = { ...given, ...(given.caretakerId === -1 ? { caretakerId } : {}) }
    const first = await costOf(input)
    expect(first.shown).toBe(50)
    expect(first.perRow).toBeLessThanOrEqual(20)
    const second = await costOf({ ...input, cursor: first.next })
    expect(second.shown).toBe(50)
    expect(second.perRow).toBeLessThanOrEqual(20)
  })

  it('finds the one client that a rare word leads to among the many of a common one', async () => {
    const { shown, perRow } = await costOf({ search: 'nadrzecze x777001' })
    expect(shown).toBe(1)
    expect(perRow).toBeLessThanOrEqual(20)
  })
})
