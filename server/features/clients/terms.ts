import { termsOf, type Findable, type FindablePoint } from '#shared/domain/clients/search-terms.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { ClientFields } from './fields.ts'

/** Writes the words a new client is found by, in the transaction that makes it. */
export async function writeTerms(sql: Sql, clientId: number, fields: ClientFields): Promise<void> {
  await insertTerms(sql, clientId, termsOf({ ...fields, address: fields }))
}

/**
 * Brings the words a client is found by up to date with its record, its service points, contacts and former numbers, in the
 * transaction that changed one of them. Locks the client, so that two such changes do not lose each other's words.
 */
export async function refreshTerms(sql: Sql, clientId: number): Promise<void> {
  const client = await readFindable(sql, clientId)
  if (client === null) return
  const stored = await sql.rows<{ term: string }>(
    'SELECT term FROM client_terms FORCE INDEX (ix_client_terms_client) WHERE client_id = ?',
    [clientId],
  )
  const before = new Set(stored.map(({ term }) => term))
  const after = new Set(termsOf(client))
  const gone = [...before].filter((term) => !after.has(term))
  const added = [...after].filter((term) => !before.has(term))
  for (const terms of inChunks(gone))
    await sql.query('DELETE FROM client_terms WHERE client_id = ? AND term IN (?)', [clientId, terms])
  await insertTerms(sql, clientId, added)
}

interface StoredFindable extends Omit<Findable, 'address' | 'points' | 'formerNumbers'>, FindableAddress {}
type FindableAddress = Findable['address']

async function readFindable(sql: Sql, clientId: number): Promise<Findable | null> {
  const [client] = await heldRows<StoredFindable>(
    sql,
    `SELECT number, first_name AS firstName, last_name AS lastName, company_name AS companyName, nip, regon, pesel, email,
       phone, street, building, flat, postal_code AS postalCode, city FROM clients WHERE id = ?`,
    [clientId],
  )
  if (!client) return null
  const points = await sql.rows<FindablePoint>(
    `SELECT number, meter_number AS meterNumber, street, building, flat, postal_code AS postalCode, city
     FROM service_points WHERE client_id = ?`,
    [clientId],
  )
  const former = await sql.rows<{ number: string }>(
    'SELECT number FROM client_former_numbers WHERE client_id = ?',
    [clientId],
  )
  const contacts = await sql.rows<{ name: string; phone: string; email: string | null }>(
    'SELECT name, phone, email FROM client_contacts WHERE client_id = ?',
    [clientId],
  )
  return {
    ...client,
    address: client,
    points,
    formerNumbers: former.map(({ number }) => number),
    contactNames: contacts.map(({ name }) => name),
    phones: contacts.map(({ phone }) => phone),
    emails: contacts.flatMap(({ email }) => email ?? []),
  }
}

async function insertTerms(sql: Sql, clientId: number, terms: readonly string[]): Promise<void> {
  for (const chunk of inChunks(terms))
    await sql.query('INSERT INTO client_terms (term, client_id) VALUES ?', [
      chunk.map((term) => [term, clientId]),
    ])
}

/** A manager of hundreds of flats has thousands of words; one statement does not take them all. */
function inChunks(terms: readonly string[]): string[][] {
  const size = 500
  return Array.from({ length: Math.ceil(terms.length / size) }, (_, index) =>
    terms.slice(index * size, (index + 1) * size),
  )
}
