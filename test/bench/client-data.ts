import { termsOf, type Findable } from '#shared/domain/clients/search-terms.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** How many clients are made by hand; the rest are copies with numbers, telephones and meters of their own. */
const first = 2000
const firstNames =
  'Anna Jan Ewa Piotr Łucja Adam Zofia Marek Julia Paweł Kinga Tomasz Maria Krzysztof Agnieszka Jerzy Danuta Żaneta'.split(
    ' ',
  )
const roots =
  'Kowal Nowa Zając Wróbl Mazur Lisie Szczyg Dąbr Górs Wilk Sow Król Bąk Wiśnie Kamiń Zieliń'.split(' ')
const endings = ['ski', 'czyk', 'wicz', 'ak', 'owski', 'ek', '', 'cki', 'ewski', 'iak']
const streets =
  'Lipowa Polna Leśna Słoneczna Krótka Szkolna Ogrodowa Brzozowa Kwiatowa Łąkowa Sosnowa Dębowa Nowa Jana.Pawła.II 3.Maja'.split(
    ' ',
  )
const towns = ['Nadrzecze', 'Nadrzecze', 'Nadrzecze', 'Zarzecze', 'Dąbrówka']

const clientColumns = `kind, first_name, last_name, company_name, display_name, nip, regon, pesel, phone, street, building,
  flat, postal_code, city, caretaker_id, created_at, updated_at`
const pointColumns = `name, street, building, flat, postal_code, city, area, created_at, updated_at`

/**
 * Fills an empty, migrated database with clients of common and rare names, each with one service point and the terms
 * it is found by: 200,000 in about a minute. Client `id` has the number `1…`, the telephone `5…` and the meter `AQ…`.
 */
export async function fillClients(sql: Sql, count: number, caretakerId: number | null): Promise<void> {
  // Rows refer to what this file has just written; checking each would double the time.
  await sql.query('SET SESSION foreign_key_checks = 0, unique_checks = 0')
  const clients = Array.from({ length: Math.min(first, count) }, (_, index) => someClient(index + 1))
  await sql.query(`INSERT INTO clients (id, number, ${clientColumns}) VALUES ?`, [
    clients.map(({ id, client, city }) => [
      ...[
        id,
        String(id),
        'person',
        client.firstName,
        client.lastName,
        '',
        `${client.firstName} ${client.lastName}`,
      ],
      ...[
        '',
        '',
        '',
        String(id),
        client.address.street,
        client.address.building,
        client.address.flat,
        '39-120',
      ],
      ...[city, id % 3 === 0 ? caretakerId : null, '2026-01-01', '2026-01-01'],
    ]),
  ])
  await sql.query(
    `INSERT INTO service_points (id, client_id, number, meter_number, ${pointColumns}) VALUES ?`,
    [
      clients.map(({ id, city, point }) => [
        ...[id, id, `PP${id}`, '', '', point.street, point.building, point.flat, '39-121', city, 'Północ'],
        ...['2026-01-01', '2026-01-01'],
      ]),
    ],
  )
  for (let have = clients.length; have < count;) {
    const more = Math.min(have, count - have)
    await sql.query(
      `INSERT INTO clients (id, number, ${clientColumns})
       SELECT id + ?, CONCAT('x', id + ?), ${clientColumns} FROM clients WHERE id <= ?`,
      [have, have, more],
    )
    await sql.query(
      `INSERT INTO service_points (id, client_id, number, meter_number, ${pointColumns})
       SELECT id + ?, id + ?, CONCAT('PP', id + ?), '', ${pointColumns} FROM service_points WHERE id <= ?`,
      [have, have, have, more],
    )
    have += more
  }
  await numberAll(sql)
  await writeAllTerms(sql, count, clients)
  await sql.query('SET SESSION foreign_key_checks = 1, unique_checks = 1')
  await sql.query('ANALYZE TABLE clients, client_terms, service_points')
}

/** What no two clients share. */
async function numberAll(sql: Sql): Promise<void> {
  await sql.query(`UPDATE clients SET number = CONCAT('1', LPAD(id, 7, '0')),
    pesel = CONCAT('440514', LPAD(id MOD 100000, 5, '0')), phone = CONCAT('5', LPAD((id * 7919) MOD 100000000, 8, '0'))`)
  await sql.query(
    "UPDATE service_points SET meter_number = CONCAT('AQ', LPAD((id * 104729) MOD 10000000, 7, '0'))",
  )
}

async function writeAllTerms(
  sql: Sql,
  count: number,
  clients: readonly ReturnType<typeof someClient>[],
): Promise<void> {
  await sql.query('INSERT INTO client_terms (term, client_id) VALUES ?', [
    clients.flatMap(({ id, client }) => termsOf(client).map((term) => [term, id])),
  ])
  for (let have = clients.length; have < count;) {
    const more = Math.min(have, count - have)
    await sql.query(
      'INSERT INTO client_terms (term, client_id) SELECT term, client_id + ? FROM client_terms WHERE client_id <= ?',
      [have, more],
    )
    have += more
  }
  for (const [term, table] of [
    ['c.number', 'clients c'],
    ['c.phone', 'clients c'],
    ["CONCAT('~', c.pesel)", 'clients c'],
    ['LOWER(p.meter_number)', 'service_points p JOIN clients c ON c.id = p.client_id'],
    ['LOWER(p.number)', 'service_points p JOIN clients c ON c.id = p.client_id'],
  ]) {
    await sql.query(
      `INSERT INTO client_terms (term, client_id) SELECT ${term}, c.id FROM ${table} ORDER BY 1, 2`,
    )
  }
}

function someClient(id: number) {
  const street = pick(streets, id + 1_000_000).replaceAll('.', ' ')
  const city = pick(towns, id + 2_000_000)
  const address = {
    street: `ul. ${street}`,
    building: String((id * 7) % 90),
    flat: '',
    postalCode: '39-120',
    city,
  }
  const point = {
    ...address,
    street: `ul. ${pick(streets, id + 3_000_000).replaceAll('.', ' ')}`,
    postalCode: '39-121',
  }
  const client: Findable = {
    ...{ number: '', companyName: '', nip: '', regon: '', pesel: '', email: null, phone: '', address },
    firstName: pick(firstNames, id + 4_000_000),
    lastName: `${pick(roots, id + 5_000_000)}${endings[(id * 3) % endings.length] ?? ''}`,
    points: [{ ...point, number: '', meterNumber: '' }],
  }
  return { id, city, client, point }
}

/** One of a list, the first ones more often than the last, the same for the same seed. */
function pick(list: readonly string[], seed: number): string {
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x45d9f3b)
  const even = ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296
  return list[Math.floor(even * even * list.length)] ?? ''
}
