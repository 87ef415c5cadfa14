import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeStaff } from '#test/support/people.ts'
import { annaAs, correctionOf, openDesk } from './support.ts'

let office: TestOffice
let clerk: Awaited<ReturnType<typeof openDesk>>
let manager: Awaited<ReturnType<typeof openDesk>>
let anna: ClientRecord
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  manager = await openDesk(office, 'MANAGERS')
  anna = await clerk.api.create(annaAs())
})

describe('correcting a client record', () => {
  it('logs only the fields that differ, before and after', async () => {
    const record = await clerk.api.update(
      correctionOf(anna, { lastName: 'Nowak', phone: '22 1234567', number: '10023' }),
    )
    expect(record).toMatchObject({ name: 'Anna Nowak', phone: '22 123 45 67', version: 1 })
    expect(await eventsOf(office, 'client.changed')).toMatchObject([
      {
        actorId: clerk.accountId,
        clientId: anna.id,
        payload: {
          clientId: anna.id,
          version: 1,
          before: { lastName: 'Kowalska', phone: '601 234 567' },
          after: { lastName: 'Nowak', phone: '22 123 45 67' },
        },
      },
    ])
    expect(Object.keys((await eventsOf(office, 'client.changed'))[0]?.payload.after ?? {})).toEqual([
      'lastName',
      'phone',
    ])
  })

  it('changes the words the client is found by', async () => {
    await clerk.api.update(correctionOf(anna, { lastName: 'Żółkiewska' }))
    const found = async (search: string) => (await clerk.api.list({ search })).rows.map((row) => row.id)
    expect(await found('kowalska')).toEqual([])
    expect(await found('zolk')).toEqual([anna.id])
  })

  it('does nothing where nothing differs', async () => {
    const record = await clerk.api.update(correctionOf(anna, { phone: '+48 601-234-567' }))
    expect(record.version).toBe(0)
    expect(await eventsOf(office, 'client.changed')).toEqual([])
  })

  it('refuses a stale window and tells what changed, by whom, each field once', async () => {
    await clerk.api.update(correctionOf(anna, { phone: '500 600 700' }))
    office.clock.pass(60_000)
    await manager.api.update(correctionOf(anna, { version: 1, phone: '700 800 900', lastName: 'Nowak' }))
    await manager.api.setAlertNote({ clientId: anna.id, version: 2, note: 'Pies na posesji' })
    const refusal = await refusalOf(clerk.api.update(correctionOf(anna, { firstName: 'Hanna' })))
    expect(refusal).toMatchObject({
      code: 'row.stale',
      details: { version: 3, changedAt: office.clock.now().toISOString() },
    })
    expect(refusal.details['changedBy']).toContain('Magda Zając')
    expect(refusal.details['changes']).toEqual(
      expect.arrayContaining([
        { field: 'phone', from: '601 234 567', to: '700 800 900' },
        { field: 'lastName', from: 'Kowalska', to: 'Nowak' },
        { field: 'alertNote', from: null, to: 'Pies na posesji' },
      ]),
    )
    expect(refusal.details['changes']).toHaveLength(3)
    expect((await clerk.api.get({ clientId: anna.id })).firstName).toBe('Anna')
  })

  it('lets one of two windows win that save the same version at once', async () => {
    const saves = await Promise.allSettled([
      clerk.api.update(correctionOf(anna, { phone: '500 600 700' })),
      manager.api.update(correctionOf(anna, { phone: '700 800 900' })),
    ])
    expect(saves.map((save) => save.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await eventsOf(office, 'client.changed')).toHaveLength(1)
  })

  it('refuses the number of another client and keeps the record as it was', async () => {
    await clerk.api.create(annaAs({ number: '10024' }))
    expect(await refusalOf(clerk.api.update(correctionOf(anna, { number: '10024' })))).toMatchObject({
      code: 'client.number-taken',
    })
    expect((await clerk.api.list({ search: '10023' })).rows).toHaveLength(1)
  })

  it('refuses a client that is not there', async () => {
    const update = clerk.api.update(correctionOf(anna, { clientId: anna.id + 1 }))
    expect(await refusalOf(update)).toMatchObject({ code: 'client.not-found' })
  })

  it('needs the right to edit clients', async () => {
    const field = await openDesk(office, 'FIELD')
    const { id: clientId, version } = anna
    const update = field.api.update(correctionOf(anna))
    expect(await refusalOf(update)).toMatchObject({ code: 'permission.missing' })
    const note = field.api.setAlertNote({ clientId, version, note: '' })
    expect(await refusalOf(note)).toMatchObject({ code: 'permission.missing' })
  })
})

describe('the alert note', () => {
  it('tells who wrote it and when, and goes away when it is emptied', async () => {
    const { id: clientId, version } = anna
    const noted = await clerk.api.setAlertNote({ clientId, version, note: '  Pies na posesji ' })
    expect(noted).toMatchObject({
      alertNote: { text: 'Pies na posesji', at: office.clock.now().toISOString() },
      version: 1,
    })
    expect(noted.alertNote?.by).toContain('Zając')
    expect(await clerk.api.setAlertNote({ clientId, version: 1, note: ' ' })).toMatchObject({
      alertNote: null,
      version: 2,
    })
    expect((await eventsOf(office, 'client.alert-note-set')).map((event) => event.payload)).toEqual([
      { clientId, version: 1, before: null, after: 'Pies na posesji' },
      { clientId, version: 2, before: 'Pies na posesji', after: null },
    ])
  })

  it('is refused when it is stale and does nothing when it is the same', async () => {
    const { id: clientId } = anna
    expect(await clerk.api.setAlertNote({ clientId, version: 0, note: '' })).toMatchObject({ version: 0 })
    await clerk.api.setAlertNote({ clientId, version: 0, note: 'Pies' })
    const stale = clerk.api.setAlertNote({ clientId, version: 0, note: 'Kot' })
    expect(await refusalOf(stale)).toMatchObject({ code: 'row.stale', details: { version: 1 } })
  })
})

describe('the caretaker', () => {
  it('is set by a manager with a reason, and taken away again', async () => {
    const { id: clientId } = anna
    const given = { clientId, version: 0, caretakerId: clerk.accountId, reason: 'Nowy rejon' }
    expect(await manager.api.setCaretaker(given)).toMatchObject({
      caretaker: { id: clerk.accountId },
      version: 1,
    })
    expect((await clerk.api.get({ clientId })).can.seeAccounts).toBe(true)
    const taken = await manager.api.setCaretaker({ clientId, version: 1, caretakerId: null, reason: '' })
    expect(taken).toMatchObject({ caretaker: null, version: 2 })
    expect((await eventsOf(office, 'client.caretaker-set')).map((event) => event.payload)).toEqual([
      { clientId, version: 1, before: null, after: clerk.accountId, reason: 'Nowy rejon' },
      { clientId, version: 2, before: clerk.accountId, after: null, reason: '' },
    ])
  })

  it('cannot be set by a clerk, nor to someone who does not work on tasks', async () => {
    const { id: clientId } = anna
    const given = { clientId, version: 0, caretakerId: clerk.accountId, reason: '' }
    expect(await refusalOf(clerk.api.setCaretaker(given))).toEqual({
      code: 'permission.missing',
      details: { permission: 'client.set-caretaker' },
    })
    const auditor = await makeStaff(office, ['AUDITORS'])
    const toAuditor = manager.api.setCaretaker({ ...given, caretakerId: auditor.accountId })
    expect(await refusalOf(toAuditor)).toMatchObject({ code: 'client.caretaker-unknown' })
    const stale = manager.api.setCaretaker({ ...given, version: 7 })
    expect(await refusalOf(stale)).toMatchObject({ code: 'row.stale' })
    expect(await eventsOf(office, 'client.caretaker-set')).toEqual([])
  })
})
