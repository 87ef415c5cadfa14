import {
  isPeselStart,
  pairMark,
  pairOf,
  peselMark,
  searchWords,
} from '#shared/domain/clients/search-terms.ts'
import { startOf, type Condition } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'

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

export interface SearchPage {
  readonly after: SearchPosition | null
  readonly limit: number
  /** Given the first clients that may match, while their other words are still looked up. */
  readonly beside?: (clientIds: number[]) => Promise<void>
}

/** A search, and the term that leads it. */
interface Led {
  readonly search: ClientSearch
  readonly lead: string
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
  page: SearchPage,
): Promise<{ lead: string; rows: Match[] }> {
  const { after } = page
  if (after) return { lead: after.lead, rows: await readMatches(sql, { search, lead: after.lead }, page) }
  const pairs = pairsOf(search.words)
  // Asked side by side: which of them would lead is not always needed, but waiting for it is what a search would feel.
  const [begun, rarity] = await Promise.all([
    readPairs(sql, search, page.limit),
    reckon(sql, [...search.words, ...pairs], search),
  ])
  const there = pairs.filter((pair) => begun.has(pair))
  const typed = there.filter((pair) => pairs.indexOf(pair) < search.words.length - 1)
  const pair = rarest(typed.length > 0 ? typed : there, rarity)
  if (pair !== undefined) {
    const rows = await readMatches(sql, { search, lead: pair, begun: begun.get(pair) }, page)
    if (rows.length > 0) return { lead: pair, rows }
  }
  const word = rarest(search.words, rarity) ?? ''
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

/** The first terms of each pair that any client has: what a search led by it reads first. */
async function readPairs(
  sql: Sql,
  search: ClientSearch,
  limit: number,
): Promise<ReadonlyMap<string, readonly Match[]>> {
  const pairs = pairsOf(search.words)
  const begun = new Map<string, Match[]>()
  if (pairs.length === 0) return begun
  const chunks = pairs.map((lead, index) => {
    const led = { search, lead }
    return chunkOf(led, { after: null, most: firstChunk(led, limit) }, `, ${index} AS place`)
  })
  // Each part comes in the order in which its index is read; sorting the whole again would read every row once more.
  const rows = await sql.rows<Match & { place: number }>(
    chunks.map((chunk) => `(${chunk.sql})`).join(' UNION ALL '),
    chunks.flatMap((chunk) => chunk.values),
  )
  for (const { place, ...match } of rows) {
    const pair = pairs[place] ?? ''
    begun.set(pair, [...(begun.get(pair) ?? []), match])
  }
  return begun
}

/**
 * How many terms the engine reckons to have each beginning. Reckoning reads no rows. No index is named: where one is,
 * MySQL does not look.
 */
async function reckon(
  sql: Sql,
  starts: readonly string[],
  search: ClientSearch,
): Promise<ReadonlyMap<string, number>> {
  if (starts.length < 2) return new Map()
  const conditions = starts.map((start) => begins('t', start, search))
  const plans = await sql.rows<{ table: string | null; rows: number | string | null }>(
    `EXPLAIN FORMAT=TRADITIONAL ${conditions
      .map((condition) => `SELECT t.client_id FROM client_terms t WHERE ${condition.sql}`)
      .join(' UNION ALL ')}`,
    conditions.flatMap((condition) => condition.values),
  )
  const counts = plans.filter(({ table }) => table === 't').map(({ rows }) => Number(rows ?? Infinity))
  return new Map(starts.map((start, index) => [start, counts[index] ?? Infinity]))
}

/** The beginning with the fewest terms, the longest of equals. */
function rarest(starts: readonly string[], rarity: ReadonlyMap<string, number>): string | undefined {
  const count = (start: string): number => rarity.get(start) ?? Infinity
  return starts.toSorted((a, b) => count(a) - count(b) || b.length - a.length).at(0)
}

async function readMatches(
  sql: Sql,
  led: Led & { begun?: readonly Match[] | undefined },
  page: SearchPage,
): Promise<Match[]> {
  const found = new Map<number, Match>()
  let after: Match | null = page.after
  let most = firstChunk(led, page.limit)
  let read = 0
  while (found.size < page.limit) {
    const begun = read === 0 ? led.begun : undefined
    const chunk = begun ?? (await readChunk(sql, led, { after, most }))
    const fresh = chunk.filter(({ clientId }) => !found.has(clientId))
    const [matching] = await Promise.all([
      onlyMatching(sql, led, { matches: fresh, isFirstPage: page.after === null }),
      read === 0 && fresh.length > 0 ? page.beside?.(idsOf(fresh)) : undefined,
    ])
    for (const match of matching) if (!found.has(match.clientId)) found.set(match.clientId, match)
    after = chunk.at(-1) ?? null
    if (chunk.length < most) break
    read += chunk.length
    // As many more as should bring what is missing, if things go on like this.
    const missing = page.limit - found.size
    most = Math.min(Math.ceil((missing * read * 1.1) / Math.max(found.size, 1)) + 3, largestChunk)
  }
  return [...found.values()].slice(0, page.limit)
}

/** A few more than a page where other words may turn some away: another round would cost two statements. */
function firstChunk(led: Led, limit: number): number {
  const share = otherWords(led).length === 0 ? 1 : 1.3
  return Math.min(Math.ceil(limit * share), largestChunk)
}

function readChunk(sql: Sql, led: Led, part: { after: Match | null; most: number }): Promise<Match[]> {
  const chunk = chunkOf(led, part)
  return sql.rows<Match>(chunk.sql, chunk.values)
}

/** The statement that reads the next terms of what leads a search. */
function chunkOf(
  { search, lead }: Led,
  { after, most }: { after: Match | null; most: number },
  columns = '',
): Condition {
  const conditions = [
    begins('t', lead, search),
    ...(after === null ? [] : [follows(after)]),
    ...(search.caretakerId === undefined ? [] : [hasCaretaker(search.caretakerId)]),
  ]
  return {
    sql: `SELECT t.term, t.client_id AS clientId${columns} FROM client_terms t FORCE INDEX (PRIMARY)
     WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}
     ORDER BY t.term, t.client_id LIMIT ?`,
    values: [...conditions.flatMap((condition) => condition.values), most],
  }
}

/** Leaves the clients that have the other words too; on a later page each only at the first term that leads to it. */
async function onlyMatching(
  sql: Sql,
  led: Led,
  { matches, isFirstPage }: { matches: readonly Match[]; isFirstPage: boolean },
): Promise<readonly Match[]> {
  const complete = await withOtherWords(sql, led, matches)
  // On the first page the terms come one after the other, so that the first one is met first.
  return isFirstPage ? complete : onlyAtFirst(sql, led, complete)
}

/** Lists of constants here and below: for a client out of a join the engine would read all of its terms. */
async function withOtherWords(sql: Sql, led: Led, matches: readonly Match[]): Promise<readonly Match[]> {
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
  { search, lead }: Led,
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
function otherWords({ search, lead }: Led): string[] {
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
