import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listKinds } from '#server/features/documents/kinds/queries.ts'
import { nextClients } from '#server/features/documents/audience.ts'
import { countNewDocuments, listDocuments, listOwnDocuments } from '#server/features/documents/queries.ts'
import { listSendings } from '#server/features/documents/sendings.ts'
import { holdLeft } from '#server/features/documents/withdraw-job.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { loadActor, startSession, type App } from '#server/platform/auth/sessions.ts'
import { openPool, toStored, type Pool } from '#server/platform/database/connection.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { rowsRead } from '#test/support/rows-read.ts'
import { anUpload } from '../tasks/support.ts'

/** One client with many documents among others with more, each with the same file; a third of all from one sending. */
const mine = 25_000
const others = 75_000
const sendings = 20_000
const members = 3000
const inOnePage = 50

let office: TestOffice
let sql: Pool
let clerk: Actor
let reader: Actor
let clientId: number
let sendingId: number
let groupIds: number[]

beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  sql = openPool(office.database.url, { connections: 1 })
  clientId = await makeClient(office)
  const otherId = await makeClient(office)
  const { accountId } = await makeStaff(office, ['CLERKS'])
  clerk = await signedIn(accountId, 'staff')
  reader = await signedIn((await makeClientAccount(office, [clientId, otherId])).accountId, 'portal')
  await fill({ accountId, otherId, fileId: await anUpload(office, accountId) })
}, 120_000)
afterAll(() => sql.end())

async function signedIn(accountId: number, app: App): Promise<Actor> {
  const now = office.clock.now()
  const { token } = await startSession(sql, { accountId, app, address: null, now })
  const kind = app === 'staff' ? 'staff' : 'client'
  const loaded = await loadActor(sql, { token, kind, now })
  if (!loaded) throw new Error('Nobody is signed in')
  return loaded
}

async function fill(by: { accountId: number; otherId: number; fileId: number }): Promise<void> {
  const at = toStored(office.clock.now())
  const kinds = await sql.rows<{ id: number }>('SELECT id FROM document_kinds ORDER BY id')
  const kindOf = (index: number): number => kinds[index % kinds.length]?.id ?? 0
  const rows = Array.from({ length: sendings }, (_, index) => [
    ...['list', kindOf(index), 'Faktura', '', 10, by.accountId, crypto.randomUUID(), '', at],
  ])
  const { insertId } = await sql.query(
    `INSERT INTO document_sendings (how, kind_id, title, note, recipients, created_by, request_key, request_hash, created_at)
     VALUES ?`,
    [rows],
  )
  sendingId = insertId
  const documents = Array.from({ length: mine + others }, (_, index) => [
    index % 4 === 0 ? clientId : by.otherId,
    index % 3 === 0 ? 'in' : 'out',
    ...[kindOf(index), 'Faktura', '', by.accountId, at, index % 5 === 0 ? null : at],
    ...[index % 3 === 1 ? sendingId : null, index % 7 === 0 ? at : null],
  ])
  for (let start = 0; start < documents.length; start += 20_000)
    await sql.query(
      `INSERT INTO documents (client_id, direction, kind_id, title, note, created_by, created_at, opened_at, sending_id,
         withdrawn_at) VALUES ?`,
      [documents.slice(start, start + 20_000)],
    )
  await sql.query('INSERT INTO document_files (document_id, attachment_id) SELECT id, ? FROM documents', [
    by.fileId,
  ])
  await fillGroups(by.accountId)
}

/** Many clients of one account, which is in a group of clients and in one that inherits from it. */
async function fillGroups(accountId: number): Promise<void> {
  const [clients] = await sql.rows<{ id: number }>("SELECT id FROM account_groups WHERE kind = 'client'")
  const { insertId: below } = await sql.query(
    "INSERT INTO account_groups (kind, name_pl, name_en, `rank`, parent_id) VALUES ('client', 'Grupa', 'Group', 80, ?)",
    [clients?.id ?? 0],
  )
  groupIds = [clients?.id ?? 0, below]
  await sql.query(
    `INSERT INTO clients (number, kind, first_name, last_name, company_name, display_name, nip, regon, pesel, phone,
       street, building, flat, postal_code, city, created_at, updated_at)
     SELECT CONCAT('C', id), 'person', '', '', '', '', '', '', '', '', '', '', '', '', '', created_at, created_at
     FROM documents ORDER BY id LIMIT ?`,
    [members],
  )
  await sql.query(
    `INSERT INTO client_accounts (client_id, account_id, created_at)
     SELECT id, ?, created_at FROM clients WHERE number LIKE 'C%'`,
    [accountId],
  )
  await sql.query('INSERT INTO account_group_members (account_id, group_id) VALUES ?', [
    groupIds.map((groupId) => [accountId, groupId]),
  ])
}

/** Rows that the engine read for each that was answered. */
async function costOf(ask: () => Promise<number>): Promise<number> {
  const { answer, read } = await rowsRead(sql, ask)
  return read / answer
}

describe('at most 20 rows are read for each that is answered', () => {
  it.each(['all', 'in', 'out'] as const)('on a page of documents: %s', async (direction) => {
    const ask = async (): Promise<number> => {
      const input = { clientId, direction, limit: inOnePage }
      const first = await listDocuments({ sql, actor: clerk }, input)
      const next = await listDocuments({ sql, actor: clerk }, { ...input, cursor: first.nextCursor })
      return first.rows.length + next.rows.length
    }
    expect(await costOf(ask)).toBeLessThanOrEqual(20)
  })

  it.each(['in', 'out'] as const)('on a client’s own page: %s', async (direction) => {
    const ask = async (): Promise<number> => {
      const input = { clientId, direction, limit: inOnePage }
      return (await listOwnDocuments({ sql, actor: reader }, input)).rows.length
    }
    expect(await costOf(ask)).toBeLessThanOrEqual(20)
  })

  it('to count what is new', async () => {
    const ask = () => countNewDocuments({ sql, actor: reader }, { clientId })
    expect(await ask()).toBe(100)
    expect(await costOf(ask)).toBeLessThanOrEqual(20)
  })

  it('on a page of what was sent to many', async () => {
    const ask = async (): Promise<number> => (await listSendings(sql, { limit: inOnePage })).rows.length
    expect(await costOf(ask)).toBeLessThanOrEqual(20)
  })

  it.each([false, true])(
    'to take the next documents of a sending back, without those opened: %s',
    async (keepsOpened) => {
      const ask = async () => (await holdLeft(sql, { sendingId, keepsOpened, most: 200 })).length
      expect(await ask()).toBe(200)
      expect(await costOf(ask)).toBeLessThanOrEqual(20)
    },
  )

  it('to reach the next clients of a group and the one below it', async () => {
    const ask = async () =>
      (await nextClients(sql, { groupIds, after: clientId + members / 2, most: 200 })).length
    expect(await ask()).toBe(200)
    expect(await costOf(ask)).toBeLessThanOrEqual(20)
  })

  it('to list the kinds of documents', async () => {
    expect(await costOf(async () => (await listKinds(sql)).length)).toBeLessThanOrEqual(20)
  })
})
