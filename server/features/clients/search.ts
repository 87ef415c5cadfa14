import {
  isPeselStart,
  pairMark,
  pairOf,
  peselMark,
  searchWords,
} from '#shared/domain/clients/search-terms.ts'
import type { Sql, Value } from '#server/platform/database/connection.ts'

/** What is looked for: every word must be the beginning of some term of the client. */
export interface ClientSearch {
  readonly words: readonly string[]
  /** Whether a row of digits is also looked for among the PESELs. */
  readonly findsByPesel: boolean
  /** Only clients of this caretaker; null for those without one. */
  readonly caretakerId?: number | null | undefined
}

/** Where a page of matches ended: the term that led the search, and the last term and client it led to. */
export interface SearchPosition {
  readonly lead: string
  readonly term: string
  readonly clientId: number
}

interface Condition {
  readonly sql: string
  readonly values: readonly Value[]
}

export interface Match {
  readonly term: string
  readonly clientId: number
}

/** From 1,000 values on MariaDB turns a list into a temporary table and reads all terms of each client. */
const largestChunk = 500

/**
 * The next `limit` clients that match, in the order of the leading term. Two words said together ("anna kowalska",
 * "lipowa 12") lead when there is a client of just these words; else the rarest word does. Its terms are read in index
 * order, and the other words are looked up among the few terms of each client on the way.
 */
export async function findMatches(
  sql: Sql,
  search: ClientSearch,
  page: { after: SearchPosition | null; limit: number },
): Promise<{ lead: string; rows: Match[] }> {
  const { after } = page
  if (after) return { lead: after.lead, rows: await readMatches(sql, { search, lead: after.lead }, page) }
  // Asked side by side: which word would lead is seldom needed, but waiting for it is what a search would feel.
  const [pair, word] = await Promise.all([leadingPair(sql, search.words), rarest(sql, search.words, search)])
  if (pair !== null) {
    const rows = await readMatches(sql, { search, lead: pair }, page)
    if (rows.length > 0) return { lead: pair, rows }
  }
  return { lead: word, rows: await readMatches(sql, { search, lead: word }, page) }
}

