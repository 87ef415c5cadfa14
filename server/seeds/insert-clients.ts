import { termsOf } from '#shared/domain/clients/search-terms.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { DemoAccounts } from './demo-accounts.ts'
import type { DemoClient } from './demo-clients.ts'
import { insertPoints, makePoints } from './demo-points.ts'
import { insertRows } from './insert-rows.ts'
import type { Day } from './office-hours.ts'

/** Writes the clients, where they are served, the words they are found by and which accounts reach them. */
export async function insertClients(
  sql: Sql,
  clients: readonly DemoClient[],
  { accounts, today }: { accounts: DemoAccounts; today: Day },
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
    ...['alert_note_at', 'caretaker_id', 'created_at', 'updated_at'],
  ]
  // The records came over from the billing system before the office opened.
  const opened = toStored(new Date(today.starts - 820 * 24 * 3_600_000))
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
      ...[idOf(client.caretaker), opened, opened],
    ]
  }
  await insertRows(sql, { table: 'clients', columns, rowOf }, clients)
  const points = makePoints(clients, today.date)
  await insertPoints(sql, [...points.values()].flat(), new Date(today.starts - 820 * 24 * 3_600_000))
  const terms = clients.flatMap((client) =>
    termsOf({ ...client, points: points.get(client.id) ?? [] }).map((term) => [term, client.id]),
  )
  await insertRows(sql, { table: 'client_terms', columns: ['term', 'client_id'], rowOf: (row) => row }, terms)
  const reaching = accounts.all.flatMap(({ id, clientIds, createdAt }) =>
    clientIds.map((clientId) => [clientId, id, toStored(new Date(createdAt))]),
  )
  const reach = { table: 'client_accounts', columns: ['client_id', 'account_id', 'created_at'] }
  await insertRows(sql, { ...reach, rowOf: (row) => row }, reaching)
}
