import { termsOf } from '#shared/domain/clients/search-terms.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import type { ClientFields } from './fields.ts'

/** Writes the words a client is found by, in the transaction of the change. */
export async function writeTerms(sql: Sql, clientId: number, fields: ClientFields): Promise<void> {
  await sql.query('DELETE FROM client_terms WHERE client_id = ?', [clientId])
  const rows = termsOf({ ...fields, address: fields }).map((term) => [term, clientId])
  await sql.query('INSERT INTO client_terms (term, client_id) VALUES ?', [rows])
}
