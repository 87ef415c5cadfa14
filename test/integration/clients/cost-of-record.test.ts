import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listConsentHistory } from '#server/features/clients/consents/queries.ts'
import { listContacts } from '#server/features/clients/contacts/queries.ts'
import { getFamily } from '#server/features/clients/queries.ts'
import { listServicePoints } from '#server/features/clients/service-points/queries.ts'
import { listEventsOfClient } from '#server/features/event-log/history.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeClient, makeStaff } from '#test/support/people.ts'
import { rowsRead } from '#test/support/rows-read.ts'
import { signedIn } from './support.ts'

/** Of each kind one client has so many, and another one as many, row by row in turn. */
const many = 2000
const inOnePage = 50

let office: TestOffice
let sql: Pool
let ctx: CommandContext
let clientId: number

beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  sql = openPool(office.database.url, { connections: 1 })
  const { accountId } = await makeStaff(office, ['CLERKS'])
  clientId = await makeClient(office)
  await fill(accountId, [clientId, await makeClient(office)])
  const now = () => office.clock.now()
  const actor = await signedIn(office, sql, accountId)
  // What is read is counted, so nothing may be written meanwhile.
  ctx = { ...office, sql, actor, now, append: () => Promise.resolve(0) } as unknown as CommandContext
}, 120_000)
afterAll(() => sql.end())

async function fill(accountId: number, clientIds: readonly number[]): Promise<void> {
  const at = '2026-01-01 08:00:00.000'
  const rows = Array.from({ length: many * clientIds.length }, (_, index) => ({
    index,
    clientId: clientIds[index % clientIds.length] ?? 0,
  }))
  await sql.query(
    `INSERT INTO client_contacts (client_id, purpose, name, phone, street, building, flat, postal_code, city, note,
       created_at, updated_at) VALUES ?`,
    [rows.map((row) => [row.clientId, 'córka', `Ewa ${row.index}`, ...Array<string>(7).fill(''), at, at])],
  )
  await sql.query(
    `INSERT INTO service_points (client_id, number, name, street, building, flat, postal_code, city, area, meter_number,
       created_at, updated_at) VALUES ?`,
    [rows.map((row) => [row.clientId, `PP-${row.index}`, ...Array<string>(8).fill(''), at, at])],
  )
  await sql.query(
    'INSERT INTO client_consents (client_id, kind, is_given, source, note, decided_by, decided_at) VALUES ?',
    [rows.map((row) => [row.clientId, 'sms', row.index % 4 < 2 ? 1 : 0, 'desk', '', accountId, at])],
  )
  await sql.query(
    `INSERT INTO clients (number, kind, first_name, last_name, company_name, display_name, nip, regon, pesel, phone, street,
       building, flat, postal_code, city, parent_id, created_at, updated_at) VALUES ?`,
    [
      rows.map((row) => [
        ...[`F-${row.index}`, 'company', '', '', `Filia ${row.index}`, `Filia ${row.index}`],
        ...[...Array<string>(9).fill(''), row.clientId, at, at],
      ]),
    ],
  )
  // Four of five have only looked.
  await sql.query(
    `INSERT INTO event_log (name, schema_version, actor_kind, actor_id, client_id, request_id, payload, occurred_at)
     VALUES ?`,
    [
      rows.map((row) => [
        ...[row.index % 10 < 8 ? 'client.viewed' : 'client.changed', 1, 'staff', accountId, row.clientId],
        ...[crypto.randomUUID(), '{"before":{},"after":{}}', `2026-01-${10 + (row.index % 20)} 08:00:00`],
      ]),
    ],
  )
  const admin = openPool(office.database.adminUrl, { connections: 1 })
  await admin.query('ANALYZE TABLE client_contacts, service_points, client_consents, clients, event_log')
  await admin.end()
}

interface Page {
  rows: readonly unknown[]
  nextCursor: string | null
}

async function costOf(ask: () => Promise<Page>): Promise<{ page: Page; perRow: number }> {
  const { answer: page, read } = await rowsRead(sql, ask)
  return { page, perRow: read / page.rows.length }
}

describe('a page of 50 in the record of a client who has thousands reads at most 20 rows for each', () => {
  it.each<[string, (of: { clientId: number; cursor: string | null; limit: number }) => Promise<Page>]>([
    ['of its history', (of) => listEventsOfClient(ctx, { ...of, withViews: false })],
    ['of its history with those who looked', (of) => listEventsOfClient(ctx, { ...of, withViews: true })],
    ['of its service points', (of) => listServicePoints(ctx, of)],
    ['of its contacts', (of) => listContacts(ctx, of)],
    ['of its consents', (of) => listConsentHistory(ctx, of)],
    ['of those who belong to it', (of) => getFamily(ctx, of)],
  ])('%s', async (_, list) => {
    let cursor: string | null = null
    for (const _page of ['first', 'second']) {
      const { page, perRow } = await costOf(() => list({ clientId, cursor, limit: inOnePage }))
      expect(page.rows).toHaveLength(inOnePage)
      expect(perRow).toBeLessThanOrEqual(20)
      cursor = page.nextCursor
    }
  })
})
