import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AddContactInput, Contact } from '#shared/domain/clients/contacts.ts'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { contactsStaffRouter } from '#server/features/clients/contacts/staff-router.ts'
import { clientsStaffRouter } from '#server/features/clients/staff-router.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeStaff } from '#test/support/people.ts'

let office: TestOffice
let clerk: Awaited<ReturnType<typeof openContacts>>
let clientId: number
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openContacts('CLERKS')
  clientId = await makeClient(office)
})

async function openContacts(group: BuiltInGroupCode) {
  const { accountId } = await makeStaff(office, [group])
  const { api } = await callAs(office, contactsStaffRouter, { accountId, app: 'staff' })
  return { api, accountId }
}

const nowhere = { street: '', building: '', flat: '', postalCode: '', city: '' }
const daughter = (given: Partial<AddContactInput> = {}): AddContactInput => ({
  ...{ requestKey: randomUUID(), clientId, purpose: 'córka, pełnomocnik', name: 'Ewa Nowak' },
  ...{ phone: '+48601234567', email: 'ewa@poczta.example', address: nowhere, note: '' },
  ...given,
})
const correctionOf = (contact: Contact, given: Partial<Contact> = {}) => {
  const { id: contactId, can: _, ...fields } = { ...contact, ...given }
  return { ...fields, contactId }
}
const ofContact = ({ clientId, id, version }: Contact) => ({ clientId, contactId: id, version })
const list = async () => (await clerk.api.list({ clientId })).rows

describe('a further contact', () => {
  it('is written down with its event, the telephone as the office reads it out', async () => {
    const added = await clerk.api.add(daughter())
    expect(await list()).toEqual([added])
    expect(added).toMatchObject({ name: 'Ewa Nowak', phone: '601 234 567', version: 0, can: { edit: true } })
    expect(await eventsOf(office, 'contact.added')).toMatchObject([
      { actorId: clerk.accountId, clientId, payload: { contactId: added.id, after: { name: 'Ewa Nowak' } } },
    ])
  })

  it('leads to the client by its name, and no longer once it is removed', async () => {
    const desk = await callAs(office, clientsStaffRouter, { accountId: clerk.accountId, app: 'staff' })
    const found = async (search: string) => (await desk.api.list({ search })).rows.map(({ id }) => id)
    const added = await clerk.api.add(daughter({ name: 'Zdzisława Łęcka' }))
    expect(await found('lecka')).toEqual([clientId])
    await clerk.api.remove(ofContact(added))
    expect(await found('lecka')).toEqual([])
  })

  it('is written down once however often it is sent, also at the same moment', async () => {
    const input = daughter()
    const added = await Promise.all([clerk.api.add(input), clerk.api.add(input), clerk.api.add(input)])
    expect(new Set(added.map(({ id }) => id)).size).toBe(1)
    expect(await eventsOf(office, 'contact.added')).toHaveLength(1)
    const other = clerk.api.add({ ...input, name: 'Ola Mak' })
    expect(await refusalOf(other)).toMatchObject({ code: 'request.key-reused' })
  })

  it.each([
    [{ name: ' ', phone: '', email: null }, 'contact.empty'],
    [{ email: 'ewa@' }, 'input.invalid'],
    [{ clientId: 999_999 }, 'client.not-found'],
  ])('is refused for %j with %s, and nothing is kept', async (given, code) => {
    expect(await refusalOf(clerk.api.add(daughter(given)))).toMatchObject({ code })
    expect(await office.db.pool.rows('SELECT id FROM client_contacts')).toEqual([])
    expect(await eventsOf(office, 'contact.added')).toEqual([])
  })

  it('may be an address alone', async () => {
    const address = { ...nowhere, street: 'ul. Polna', city: 'Nadrzecze' }
    const added = await clerk.api.add(daughter({ name: '', phone: '', email: null, address }))
    expect(added).toMatchObject({ name: '', address })
  })

  it('is corrected with what it was before and what it is after', async () => {
    const added = await clerk.api.add(daughter())
    const corrected = await clerk.api.update(correctionOf(added, { note: 'Rano', phone: '22 1234567' }))
    expect(corrected).toMatchObject({ note: 'Rano', phone: '22 123 45 67', version: 1 })
    expect((await eventsOf(office, 'contact.changed'))[0]?.payload).toEqual({
      ...{ clientId, contactId: added.id, version: 1 },
      before: { note: '', phone: '601 234 567' },
      after: { note: 'Rano', phone: '22 123 45 67' },
    })
    expect(await clerk.api.update(correctionOf(corrected))).toMatchObject({ version: 1 })
    const emptied = { name: '', phone: '', email: null }
    const nobody = clerk.api.update(correctionOf(corrected, emptied))
    expect(await refusalOf(nobody)).toMatchObject({ code: 'contact.empty' })
  })

  it('refuses a stale window and tells what changed, whether it corrects or removes', async () => {
    const added = await clerk.api.add(daughter())
    const outcomes = await Promise.allSettled([
      clerk.api.update(correctionOf(added, { note: 'Rano' })),
      clerk.api.update(correctionOf(added, { note: 'Wieczorem' })),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [now] = await list()
    const stale = { code: 'row.stale', details: { changes: [{ field: 'note', from: '', to: now?.note }] } }
    expect(await refusalOf(clerk.api.remove(ofContact(added)))).toMatchObject(stale)
    expect(await list()).toHaveLength(1)
  })

  it('is removed once, and the log keeps what it was', async () => {
    const added = await clerk.api.add(daughter())
    const outcomes = await Promise.allSettled([
      clerk.api.remove(ofContact(added)),
      clerk.api.remove(ofContact(added)),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await list()).toEqual([])
    expect(await eventsOf(office, 'contact.removed')).toMatchObject([
      { payload: { before: { name: 'Ewa Nowak', phone: '601 234 567' } } },
    ])
    expect(await refusalOf(clerk.api.update(correctionOf(added)))).toMatchObject({
      code: 'contact.not-found',
    })
  })

  it('belongs to its client, and needs the right to edit', async () => {
    const added = await clerk.api.add(daughter())
    const elsewhere = { ...ofContact(added), clientId: await makeClient(office) }
    expect(await refusalOf(clerk.api.remove(elsewhere))).toEqual({ code: 'contact.not-found', details: {} })
    const field = await openContacts('FIELD')
    expect((await field.api.list({ clientId })).rows).toMatchObject([{ can: { edit: false } }])
    for (const ask of [() => field.api.add(daughter()), () => field.api.remove(ofContact(added))])
      expect(await refusalOf(ask())).toMatchObject({ code: 'permission.missing' })
  })
})
