import { beforeAll, describe, expect, it } from 'vitest'
import type { CreateClientInput, ListClientsInput } from '#shared/domain/clients/schema.ts'
import { findClientIdsByText } from '#server/features/clients/index.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { annaAs, openDesk } from './support.ts'

let office: TestOffice
let clerk: Awaited<ReturnType<typeof openDesk>>
let field: Awaited<ReturnType<typeof openDesk>>

const company = { kind: 'company' as const, firstName: '', lastName: '', pesel: '' }
const people: Partial<CreateClientInput>[] = [
  { number: '10001', lastName: 'Łukasik', firstName: 'Łucja', pesel: '', email: null, phone: '500100200' },
  { number: '10002', lastName: 'Lukas', firstName: 'Żaneta', pesel: '', email: 'zaneta@poczta.example' },
  { number: '10003', lastName: 'Zając', firstName: 'Ewa', pesel: '02070803628', phone: '22 765 43 21' },
  { number: '10004', lastName: 'Kowalska', firstName: 'Anna' },
  { number: '10005', lastName: 'Kowal', firstName: 'Jan', pesel: '', phone: '' },
  { number: 'W-17', ...company, companyName: 'Wspólnota Mieszkaniowa Lipowa', nip: '1234563218', phone: '' },
  { number: 'F-18', ...company, companyName: 'Ćma i Spółka', nip: '', regon: '123456785', phone: '' },
]

beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  field = await openDesk(office, 'FIELD')
  for (const person of people)
    await clerk.api.create(annaAs({ ...person, caretakerId: person.kind ? clerk.accountId : null }))
})

const names = async (input: ListClientsInput, api = clerk.api) =>
  (await api.list(input)).rows.map((row) => row.name)

describe('the list of clients', () => {
  const all = [
    'Ćma i Spółka',
    'Jan Kowal',
    'Anna Kowalska',
    'Żaneta Lukas',
    'Łucja Łukasik',
    'Wspólnota Mieszkaniowa Lipowa',
    'Ewa Zając',
  ]

  it('is in the Polish order of surnames and company names', async () => {
    expect(await names({})).toEqual(all)
  })

  it('goes on after its last row, page by page, without a double or a gap', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await clerk.api.list({ limit: 2, cursor })
      expect(page.rows.length).toBeLessThanOrEqual(2)
      seen.push(...page.rows.map((row) => row.name))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(all)
  })

  it('shows the clients of a caretaker, or those without one', async () => {
    expect(await names({ caretakerId: clerk.accountId })).toEqual([
      'Ćma i Spółka',
      'Wspólnota Mieszkaniowa Lipowa',
    ])
    expect(await names({ caretakerId: null, limit: 1 })).toEqual(['Jan Kowal'])
    expect(await names({ caretakerId: field.accountId })).toEqual([])
  })

  it('tells the address in one line and the caretaker by name', async () => {
    const { rows } = await clerk.api.list({ search: 'W-17' })
    expect(rows).toMatchObject([
      { number: 'W-17', kind: 'company', address: 'ul. Lipowa 12/4, 39-120 Nadrzecze', openTasks: 0 },
    ])
    expect(rows[0]?.caretakerName).toContain('Zając')
  })

  it('refuses a cursor that is not its own', async () => {
    expect(await refusalOf(clerk.api.list({ cursor: 'abc' }))).toMatchObject({ code: 'page.cursor-invalid' })
    const { nextCursor } = await clerk.api.list({ limit: 1 })
    expect(await refusalOf(clerk.api.list({ cursor: nextCursor, search: 'kowal' }))).toMatchObject({
      code: 'page.cursor-invalid',
    })
  })

  it('needs the right to read clients', async () => {
    await office.db.pool.query('DELETE FROM account_group_members WHERE account_id = ?', [field.accountId])
    expect(await refusalOf(field.api.list({}))).toMatchObject({ code: 'permission.missing' })
    await office.db.pool.query(
      "INSERT INTO account_group_members (account_id, group_id) SELECT ?, id FROM account_groups WHERE code = 'FIELD'",
      [field.accountId],
    )
  })
})

describe('searching for clients', () => {
  it.each([
    ['kowal', ['Jan Kowal', 'Anna Kowalska']],
    ['KOWALSKA anna', ['Anna Kowalska']],
    ['luka', ['Żaneta Lukas', 'Łucja Łukasik']],
    ['łuka', ['Żaneta Lukas', 'Łucja Łukasik']],
    ['10003', ['Ewa Zając']],
    ['w17', ['Wspólnota Mieszkaniowa Lipowa']],
    ['123-456-32-18', ['Wspólnota Mieszkaniowa Lipowa']],
    ['123 456 785', ['Ćma i Spółka']],
    ['500 100 200', ['Łucja Łukasik']],
    ['+48 22 765 43 21', ['Ewa Zając']],
    ['zaneta@poczta', ['Żaneta Lukas']],
    ['lipowa 12/4 kowalska', ['Anna Kowalska']],
    ['kowalska xyz', []],
    ['owalska', []],
  ])('finds by %j', async (search, found) => {
    expect(await names({ search })).toEqual(found)
  })

  it('takes no typed sign for a placeholder of the database', async () => {
    expect(await names({ search: 'k%a@x' })).toEqual([])
    expect(await names({ search: 'a_na@poczta' })).toEqual([])
    expect(await names({ search: '%' })).toEqual(await names({}))
  })

  it('finds by PESEL only for those who may edit the record', async () => {
    expect(await names({ search: '02070803628' })).toEqual(['Ewa Zając'])
    expect(await names({ search: '020708' })).toEqual(['Ewa Zając'])
    expect(await names({ search: '02070803628' }, field.api)).toEqual([])
    expect(await names({ search: '~02070803628' }, field.api)).toEqual([])
    expect(await findClientIdsByText(office.db.pool, '02070803628', 10)).toEqual([])
  })

  it('goes on page by page, each client once although several of its words match', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await clerk.api.list({ search: 'l', limit: 1, cursor })
      seen.push(...page.rows.map((row) => row.name))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen.toSorted()).toEqual((await names({})).toSorted())
  })

  it('keeps to the clients of one caretaker', async () => {
    expect(await names({ search: 'lipowa', caretakerId: clerk.accountId })).toEqual([
      'Ćma i Spółka',
      'Wspólnota Mieszkaniowa Lipowa',
    ])
    expect(await names({ search: 'kowal', caretakerId: clerk.accountId })).toEqual([])
    expect(await names({ search: 'kowal', caretakerId: null })).toEqual(['Jan Kowal', 'Anna Kowalska'])
  })

  it('gives other features the ids of clients by text, up to a number', async () => {
    const { rows } = await clerk.api.list({ search: 'kowal' })
    const ids = rows.map((row) => row.id)
    expect((await findClientIdsByText(office.db.pool, 'kowal', 10)).toSorted()).toEqual(ids.toSorted())
    expect(await findClientIdsByText(office.db.pool, 'kowal', 1)).toHaveLength(1)
    expect(await findClientIdsByText(office.db.pool, ' - ', 10)).toEqual([])
  })
})
