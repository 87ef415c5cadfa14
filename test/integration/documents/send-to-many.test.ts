import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient } from '#test/support/people.ts'
import { anUpload } from '../tasks/support.ts'
import {
  clientsGroup,
  groupId,
  kindId,
  letterFor,
  openDesk,
  openPortal,
  runJobs,
  type Desk,
} from './support.ts'

let office: TestOffice
let clerk: Desk

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
})

const letter = () => letterFor(office)
const file = (name?: string) => anUpload(office, clerk.accountId, name === undefined ? {} : { name })

describe('a document for a group of clients', () => {
  it('reaches each client of its accounts once, and says how far it has come', async () => {
    const clientIds = []
    for (let made = 0; made < 5; made += 1) clientIds.push(await makeClient(office))
    const portal = await openPortal(office, ...clientIds.slice(0, 3))
    await openPortal(office, ...clientIds.slice(2, 4))
    const to = { groupId: await clientsGroup(office), withGroupsBelow: true }
    expect(await clerk.api.documents.audiences()).toEqual([
      { groupId: to.groupId, name: { pl: 'Klienci', en: 'Clients' }, clients: 4, clientsWithBelow: null },
    ])

    const input = { ...(await letter()), ...to, attachmentIds: [await file(), await file()] }
    const send = () => clerk.api.documents.sendToGroup(input)
    const [begun, same] = await Promise.all([send(), send()])
    expect(begun).toMatchObject({ how: 'group', recipients: 4, delivered: 0, state: 'running' })
    expect([same, await send()]).toEqual([begun, begun])
    await runJobs(office)

    const { rows } = await clerk.api.documents.sendings({})
    expect(rows).toMatchObject([{ id: begun.id, recipients: 4, delivered: 4, opened: 0, state: 'finished' }])
    for (const [index, clientId] of clientIds.entries()) {
      const documents = await clerk.api.documents.list({ clientId, direction: 'out' })
      expect(documents.rows).toHaveLength(index < 4 ? 1 : 0)
    }
    const [own] = (await portal.api.documents.list({ clientId: clientIds[1] ?? 0, direction: 'all' })).rows
    expect(own).toMatchObject({ title: 'Zmiana cennika od 1 stycznia', isNew: true })
    expect(own?.files).toHaveLength(2)
    expect(await eventsOf(office, 'document.sent')).toHaveLength(4)
    expect(await eventsOf(office, 'document.sending-finished')).toMatchObject([
      { payload: { sendingId: begun.id, delivered: 4 } },
    ])
  })

  it('leaves out clients whom only a delegate of the group reaches', async () => {
    const clientId = await makeClient(office)
    const { accountId } = await openPortal(office, clientId)
    await office.db.pool.query("UPDATE client_accounts SET reach = 'delegate' WHERE account_id = ?", [
      accountId,
    ])
    expect(await clerk.api.documents.audiences()).toMatchObject([{ clients: 0 }])
  })

  it('reaches the groups that inherit from it, however far down, where that was asked for', async () => {
    const made: number[] = []
    for (const parent of [0, 1, 2]) {
      const { insertId } = await office.db.pool.query(
        "INSERT INTO account_groups (kind, name_pl, name_en, `rank`, parent_id) VALUES ('client', ?, ?, 80, ?)",
        [`Grupa ${parent}`, `Group ${parent}`, made[parent - 1] ?? (await clientsGroup(office))],
      )
      made.push(insertId)
    }
    const clientIds = [await makeClient(office), await makeClient(office), await makeClient(office)]
    const [of, below] = [made[1] ?? 0, made[2] ?? 0]
    const moveTo = (accountId: number, group: number) =>
      office.db.pool.query('UPDATE account_group_members SET group_id = ? WHERE account_id = ?', [
        group,
        accountId,
      ])
    await moveTo((await openPortal(office, ...clientIds.slice(0, 2))).accountId, below)
    await moveTo((await openPortal(office, ...clientIds.slice(1, 3))).accountId, of)
    const found = await clerk.api.documents.audiences()
    expect(found.map(({ name, clients, clientsWithBelow }) => [name.en, clients, clientsWithBelow])).toEqual([
      ['Group 0', 0, 3],
      ['Group 1', 2, 3],
      ['Group 2', 2, null],
      ['Clients', 0, 3],
    ])
    const send = async (withGroupsBelow: boolean) => {
      const given = { groupId: of, withGroupsBelow, attachmentIds: [await file()] }
      const { recipients } = await clerk.api.documents.sendToGroup({ ...(await letter()), ...given })
      await runJobs(office)
      const [sent] = (await clerk.api.documents.sendings({ limit: 1 })).rows
      expect(sent).toMatchObject({ recipients, delivered: recipients, withGroupsBelow, state: 'finished' })
      return recipients
    }
    expect(await send(true)).toBe(3)
    expect(await send(false)).toBe(2)
    const counts = clientIds.map(async (clientId) => {
      const { rows } = await clerk.api.documents.list({ clientId, direction: 'out' })
      return rows.length
    })
    expect(await Promise.all(counts)).toEqual([1, 2, 2])
    const alone = { groupId: made[0] ?? 0, withGroupsBelow: false, attachmentIds: [await file()] }
    const nobody = { ...(await letter()), ...alone }
    expect(await refusalOf(clerk.api.documents.sendToGroup(nobody))).toMatchObject({
      code: 'document.nobody',
    })
  })

  it('is refused for a group of nobody, of staff, or of no kind the office sends', async () => {
    const to = { groupId: await clientsGroup(office), withGroupsBelow: true }
    const attachmentIds = [await file()]
    const refused = async (given: object) =>
      (
        await refusalOf(
          clerk.api.documents.sendToGroup({ ...(await letter()), ...to, attachmentIds, ...given }),
        )
      ).code
    expect(await refused({})).toBe('document.nobody')
    await openPortal(office, await makeClient(office))
    expect(await refused({ groupId: await groupId(office, 'CLERKS') })).toBe('document.group-unknown')
    expect(await refused({ kindId: await kindId(office, 'application') })).toBe('document.kind-unknown')
    expect(await eventsOf(office, 'document.sending-begun')).toEqual([])
  })
})

