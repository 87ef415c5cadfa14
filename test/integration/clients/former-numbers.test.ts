import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import { refreshTerms } from '#server/features/clients/terms.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { annaAs, correctionOf, openDesk } from './support.ts'

let office: TestOffice
let clerk: Awaited<ReturnType<typeof openDesk>>
let anna: ClientRecord
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  anna = await clerk.api.create(annaAs())
})

const found = async (search: string) => (await clerk.api.list({ search })).rows.map((row) => row.id)
const terms = async () =>
  (
    await office.db.pool.rows<{ term: string }>(
      'SELECT term FROM client_terms WHERE client_id = ? ORDER BY term',
      [anna.id],
    )
  ).map(({ term }) => term)

describe('the number a client had before', () => {
  it('still leads to the client, also after a further change', async () => {
    const once = await clerk.api.update(correctionOf(anna, { number: '20001' }))
    await clerk.api.update(correctionOf(once, { number: '30001' }))
    for (const number of ['10023', '20001', '30001']) expect(await found(number)).toEqual([anna.id])
  })

  it('is forgotten when the client gets it back', async () => {
    const once = await clerk.api.update(correctionOf(anna, { number: '20001' }))
    await clerk.api.update(correctionOf(once, { number: '10023' }))
    expect(await found('10023')).toEqual([anna.id])
    const kept = await office.db.pool.rows('SELECT number FROM client_former_numbers')
    expect(kept).toEqual([{ number: '20001' }])
  })

  it('may go to somebody else, and then leads to both', async () => {
    await clerk.api.update(correctionOf(anna, { number: '20001' }))
    const other = await clerk.api.create(annaAs({ number: '10023', firstName: 'Ewa' }))
    expect((await found('10023')).toSorted()).toEqual([anna.id, other.id].toSorted())
  })

  it('keeps the old number when the change is refused', async () => {
    await clerk.api.create(annaAs({ number: '20001' }))
    expect(await refusalOf(clerk.api.update(correctionOf(anna, { number: '20001' })))).toMatchObject({
      code: 'client.number-taken',
    })
    expect(await office.db.pool.rows('SELECT number FROM client_former_numbers')).toEqual([])
    expect(await found('10023')).toEqual([anna.id])
  })
})

describe('the words of a client', () => {
  const insertPoint = (number: string, street: string) =>
    office.db.pool.query(
      `INSERT INTO service_points (client_id, number, name, street, building, flat, postal_code, city, area, meter_number,
         created_at, updated_at) VALUES (?, ?, '', ?, '7', '', '39-120', 'Zarzecze', '', ?, '2026-01-01', '2026-01-01')`,
      [anna.id, number, street, `AQ-${number}`],
    )

  it('follow its service points when they are refreshed, by meter, number and address', async () => {
    await insertPoint('1187', 'ul. Dębowa')
    await office.db.pool.query('DELETE FROM client_terms WHERE term = ?', ['kowalska'])
    await refreshTerms(office.db.pool, anna.id)
    for (const search of ['AQ-1187', 'aq1187', '1187', 'debowa 7', 'kowalska dębowa', 'zarzecze', 'kowalska'])
      expect(await found(search)).toEqual([anna.id])
    const before = await terms()
    await office.db.pool.query('DELETE FROM service_points')
    await refreshTerms(office.db.pool, anna.id)
    expect(await found('debowa')).toEqual([])
    expect((await terms()).length).toBeLessThan(before.length)
  })

  it('are what a new record would have, and the same when nothing changed', async () => {
    const made = await terms()
    await refreshTerms(office.db.pool, anna.id)
    expect(await terms()).toEqual(made)
  })

  it('of a manager of many flats are written in several statements', async () => {
    for (let number = 1; number <= 300; number += 1) await insertPoint(`L${number}`, `ul. Leśna ${number}`)
    await refreshTerms(office.db.pool, anna.id)
    expect((await terms()).length).toBeGreaterThan(1000)
    expect(await found('AQ-L299')).toEqual([anna.id])
  })

  it('of a client that is not there are none', async () => {
    await refreshTerms(office.db.pool, anna.id + 1000)
    const strays = await office.db.pool.rows('SELECT term FROM client_terms WHERE client_id = ?', [
      anna.id + 1000,
    ])
    expect(strays).toEqual([])
  })
})
