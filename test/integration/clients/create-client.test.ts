import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeStaff } from '#test/support/people.ts'
import { annaAs, openDesk } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(() => office.database.reset())

const countClients = async () => (await office.db.pool.rows('SELECT id FROM clients')).length

describe('opening a client record', () => {
  it('stores what was typed in its normal form, with its event', async () => {
    const { api, accountId } = await openDesk(office, 'CLERKS')
    const typed = annaAs({ nip: 'PL 123-456-32-18', regon: '123 456 785', phone: '+48 601-234-567' })
    const record = await api.create({ ...typed, address: { ...typed.address, postalCode: '39120' } })
    expect(record).toMatchObject({
      number: '10023',
      name: 'Anna Kowalska',
      nip: '1234563218',
      regon: '123456785',
      pesel: '44051401458',
      phone: '601 234 567',
      address: { postalCode: '39-120' },
      caretaker: null,
      alertNote: null,
      openTasks: 0,
      overdueTasks: 0,
      lastPortalActivityAt: null,
      debt: { state: 'awaited' },
      lastReading: { state: 'awaited' },
      createdAt: office.clock.now().toISOString(),
      version: 0,
      can: { edit: true, setCaretaker: false, seeAccounts: false, createTask: true },
    })
    expect(await eventsOf(office, 'client.created')).toMatchObject([
      {
        actorId: accountId,
        clientId: record.id,
        payload: {
          clientId: record.id,
          version: 0,
          number: '10023',
          name: 'Anna Kowalska',
          caretakerId: null,
        },
      },
    ])
  })

  it('answers a repeat with the first record and makes no second', async () => {
    const { api } = await openDesk(office, 'CLERKS')
    const input = annaAs()
    const first = await api.create(input)
    expect((await api.create(input)).id).toBe(first.id)
    expect(await countClients()).toBe(1)
    expect(await eventsOf(office, 'client.created')).toHaveLength(1)
  })

  it('makes one record of two equal requests at the same moment', async () => {
    const { api } = await openDesk(office, 'CLERKS')
    const input = annaAs()
    const records = await Promise.all([api.create(input), api.create(input), api.create(input)])
    expect(new Set(records.map((record) => record.id)).size).toBe(1)
    expect(await countClients()).toBe(1)
  })

  it('refuses a key that comes back with other input', async () => {
    const { api } = await openDesk(office, 'CLERKS')
    const input = annaAs()
    await api.create(input)
    expect(await refusalOf(api.create({ ...input, firstName: 'Hanna' }))).toMatchObject({
      code: 'request.key-reused',
    })
  })

  it('refuses a number that another client has, and leaves nothing behind', async () => {
    const { api } = await openDesk(office, 'CLERKS')
    await api.create(annaAs())
    expect(await refusalOf(api.create(annaAs({ firstName: 'Hanna' })))).toMatchObject({
      code: 'client.number-taken',
    })
    expect(await countClients()).toBe(1)
    expect(await eventsOf(office, 'client.created')).toHaveLength(1)
  })

  it.each([
    [{ nip: '1234563219' }, 'client.nip-invalid', { field: 'nip', position: 10, expected: 8, found: 9 }],
    [{ regon: '123456784' }, 'client.regon-invalid', { field: 'regon', position: 9, expected: 5, found: 4 }],
    [{ pesel: '44051401459' }, 'client.pesel-invalid', { field: 'pesel', position: 11, expected: 8 }],
    [{ lastName: ' ' }, 'input.invalid', { fields: { lastName: 'too_small' } }],
    [{ kind: 'company' as const }, 'input.invalid', { fields: { companyName: 'too_small' } }],
    [{ email: 'anna@' }, 'input.invalid', { fields: { email: 'email' } }],
  ])('refuses %j with %s', async (given, code, details) => {
    const { api } = await openDesk(office, 'CLERKS')
    expect(await refusalOf(api.create(annaAs(given)))).toMatchObject({ code, details })
    expect(await countClients()).toBe(0)
  })

  it('needs the right to edit clients', async () => {
    const { api } = await openDesk(office, 'FIELD')
    expect(await refusalOf(api.create(annaAs()))).toEqual({
      code: 'permission.missing',
      details: { permission: 'client.edit' },
    })
  })
})

describe('the caretaker of a new client', () => {
  it('may be the clerk who opens the record, who then sees the Account tab', async () => {
    const { api, accountId } = await openDesk(office, 'CLERKS')
    const record = await api.create(annaAs({ caretakerId: accountId }))
    expect(record).toMatchObject({ caretaker: { id: accountId }, can: { seeAccounts: true } })
  })

  it('may be someone else only where one may set caretakers', async () => {
    const clerk = await openDesk(office, 'CLERKS')
    const manager = await openDesk(office, 'MANAGERS')
    const input = () => annaAs({ caretakerId: clerk.accountId, number: randomUUID().slice(0, 8) })
    expect((await manager.api.create(input())).caretaker?.id).toBe(clerk.accountId)
    const other = await openDesk(office, 'CLERKS')
    expect(await refusalOf(other.api.create(input()))).toEqual({
      code: 'permission.missing',
      details: { permission: 'client.set-caretaker' },
    })
  })

  it('has to be active staff who may work on tasks', async () => {
    const manager = await openDesk(office, 'MANAGERS')
    const auditor = await makeStaff(office, ['AUDITORS'])
    const gone = await makeStaff(office, ['CLERKS'], { state: 'disabled' })
    for (const caretakerId of [auditor.accountId, gone.accountId, 999_999]) {
      expect(await refusalOf(manager.api.create(annaAs({ caretakerId })))).toMatchObject({
        code: 'client.caretaker-unknown',
      })
    }
    expect(await countClients()).toBe(0)
  })
})