/** Whether a search of these words may be led by a term: one of them, or a pair of neighbours. */
export function mayLead(words: readonly string[], lead: string): boolean {
  return words.includes(lead) || pairsOf(words).includes(lead)
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

/** The pairs of neighbouring words, first as they were typed, then the other way round. */
function pairsOf(words: readonly string[]): string[] {
  const neighbours = words.slice(1).map((word, index) => [words[index] ?? '', word] as const)
  return [
    ...neighbours.map(([first, second]) => pairOf(first, second)),
    ...neighbours.map(([first, second]) => pairOf(second, first)),
  ]
}

/** The first pair that any client has; of the pairs of a longer text the rarest. Looks at one term of each. */
async function leadingPair(sql: Sql, words: readonly string[]): Promise<string | null> {
  const pairs = pairsOf(words)
  if (pairs.length === 0) return null
  const [row] = await sql.rows<Record<string, number | null>>(
    `SELECT ${pairs.map((_, index) => `(SELECT 1 FROM client_terms WHERE term LIKE ? LIMIT 1) AS p${index}`).join(', ')}`,
    pairs.map(startOf),
  )
  const there = pairs.filter((_, index) => row?.[`p${index}`] === 1)
  const typed = there.filter((pair) => pairs.indexOf(pair) < words.length - 1)
  const [first, ...others] = typed.length > 0 ? typed : there
  if (first === undefined || others.length === 0) return first ?? null
  return rarest(sql, [first, ...others], { findsByPesel: false })
}

/**
 * The beginning that the engine reckons to have the fewest terms, the longest of equals. Reckoning reads no rows. No
 * index is named: where one is, MySQL does not look.
 */
async function rarest(
  sql: Sql,
  starts: readonly string[],
  search: Pick<ClientSearch, 'findsByPesel'>,
): Promise<string> {
  const sorted = starts.toSorted((a, b) => b.length - a.length)
  const [longest = ''] = sorted
  if (sorted.length < 2) return longest
  const conditions = sorted.map((start) => begins('t', start, search))
  const plans = await sql.rows<{ table: string | null; rows: number | string | null }>(
    `EXPLAIN FORMAT=TRADITIONAL ${conditions
      .map((condition) => `SELECT t.client_id FROM client_terms t WHERE ${condition.sql}`)
      .join(' UNION ALL ')}`,
    conditions.flatMap((condition) => condition.values),
  )
  const counts = plans.filter(({ table }) => table === 't').map(({ rows }) => Number(rows ?? Infinity))
  const least = Math.min(...counts)
  return sorted[counts.indexOf(least)] ?? longest
}

async function readMatches(
  sql: Sql,
  led: { search: ClientSearch; lead: string },
  page: { after: SearchPosition | null; limit: number },
): Promise<Match[]> {
  const found = new Map<number, Match>()
  let after: Match | null = page.after
  // A few more where other words may turn some away: another round would cost two statements.
  const share = otherWords(led).length === 0 ? 1 : 1.3
  let most = Math.min(Math.ceil(page.limit * share), largestChunk)
  let read = 0
  while (found.size < page.limit) {
    const chunk: Match[] = await readChunk(sql, led, { after, most })
    const fresh = chunk.filter(({ clientId }) => !found.has(clientId))
    for (const match of await onlyMatching(sql, led, { matches: fresh, isFirstPage: page.after === null }))
      if (!found.has(match.clientId)) found.set(match.clientId, match)
    after = chunk.at(-1) ?? null
    if (chunk.length < most) break
    read += chunk.length
    // As many more as should bring what is missing, if things go on like this.
    const missing = page.limit - found.size
    most = Math.min(Math.ceil((missing * read * 1.1) / Math.max(found.size, 1)) + 3, largestChunk)
  }
  return [...found.values()].slice(0, page.limit)
}

function readChunk(
  sql: Sql,
  { search, lead }: { search: ClientSearch; lead: string },
  { after, most }: { after: Match | null; most: number },
): Promise<Match[]> {
  const conditions = [
    begins('t', lead, search),
    ...(after === null ? [] : [follows(after)]),
    ...(search.caretakerId === undefined ? [] : [hasCaretaker(search.caretakerId)]),
  ]
  return sql.rows<Match>(
    `SELECT t.term, t.client_id AS clientId FROM client_terms t FORCE INDEX (PRIMARY)
     WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}
     ORDER BY t.term, t.client_id LIMIT ?`,
    [...conditions.flatMap((condition) => condition.values), most],
  )
}

/** Leaves the clients that have the other words too; on a later page each only at the first term that leads to it. */
async function onlyMatching(
  sql: Sql,
  led: { search: ClientSearch; lead: string },
  { matches, isFirstPage }: { matches: readonly Match[]; isFirstPage: boolean },
): Promise<readonly Match[]> {
  const complete = await withOtherWords(sql, led, matches)
  // On the first page the terms come one after the other, so that the first one is met first.
  return isFirstPage ? complete : onlyAtFirst(sql, led, complete)
}

/** Lists of constants here and below: for a client out of a join the engine would read all of its terms. */
async function withOtherWords(
  sql: Sql,
  led: { search: ClientSearch; lead: string },
  matches: readonly Match[],
): Promise<readonly Match[]> {
  const others = otherWords(led).map((word) => begins('e', word, led.search))
  if (matches.length === 0 || others.length === 0) return matches
  const values = others.flatMap((other) => other.values)
  const rows = await sql.rows<{ clientId: number }>(
    `SELECT e.client_id AS clientId FROM client_terms e FORCE INDEX (ix_client_terms_client)
     WHERE e.client_id IN (?) AND (${others.map((other) => other.sql).join(' OR ')})
     GROUP BY e.client_id HAVING ${others.map((other) => `MAX(${other.sql}) = 1`).join(' AND ')}`,
    [idsOf(matches), ...values, ...values],
  )
  const having = new Set(rows.map(({ clientId }) => clientId))
  return matches.filter(({ clientId }) => having.has(clientId))
}

async function onlyAtFirst(
  sql: Sql,
  { search, lead }: { search: ClientSearch; lead: string },
  matches: readonly Match[],
): Promise<readonly Match[]> {
  if (matches.length === 0) return matches
  const leading = begins('e', lead, search)
  const rows = await sql.rows<{ clientId: number; first: string }>(
    `SELECT e.client_id AS clientId, MIN(e.term) AS first
     FROM client_terms e FORCE INDEX (ix_client_terms_client)
     WHERE e.client_id IN (?) AND ${leading.sql} GROUP BY e.client_id`,
    [idsOf(matches), ...leading.values],
  )
  const first = new Map(rows.map((row) => [row.clientId, row.first]))
  return matches.filter(({ clientId, term }) => first.get(clientId) === term)
}

function idsOf(matches: readonly Match[]): number[] {
  return [...new Set(matches.map(({ clientId }) => clientId))]
}

/** The words that the leading term says nothing of. */
function otherWords({ search, lead }: { search: ClientSearch; lead: string }): string[] {
  const led = lead.startsWith(pairMark) ? lead.slice(1).split(' ') : [lead]
  return search.words.filter((word) => !led.includes(word))
}

/** The condition that a term begins with a word; for who may, also the PESELs that begin so. */
function begins(alias: 't' | 'e', start: string, search: Pick<ClientSearch, 'findsByPesel'>): Condition {
  const column = `${alias}.term LIKE ?`
  return search.findsByPesel && isPeselStart(start)
    ? { sql: `(${column} OR ${column})`, values: [startOf(start), startOf(`${peselMark}${start}`)] }
    : { sql: column, values: [startOf(start)] }
}

function follows({ term, clientId }: Match): Condition {
  return { sql: '(t.term > ? OR (t.term = ? AND t.client_id > ?))', values: [term, term, clientId] }
}

function hasCaretaker(caretakerId: number | null): Condition {
  return {
    sql: '(SELECT k.caretaker_id FROM clients k WHERE k.id = t.client_id) <=> ?',
    values: [caretakerId],
  }
}

function startOf(word: string): string {
  return `${word.replace(/[\\%_]/g, '\\$&')}%`
}
