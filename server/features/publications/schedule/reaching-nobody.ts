import { fold } from '#shared/domain/clients/search-terms.ts'
import { streetName } from '#shared/domain/publications/rules.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/**
 * Which of some publications for a chosen audience reach nobody: nothing was chosen, or only groups without members
 * and streets where nobody is served. A whole city counts as somebody.
 */
export async function reachingNobody(sql: Sql, ids: readonly number[]): Promise<Set<number>> {
  const left = await withoutPeople(sql, ids)
  for (const id of await withServedPlaces(sql, [...left])) left.delete(id)
  return left
}

/** Those chosen for no client, and for no group that has members itself or in the groups that inherit from it. */
async function withoutPeople(sql: Sql, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await sql.rows<{ id: number }>(
    `WITH RECURSIVE peopled (id, parent_id) AS (
       SELECT g.id, g.parent_id FROM account_groups g
       WHERE EXISTS (SELECT 1 FROM account_group_members m WHERE m.group_id = g.id)
       UNION SELECT g.id, g.parent_id FROM peopled b JOIN account_groups g ON g.id = b.parent_id)
     SELECT p.id FROM publications p WHERE p.id IN (?)
       AND NOT EXISTS (SELECT 1 FROM publication_audiences a WHERE a.publication_id = p.id AND a.kind = 'client')
       AND NOT EXISTS (SELECT 1 FROM publication_audiences a JOIN peopled b ON b.id = a.ref_id
         WHERE a.publication_id = p.id AND a.kind IN ('group', 'staff-group'))`,
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** How a street may be written at a service point. */
const waysToWrite = (street: string): string[] =>
  ['', 'ul. ', 'ul.', 'ulica ', 'al. ', 'aleja ', 'os. ', 'osiedle ', 'pl. ', 'plac '].map(
    (way) => way + street,
  )

async function withServedPlaces(sql: Sql, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const places = await sql.rows<{ id: number; city: string; street: string }>(
    `SELECT l.publication_id AS id, l.city, l.street_name AS street FROM publication_places l
     JOIN publication_audiences a ON a.publication_id = l.publication_id AND a.kind = 'place'
     WHERE l.publication_id IN (?)`,
    [ids],
  )
  const streets = [...new Set(places.map(({ street }) => street))].filter((street) => street !== '')
  const served = await servedStreets(sql, streets)
  return places
    .filter(({ city, street }) =>
      ['', fold(city)].some((place) => street === '' || served.has(`${place}/${fold(street)}`)),
    )
    .map(({ id }) => id)
}

async function servedStreets(sql: Sql, streets: readonly string[]): Promise<Set<string>> {
  if (streets.length === 0) return new Set()
  const rows = await sql.rows<{ city: string; street: string }>(
    'SELECT DISTINCT city, street FROM service_points WHERE street IN (?)',
    [streets.flatMap(waysToWrite)],
  )
  return new Set(rows.map(({ city, street }) => `${fold(city)}/${fold(streetName(street))}`))
}