describe('documents by a list', () => {
  const numberOf = async (clientId: number): Promise<string> => {
    const [client] = await office.db.pool.rows<{ number: string }>(
      'SELECT number FROM clients WHERE id = ?',
      [clientId],
    )
    return client?.number ?? ''
  }
  const csv = (...lines: string[]) => ({
    name: 'lista.csv',
    content: Buffer.from(['Numer klienta;Plik', ...lines].join('\r\n')).toString('base64'),
  })

  it('go to each client of a right line, several lines of one in one document', async () => {
    const [first, second] = [await makeClient(office), await makeClient(office)]
    const files = [await file('fv-1.pdf'), await file('fv-2.pdf'), await file('FV-3 żółw.pdf')]
    const list = csv(
      `${await numberOf(first)};fv-1.pdf`,
      `${await numberOf(second)};C:\\faktury\\FV-2.PDF`,
      `${await numberOf(first)};FV-3 żółw.pdf`,
    )
    const checked = await clerk.api.documents.checkList({ file: list, fileIds: files })
    expect(checked).toMatchObject({ accepted: 3, refused: 0, clients: 2, problems: [], unusedFiles: [] })
    expect(checked.recipients[0]).toMatchObject({ files: ['fv-1.pdf', 'FV-3 żółw.pdf'] })

    const input = { ...(await letter()), file: list, fileIds: files, accepted: 3, refused: 0 }
    const send = () => clerk.api.documents.sendList(input)
    const [sent, same] = await Promise.all([send(), send()])
    expect(sent).toMatchObject({ how: 'list', recipients: 2, delivered: 2 })
    expect([same, await send()]).toEqual([sent, sent])
    const [document] = (await clerk.api.documents.list({ clientId: first, direction: 'out' })).rows
    expect(document?.files.map(({ name }) => name)).toEqual(['fv-1.pdf', 'FV-3 żółw.pdf'])
    expect((await clerk.api.documents.list({ clientId: second, direction: 'out' })).rows).toHaveLength(1)
    expect(await eventsOf(office, 'document.sent')).toHaveLength(2)
  })

  it('name a client by a number they had before, and refuse one that several had', async () => {
    const [client, other, third] = [
      await makeClient(office),
      await makeClient(office),
      await makeClient(office),
    ]
    const now = await numberOf(client)
    await office.db.pool.query('INSERT INTO client_former_numbers (client_id, number, created_at) VALUES ?', [
      [
        [client, 'DAWNY-1', '2026-01-02'],
        [client, 'WSPOLNY', '2026-01-02'],
        [other, 'WSPOLNY', '2026-01-03'],
        [third, now, '2026-01-03'],
      ],
    ])
    const fileIds = [await file('a.pdf'), await file('b.pdf')]
    const list = csv('DAWNY-1;a.pdf', `${now};b.pdf`, 'WSPOLNY;a.pdf', 'DAWNY-1;b.pdf')
    const checked = await clerk.api.documents.checkList({ file: list, fileIds })
    expect(checked).toMatchObject({ accepted: 2, refused: 2, clients: 1 })
    expect(checked.recipients).toMatchObject([{ number: now, files: ['a.pdf', 'b.pdf'] }])
    expect(checked.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, 1, 'client-ambiguous'],
      [5, 2, 'line-twice'],
    ])
    const input = { ...(await letter()), file: list, fileIds, accepted: 2, refused: 2 }
    expect(await clerk.api.documents.sendList(input)).toMatchObject({ recipients: 1, state: 'finished' })
    expect((await clerk.api.documents.list({ clientId: client, direction: 'out' })).rows).toHaveLength(1)
  })

  it('tell what is wrong by line and column, keep the refused lines, and name files that nobody gets', async () => {
    const number = await numberOf(await makeClient(office))
    const fileIds = [await file('a.pdf'), await file('b.pdf'), await file('b.pdf'), await file('zbędny.pdf')]
    const list = csv(
      `${number};a.pdf`,
      'NIEMA;a.pdf',
      `${number};brak.pdf`,
      `${number};b.pdf`,
      `${number};a.pdf`,
      ';a.pdf',
    )
    const checked = await clerk.api.documents.checkList({ file: list, fileIds })
    expect(checked).toMatchObject({ accepted: 1, refused: 5, clients: 1, problemCount: 5 })
    expect(checked.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 1, 'client-unknown'],
      [4, 2, 'file-missing'],
      [5, 2, 'file-ambiguous'],
      [6, 2, 'line-twice'],
      [7, 1, 'value-missing'],
    ])
    expect(checked.refusedLines).toContain('NIEMA;a.pdf')
    expect(checked.refusedLines).not.toContain(`${number};a.pdf\r\n${number};a.pdf`)
    expect(checked.unusedFiles).toEqual(['b.pdf', 'b.pdf', 'zbędny.pdf'])
    expect(await eventsOf(office, 'document.sent')).toEqual([])
  })

  it('are not sent when the list no longer does what was seen, or does nothing', async () => {
    const number = await numberOf(await makeClient(office))
    const fileIds = [await file('a.pdf')]
    const list = csv(`${number};a.pdf`)
    const refused = async (given: object) =>
      (
        await refusalOf(
          clerk.api.documents.sendList({
            ...(await letter()),
            ...{ file: list, fileIds, accepted: 1, refused: 0, ...given },
          }),
        )
      ).code
    expect(await refused({ accepted: 2 })).toBe('document.list-changed')
    expect(await refused({ file: csv('NIEMA;a.pdf'), accepted: 0, refused: 1 })).toBe('document.list-empty')
    const colleague = await openDesk(office, 'CLERKS')
    const theirs = await colleague.api.documents.checkList({ file: list, fileIds })
    expect(theirs).toMatchObject({ accepted: 0, problems: [{ code: 'file-missing' }] })
    expect(await eventsOf(office, 'document.sent')).toEqual([])
  })
})
