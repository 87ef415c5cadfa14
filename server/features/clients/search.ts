import { isPeselStart, peselMark, searchWords } from '#shared/domain/clients/search-terms.ts'
import type { Sql, Value } from '#server/platform/database/connection.ts'

/** What is looked for: every word must be the beginning of some term of the client. */
export interface ClientSearch {
  readonly words: readonly string[]
  /** Whether a row of digits is also looked for among the PESELs. */
  readonly findsByPesel: boolean
  /** Only clients of this caretaker; null for those without one. */
  readonly caretakerId?: number | null | undefined
}

interface Match {
  readonly term: string
  readonly clientId: number
}

/** Where a page of matches ended: the word that led the search, and its last term and client. */
export interface SearchPosition extends Match {
  readonly lead: string
}

/** From 1,000 values on MariaDB turns a list into a temporary table and reads all terms of each client. */
const largestChunk = 500

/**
 * The next `limit` clients that match, in the order of the leading word's terms. The rarest word leads: its terms are
 * read in index order, and the other words are looked up among the few terms of each client on the way.
 */
export async function findMatches(
  sql: Sql,
  search: ClientSearch,
  page: { after: SearchPosition | null; limit: number },
): Promise<{ lead: string; rows: Match[] }> {
  const lead = page.after?.lead ?? (await rarest(sql, search))
  const rows: Match[] = []
  const most = Math.min(page.limit, largestChunk)
  let after: Match | null = page.after
  while (rows.length < page.limit) {
    const chunk: Match[] = await readChunk(sql, { search, lead }, { after, most })
    rows.push(...(await onlyFirst(sql, chunk, begins('e', lead, search))))
    after = chunk.at(-1) ?? null
    if (chunk.length < most) break
  }
  return { lead, rows: rows.slice(0, page.limit) }
}

/**
 * The ids of up to `most` clients that match the text, for searches in what belongs to clients; never by PESEL. A text
 * without any word matches none.
 */
export async function findClientIdsByText(sql: Sql, text: string, most: number): Promise<number[]> {
  const search = { words: searchWords(text), findsByPesel: false }
  if (search.words.length === 0) return []
  const { rows } = await findMatches(sql, search, { after: null, limit: most })
  return rows.map((row) => row.clientId)
}

/** The word that the engine reckons to have the fewest terms, the longest of equals. Reckoning reads no rows. */
async function rarest(sql: Sql, search: ClientSearch): Promise<string> {
  const [longest = '', ...others] = search.words.toSorted((a, b) => b.length - a.length)
  if (others.length === 0) return longest
  let best = { word: longest, count: await reckon(sql, begins('t', longest, search)) }
  for (const word of others) {
    const count = await reckon(sql, begins('t', word, search))
    if (count < best.count) best = { word, count }
  }
  return best.word
}

/** How many terms the engine expects. No index is named: where one is, MySQL does not look. */
async function reckon(sql: Sql, { sql: condition, values }: Condition): Promise<number> {
  const [plan] = await sql.rows<{ rows: number | string }>(
    `EXPLAIN FORMAT=TRADITIONAL SELECT t.client_id FROM client_terms t WHERE ${condition}`,
    values,
  )
  return Number(plan?.rows ?? Infinity)
}

function readChunk(
  sql: Sql,
  { search, lead }: { search: ClientSearch; lead: string },
  { after, most }: { after: Match | null; most: number },
): Promise<Match[]> {
  const conditions = [
    begins('t', lead, search),
    ...(after === null ? [] : [follows(after)]),
    ...search.words.filter((word) => word !== lead).map((word) => hasTerm(word, search)),
    ...(search.caretakerId === undefined ? [] : [hasCaretaker(search.caretakerId)]),
  ]
  return sql.rows<Match>(
    `SELECT t.term, t.client_id AS clientId FROM client_terms t FORCE INDEX (PRIMARY)
     WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}
     ORDER BY t.term, t.client_id LIMIT ?`,
    [...conditions.flatMap((condition) => condition.values), most],
  )
}

/** Leaves a client that several terms lead to only at the first of them, also where that was on an earlier page. */
async function onlyFirst(sql: Sql, matches: readonly Match[], leading: Condition): Promise<Match[]> {
  if (matches.length === 0) return []
  const rows = await sql.rows<Match>(
    `SELECT e.client_id AS clientId, MIN(e.term) AS term FROM client_terms e FORCE INDEX (ix_client_terms_client)
     WHERE e.client_id IN (?) AND ${leading.sql} GROUP BY e.client_id`,
    [[...new Set(matches.map((match) => match.clientId))], ...leading.values],
  )
  const first = new Map(rows.map((row) => [row.clientId, row.term]))
  return matches.filter((match) => first.get(match.clientId) === match.term)
}

interface Condition {
  readonly sql: string
  readonly values: Value[]
}

/** The condition that a term begins with a word; for who may, also the PESELs that begin so. */
function begins(alias: 't' | 'e', word: string, search: ClientSearch): Condition {
  const column = `${alias}.term LIKE ?`
  return search.findsByPesel && isPeselStart(word)
    ? { sql: `(${column} OR ${column})`, values: [startOf(word), startOf(`${peselMark}${word}`)] }
    : { sql: column, values: [startOf(word)] }
}

function follows({ term, clientId }: Match): Condition {
  return { sql: '(t.term > ? OR (t.term = ? AND t.client_id > ?))', values: [term, term, clientId] }
}

/** A scalar subquery here and below: EXISTS may become a join that reads all clients of a common word first. */
function hasTerm(word: string, search: ClientSearch): Condition {
  const { sql, values } = begins('e', word, search)
  return {
    sql: `(SELECT 1 FROM client_terms e FORCE INDEX (ix_client_terms_client)
            WHERE e.client_id = t.client_id AND ${sql} LIMIT 1) = 1`,
    values,
  }
}

function hasCaretaker(caretakerId: number | null): Condition {
  return {
    sql: '(SELECT c.caretaker_id FROM clients c WHERE c.id = t.client_id) <=> ?',
    values: [caretakerId],
  }
}

function startOf(word: string): string {
  return `${word.replace(/[\\%_]/g, '\\$&')}%`
}
