import type { Language } from '#shared/domain/kernel/ids.ts'
import { streetName } from '#shared/domain/publications/rules.ts'
import { searchWords } from '#shared/domain/clients/search-terms.ts'
import { startOf, type Condition } from '#server/platform/database/conditions.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { always, both, shownVersionSql } from './shown.ts'

/** Where a word is looked for: in all words of what readers see in a language, or in the titles of every version. */
export type Part = Language | 'title'

/** Words that more versions than these have are found soon enough by going through the list in its order. */
const mostRare = 200

/** Publications (`p`) for a street: those that name it, or the whole of a city. An empty one asks for nothing. */
export function ofStreet(street: string): Condition {
  const name = streetName(street)
  if (name === '') return always
  return {
    sql: `EXISTS (SELECT 1 FROM publication_places l WHERE l.publication_id = p.id
      AND (l.street_name = '' OR l.street_name LIKE ?))`,
    values: [startOf(name)],
  }
}

/**
 * Publications (`p`) of which the version shown at an instant has all words of a search, each at least begun. The
 * rarest word says where to look first, so that neither a rare word nor a common one makes everything be read.
 */
export async function withWords(
  sql: Sql,
  asked: { search: string; language: Language; now: Date },
): Promise<Condition> {
  const words = searchWords(asked.search)
  if (words.length === 0) return always
  const { language, now } = asked
  const conditions = words.map((word) => ({
    sql: `EXISTS (SELECT 1 FROM publication_terms t WHERE t.version_id = ${shownVersionSql} AND t.part = ?
      AND t.term LIKE ?)`,
    values: [toStored(now), language, startOf(word)],
  }))
  const rare = await publicationsOfRarest(sql, words, language)
  const narrowed = rare === null ? always : rare.length === 0 ? never : { sql: 'p.id IN (?)', values: [rare] }
  return conditions.reduce(both, narrowed)
}

/** The publications that have the rarest of some words, or null where all are common. */
export async function publicationsOfRarest(
  sql: Sql,
  words: readonly string[],
  part: Part,
): Promise<number[] | null> {
  for (const word of words) {
    const found = await sql.rows<{ id: number }>(
      `SELECT v.publication_id AS id FROM (SELECT version_id FROM publication_terms
         WHERE part = ? AND term LIKE ? LIMIT ${mostRare + 1}) t JOIN publication_versions v ON v.id = t.version_id`,
      [part, startOf(word)],
    )
    if (found.length <= mostRare) return [...new Set(found.map(({ id }) => id))]
  }
  return null
}

const never: Condition = { sql: 'FALSE', values: [] }
