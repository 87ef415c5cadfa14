import { termsOf } from '#shared/domain/clients/search-terms.ts'
import { findAllDuplicates } from '#server/migrations/20261122T1050-find-duplicates.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { DemoAccounts } from './demo-accounts.ts'
import type { DemoClient } from './demo-clients.ts'
import { insertContacts, makeContacts } from './demo-contacts.ts'
import { insertPoints, makePoints } from './demo-points.ts'
import { insertRows } from './insert-rows.ts'
import type { Day } from './office-hours.ts'

/**
 * Writes the clients, where they are served, who else is to be called, the words they are found by, who looks like
 * another one, and which accounts reach them.
 */
export async function insertClients(
  sql: Sql,
  clients: readonly DemoClient[],
  { accounts, today, shown }: { accounts: DemoAccounts; today: Day; shown: readonly string[] },
): Promise<void> {
  const columns = [
    ...[
      'id',
      'number',
      'kind',
      'first_name',
      'last_name',
      'company_name',
      'display_name',
      'nip',
      'regon',
      'pesel',
    ],
    ...['email', 'phone', 'street', 'building', 'flat', 'postal_code', 'city', 'alert_note', 'alert_note_by'],
    ...['alert_note_at', 'caretaker_id', 'parent_id', 'created_at', 'updated_at'],
  ]
  // The records came over from the billing system before the office opened.
  const since = new Date(today.starts - 820 * 24 * 3_600_000)
  const opened = toStored(since)
  const noted = toStored(new Date(today.opens - 34 * 24 * 3_600_000))
  const idOf = (login: string | null) => (login === null ? null : (accounts.staff.get(login) ?? null))
  const rowOf = (client: DemoClient) => {
    const { address, alertNote } = client
    const author = idOf(client.caretaker ?? 'ewa.kaczmarek')
    return [
      ...[client.id, client.number, client.kind, client.firstName, client.lastName, client.companyName],
      ...[client.displayName, client.nip, client.regon, client.pesel, client.email, client.phone],
      ...[address.street, address.building, address.flat, address.postalCode, address.city],
      ...[alertNote, alertNote === null ? null : author, alertNote === null ? null : noted],
      ...[idOf(client.caretaker), client.parentId, opened, opened],
    ]
  }
  await insertRows(sql, { table: 'clients', columns, rowOf }, clients)
  const points = makePoints(clients, today.date)
  await insertPoints(sql, [...points.values()].flat(), since)
  const contacts = makeContacts(clients, shown)
  await insertContacts(sql, contacts.values(), since)
  const terms = clients.flatMap((client) => {
    const contact = contacts.get(client.id)
    const further = contact
      ? {
          contactNames: [contact.name],
          phones: [contact.phone],
          emails: contact.email ? [contact.email] : [],
        }
      : {}
    const found = termsOf({ ...client, points: points.get(client.id) ?? [], ...further })
    return found.map((term) => [term, client.id])
  })
  await insertRows(sql, { table: 'client_terms', columns: ['term', 'client_id'], rowOf: (row) => row }, terms)
  for (const statement of findAllDuplicates) await sql.query(statement)
  const reaching = accounts.all.flatMap(({ id, clientIds, createdAt }) =>
    clientIds.map((clientId) => [clientId, id, toStored(new Date(createdAt))]),
  )
  const reach = { table: 'client_accounts', columns: ['client_id', 'account_id', 'created_at'] }
  await insertRows(sql, { ...reach, rowOf: (row) => row }, reaching)
}
