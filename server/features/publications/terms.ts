import { wordsOf } from '#shared/domain/clients/search-terms.ts'
import { plainText } from '#shared/domain/publications/content.ts'
import type { Content } from '#shared/domain/publications/schema.ts'
import type { Sql } from '#server/platform/database/connection.ts'

type Titles = { readonly pl: { readonly title: string }; readonly en: { readonly title: string } }

/** Writes the words of a version's titles, by which the office finds it, whatever its state. */
export async function writeTitleTerms(sql: Sql, versionId: number, { pl, en }: Titles): Promise<void> {
  await sql.query("DELETE FROM publication_terms WHERE version_id = ? AND part = 'title'", [versionId])
  await insertTerms(sql, versionId, { title: `${pl.title} ${en.title}` })
}

/** Writes the words by which readers find an approved version; what is not in English is found by its Polish words. */
export async function writeReaderTerms(sql: Sql, versionId: number, content: Content): Promise<void> {
  const words = ({ title, summary, body }: Content['pl']) => `${title} ${summary} ${plainText(body)}`
  const pl = words(content.pl)
  await insertTerms(sql, versionId, { pl, en: content.en.title === '' ? pl : words(content.en) })
}

/** Takes a version that is not approved any more away from what readers find. */
export async function dropReaderTerms(sql: Sql, versionId: number): Promise<void> {
  await sql.query("DELETE FROM publication_terms WHERE version_id = ? AND part IN ('pl', 'en')", [versionId])
}

async function insertTerms(
  sql: Sql,
  versionId: number,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const rows = Object.entries(texts).flatMap(([part, text]) =>
    [...new Set(wordsOf(text))].map((term) => [part, term, versionId]),
  )
  const size = 500
  for (let start = 0; start < rows.length; start += size)
    await sql.query('INSERT INTO publication_terms (part, term, version_id) VALUES ?', [
      rows.slice(start, start + size),
    ])
}
