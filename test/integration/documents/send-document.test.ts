import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { forbid, makeClient } from '#test/support/people.ts'
import { anUpload } from '../tasks/support.ts'
import { followEvents, invoice, kindId, openDesk, openPortal, type Desk, type Portal } from './support.ts'

let office: TestOffice
let clerk: Desk
let portal: Portal
let clientId: number

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  clientId = await makeClient(office)
  portal = await openPortal(office, clientId)
})

const send = async (given: { attachmentIds?: number[]; requestKey?: string; clientId?: number } = {}) =>
  clerk.api.documents.send(
    await invoice(office, clientId, {
      attachmentIds: given.attachmentIds ?? [await anUpload(office, clerk.accountId)],
      ...given,
    }),
  )

describe('the office sends a document', () => {
  it('to one client, who finds it among what is new', async () => {
    const sent = await send()
    expect(sent).toMatchObject({
      direction: 'out',
      kind: { code: 'invoice', name: { pl: 'Faktura', en: 'Invoice' } },
      title: 'Faktura FV 12/2026',
      openedAt: null,
      task: null,
      withdrawn: null,
      can: { withdraw: true },
    })
    expect(sent.files).toEqual([expect.objectContaining({ name: 'umowa.pdf', size: 1234 })])

    const { rows } = await portal.api.documents.list({ clientId, direction: 'all' })
    expect(rows).toEqual([
      expect.objectContaining({ id: sent.id, title: 'Faktura FV 12/2026', isNew: true, openedAt: null }),
    ])
    expect(await portal.api.documents.counts({ clientId })).toEqual({ new: 1 })
    const told = { documentId: sent.id, clientId, kind: 'invoice', title: 'Faktura FV 12/2026' }
    expect(await eventsOf(office, 'document.sent')).toMatchObject([
      { clientId, actorId: clerk.accountId, payload: { ...told, files: 1, sendingId: null } },
    ])
  })

  it('once, however often the same send arrives', async () => {
    const input = await invoice(office, clientId, {
      attachmentIds: [await anUpload(office, clerk.accountId)],
    })
    const sendIt = () => clerk.api.documents.send(input)
    const [first, ...same] = await Promise.all([sendIt(), sendIt()])
    expect([...same, await sendIt()]).toEqual([first, first])
    const other = { ...input, title: 'Faktura FV 13/2026' }
    expect(await refusalOf(clerk.api.documents.send(other))).toMatchObject({ code: 'request.key-reused' })
    expect((await clerk.api.documents.list({ clientId, direction: 'all' })).rows).toHaveLength(1)
  })

  it('only with a kind of its own, to a client that is there, with files of one’s own', async () => {
    const file = await anUpload(office, clerk.accountId)
    const foreign = await anUpload(office, portal.accountId)
    const kind = await kindId(office, 'payment-proof')
    const refused = async (given: Parameters<typeof invoice>[2]) =>
      (await refusalOf(clerk.api.documents.send(await invoice(office, clientId, given)))).code
    expect(await refused({ attachmentIds: [file], kindId: kind })).toBe('document.kind-unknown')
    expect(await refused({ attachmentIds: [file], clientId: clientId + 1000 })).toBe('client.not-found')
    expect(await refused({ attachmentIds: [foreign] })).toBe('file.not-found')
    expect(await refused({ attachmentIds: [file, foreign] })).toBe('file.not-found')
    expect(await refused({ attachmentIds: [] })).toBe('input.invalid')
    expect(await eventsOf(office, 'document.sent')).toEqual([])
  })

  it('only by staff who may', async () => {
    const auditor = await openDesk(office, 'AUDITORS')
    const file = await anUpload(office, auditor.accountId)
    const input = await invoice(office, clientId, { attachmentIds: [file] })
    expect(await refusalOf(auditor.api.documents.send(input))).toEqual({
      code: 'permission.missing',
      details: { permission: 'document.send' },
    })
    expect((await auditor.api.documents.list({ clientId, direction: 'all' })).rows).toEqual([])
    await forbid(office, 'CLERKS', 'document.read')
    const clerkWithout = await openDesk(office, 'CLERKS')
    expect(await refusalOf(clerkWithout.api.documents.list({ clientId, direction: 'all' }))).toMatchObject({
      code: 'permission.missing',
    })
  })
})

