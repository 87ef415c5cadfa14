import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { documentsJobs } from '#server/features/documents/jobs.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient } from '#test/support/people.ts'
import { anUpload } from '../tasks/support.ts'
import { kindId, openDesk, openPortal, type Desk } from './support.ts'

let office: TestOffice
let clerk: Desk

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
})

const letter = async () => ({
  requestKey: randomUUID(),
  kindId: await kindId(office, 'letter'),
  title: 'Zmiana cennika od 1 stycznia',
  note: 'Prosimy o zapoznanie się z nowym cennikiem.',
})

async function clientsGroup(): Promise<number> {
  const groups = await clerk.api.documents.audiences()
  return groups.find(({ name }) => name.en === 'Clients')?.groupId ?? 0
}

const file = (name?: string) => anUpload(office, clerk.accountId, name === undefined ? {} : { name })

async function runJobs(): Promise<void> {
  const runner = startRunner(office, { handlers: documentsJobs })
  try {
    const waiting = "SELECT id FROM jobs WHERE state <> 'done'"
    await expect.poll(async () => (await office.db.pool.rows(waiting)).length, { timeout: 15_000 }).toBe(0)
  } finally {
    await runner.stop()
  }
}

describe('a document for a group of clients', () => {
  it('reaches each client of its accounts once, and says how far it has come', async () => {
    const clientIds = []
    for (let made = 0; made < 5; made += 1) clientIds.push(await makeClient(office))
    const portal = await openPortal(office, ...clientIds.slice(0, 3))
    await openPortal(office, ...clientIds.slice(2, 4))
    const groupId = await clientsGroup()
    expect(await clerk.api.documents.audiences()).toEqual([
      { groupId, name: { pl: 'Klienci', en: 'Clients' }, clients: 4 },
    ])

    const input = { ...(await letter()), groupId, attachmentIds: [await file(), await file()] }
    const begun = await clerk.api.documents.sendToGroup(input)
    expect(begun).toMatchObject({ how: 'group', recipients: 4, delivered: 0, finishedAt: null })
    expect(await clerk.api.documents.sendToGroup(input)).toEqual(begun)
    await runJobs()

    const { rows } = await clerk.api.documents.sendings({})
    expect(rows).toMatchObject([{ id: begun.id, recipients: 4, delivered: 4, opened: 0 }])
    expect(rows[0]?.finishedAt).not.toBeNull()
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

  it('is refused for a group of nobody, of staff, or of no kind the office sends', async () => {
    const groupId = await clientsGroup()
    const attachmentIds = [await file()]
    const refused = async (given: object) =>
      (
        await refusalOf(
          clerk.api.documents.sendToGroup({ ...(await letter()), groupId, attachmentIds, ...given }),
        )
      ).code
    expect(await refused({})).toBe('document.nobody')
    await openPortal(office, await makeClient(office))
    const [clerks] = await office.db.pool.rows<{ id: number }>(
      "SELECT id FROM account_groups WHERE code = 'CLERKS'",
    )
    expect(await refused({ groupId: clerks?.id })).toBe('document.group-unknown')
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
    const sent = await clerk.api.documents.sendList(input)
    expect(sent).toMatchObject({ how: 'list', recipients: 2, delivered: 2 })
    expect(await clerk.api.documents.sendList(input)).toEqual(sent)
    const [document] = (await clerk.api.documents.list({ clientId: first, direction: 'out' })).rows
    expect(document?.files.map(({ name }) => name)).toEqual(['fv-1.pdf', 'FV-3 żółw.pdf'])
    expect((await clerk.api.documents.list({ clientId: second, direction: 'out' })).rows).toHaveLength(1)
    expect(await eventsOf(office, 'document.sent')).toHaveLength(2)
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
