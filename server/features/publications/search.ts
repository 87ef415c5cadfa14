import type { Language } from '#shared/domain/kernel/ids.ts'
import { streetName } from '#shared/domain/publications/rules.ts'
import { searchWords } from '#shared/domain/clients/search-terms.ts'
import { startOf, type Condition } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { always, both } from './shown.ts'

/** Where a word is looked for: in all words of what readers see in a language, or in the titles of every version. */
export type Part = Language | 'title'

/**
 * Words that more versions than these have are found sooner by going through the list in its order. No index has what
 * begins with a word in the order of a list, so words between rare and common cost most: here both ways cost the same.
 */
const mostRare = 500

/** Publications (`p`) for a street: those that name it, or the whole of a city. An empty one asks for nothing. */
export function ofStreet(street: string): Condition {
  const name = streetName(street)
  if (name === '') return always
  return {
    sql: `(SELECT 1 FROM publication_places l FORCE INDEX (ix_publication_places_publication)
      WHERE l.publication_id = p.id AND (l.street_name = '' OR l.street_name LIKE ?) LIMIT 1) = 1`,
    values: [startOf(name)],
  }
}

/**
 * Publications (`p`) of which the version in `version` is of a kind of documents, and among which of them it is where
 * few are. An empty code asks for nothing.
 */
export async function ofDocumentKind(sql: Sql, code: string, version: Condition): Promise<Search> {
  if (code === '') return { also: always, ids: undefined }
  const [kind] = await sql.rows<{ id: number }>('SELECT id FROM document_kinds WHERE code = ?', [code])
  if (!kind) return { also: always, ids: [] }
  const found = await sql.rows<{ id: number }>(
    'SELECT publication_id AS id FROM publication_versions WHERE document_kind_id = ? LIMIT ?',
    [kind.id, mostRare + 1],
  )
  return {
    also: {
      sql: `(SELECT k.document_kind_id FROM publication_versions k WHERE k.id = ${version.sql}) = ?`,
      values: [...version.values, kind.id],
    },
    ids: found.length > mostRare ? undefined : [...new Set(found.map(({ id }) => id))],
  }
}

/** What both of two searches come to. */
export function narrowed(one: Search, other: Search): Search {
  const ids = one.ids && other.ids ? one.ids.filter((id) => other.ids?.includes(id)) : (one.ids ?? other.ids)
  return { also: both(one.also, other.also), ids }
}

/** What a search comes to: conditions on `p`, and the publications among which they are where a word of it is rare. */
export interface Search {
  readonly also: Condition
  readonly ids: readonly number[] | undefined
}

/**
 * Publications (`p`) of which the version in `version` has all words of a search, each at least begun. The rarest word
 * says where to look, so that neither a rare word nor a common one makes everything be read.
 */
export async function searchFor(
  sql: Sql,
  asked: { search: string; part: Part; version: Condition },
): Promise<Search> {
  const { part, version } = asked
  const words = searchWords(asked.search)
  return { also: allWords(words, part, version), ids: await publicationsOfRarest(sql, words, part) }
}

/** That a version has all words. The version is asked for once: which one is shown costs more than a word of it. */
function allWords(words: readonly string[], part: Part, version: Condition): Condition {
  if (words.length === 0) return always
  const terms = words.map(
    (_, index) => `publication_terms t${index} FORCE INDEX (ix_publication_terms_version)`,
  )
  const same = words.slice(1).map((_, index) => `t${index + 1}.version_id = t0.version_id AND `)
  const begun = words.map((_, index) => `t${index}.part = ? AND t${index}.term LIKE ?`)
  return {
    // Not EXISTS: it would be answered by reading all that have the word.
    sql: `(SELECT STRAIGHT_JOIN 1 FROM ${terms.join(' JOIN ')}
      WHERE t0.version_id = ${version.sql} AND ${same.join('')}${begun.join(' AND ')} LIMIT 1) = 1`,
    values: [...version.values, ...words.flatMap((word) => [part, startOf(word)])],
  }
}

/** The publications that have the rarest of some words, or nothing where all are common. */
async function publicationsOfRarest(
  sql: Sql,
  words: readonly string[],
  part: Part,
): Promise<number[] | undefined> {
  for (const most of [20, mostRare]) {
    for (const word of words) {
      const found = await sql.rows<{ id: number }>(
        'SELECT version_id AS id FROM publication_terms WHERE part = ? AND term LIKE ? LIMIT ?',
        [part, startOf(word), most + 1],
      )
      if (found.length === 0) return []
      if (found.length <= most) return publicationsOf(sql, found)
    }
  }
  return undefined
}

async function publicationsOf(sql: Sql, versions: readonly { id: number }[]): Promise<number[]> {
  const rows = await sql.rows<{ id: number }>(
    'SELECT publication_id AS id FROM publication_versions FORCE INDEX (PRIMARY) WHERE id IN (?)',
    [versions.map(({ id }) => id)],
  )
  return [...new Set(rows.map(({ id }) => id))]
}