describe('a client hears by letter', () => {
  it('of a document from the office, and of none that was taken back before', async () => {
    await openPortal(office, clientId)
    const first = await send()
    const second = await send()
    await clerk.api.documents.withdraw({ clientId, documentId: second.id, reason: 'Pomyłka' })
    await followEvents(office)
    const letters = await office.db.pool.rows<{ subject: string; body: string }>(
      'SELECT subject, body FROM mails ORDER BY id',
    )
    expect(letters).toHaveLength(2)
    expect(letters[0]?.subject).toBe('Wodociągi Nadrzecze: nowy dokument')
    expect(letters[0]?.body).toContain(first.title)
    expect(letters[0]?.body).toContain(`https://ebok.example.pl/klient/${clientId}/dokumenty`)
  })

  it('only where the account may see documents', async () => {
    const limit = "UPDATE client_accounts SET reach = 'delegate', limits_portlets = 1 WHERE account_id = ?"
    await office.db.pool.query(limit, [portal.accountId])
    await send()
    await followEvents(office)
    expect(await office.db.pool.rows('SELECT id FROM mails')).toEqual([])
  })
})

describe('a document that was sent by mistake', () => {
  it('is taken back with a reason, and the client does not see it any more', async () => {
    const sent = await send()
    const back = await clerk.api.documents.withdraw({
      clientId,
      documentId: sent.id,
      reason: 'Faktura innego klienta',
    })
    expect(back.withdrawn).toMatchObject({ reason: 'Faktura innego klienta' })
    expect(back.can.withdraw).toBe(false)
    expect((await portal.api.documents.list({ clientId, direction: 'all' })).rows).toEqual([])
    expect(await portal.api.documents.counts({ clientId })).toEqual({ new: 0 })
    expect((await clerk.api.documents.list({ clientId, direction: 'all' })).rows).toHaveLength(1)
    const again = { clientId, documentId: sent.id, reason: 'Jeszcze raz' }
    expect(await refusalOf(clerk.api.documents.withdraw(again))).toMatchObject({
      code: 'document.withdrawn-already',
    })
    expect(await eventsOf(office, 'document.withdrawn')).toHaveLength(1)
  })

  it('is not found under another client', async () => {
    const sent = await send()
    const other = { clientId: await makeClient(office), documentId: sent.id, reason: 'Pomyłka' }
    expect(await refusalOf(clerk.api.documents.withdraw(other))).toMatchObject({ code: 'document.not-found' })
  })
})

describe('the list of documents', () => {
  it('is read page by page, the newest first, by direction and of one client only', async () => {
    const other = await makeClient(office)
    const ids: number[] = []
    for (let made = 0; made < 5; made += 1) ids.unshift((await send({ requestKey: randomUUID() })).id)
    await send({ clientId: other })
    const first = await portal.api.documents.list({ clientId, direction: 'out', limit: 2 })
    const next = await portal.api.documents.list({
      clientId,
      direction: 'out',
      limit: 3,
      cursor: first.nextCursor,
    })
    expect([...first.rows, ...next.rows].map(({ id }) => id)).toEqual(ids)
    expect(next.nextCursor).toBeNull()
    expect((await portal.api.documents.list({ clientId, direction: 'in' })).rows).toEqual([])
    expect((await portal.api.documents.list({ clientId: other, direction: 'all' })).rows).toEqual([])
    expect(await portal.api.documents.counts({ clientId: other })).toEqual({ new: 0 })
  })
})
