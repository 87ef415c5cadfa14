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
  /** What comes along with matches where a search reads hardly anybody whom it does not find. */
  readonly shown?: Shown
  /** Given the first that may match, some with what is shown, while their other words are still looked up. */
  readonly beside?: (matches: readonly Match[]) => Promise<void>
}

/** What is shown of a client: columns, the joins from `t.client_id` that they need, and whom the actor reaches. */
export interface Shown {
  readonly columns: readonly string[]
  readonly joins: string
  readonly conditions: readonly Plain[]
}

/** A condition without lists, as a prepared statement takes it. */
interface Plain extends Condition {
  readonly values: (string | number | null)[]
}

/** A search, the term that leads it, and the first terms of other beginnings that were read with it. */
interface Led {
  readonly search: ClientSearch
  readonly lead: string
  readonly begun?: Begun
}

/** For beginnings that some client has: the first of their terms, or none where only that was asked. */
type Begun = ReadonlyMap<string, readonly Match[]>

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
  const { words } = search
  const known = page.after?.lead ?? (words.length === 1 ? words[0] : undefined)
  if (known !== undefined) return { lead: known, rows: await readMatches(sql, { search, lead: known }, page) }
  const { typed, reversed } = pairsOf(words)
  // Asked side by side, and for all that may lead: each further turn is what a search would feel.
  const [begun, rarity] = await Promise.all([
    readFirst(sql, search, page),
    reckon(sql, words.length === 2 ? words : [...words, ...typed, ...reversed], search),
  ])
  const there = [typed, reversed].map((pairs) => pairs.filter((pair) => begun.has(pair)))
  const pair = there.map((pairs) => rarest(pairs, rarity)).find((found) => found !== undefined)
  if (pair !== undefined) {
    const rows = await readMatches(sql, { search, lead: pair, begun }, page)
    if (rows.length > 0) return { lead: pair, rows }
  }
  const word = rarest(words, rarity) ?? ''
  return { lead: word, rows: await readMatches(sql, { search, lead: word, begun }, page) }
}

/** Whether a search of these words may be led by a term: one of them, or a pair of neighbours. */
export function mayLead(words: readonly string[], lead: string): boolean {
  const { typed, reversed } = pairsOf(words)
  return [...words, ...typed, ...reversed].includes(lead)
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

/** A telephone, a meter, a client's own number: longer than a postal code, which many share. */
function isNumber(word: string): boolean {
  return /^\d{6,}$/.test(word)
}

/** The pairs of neighbouring words: as they were typed, and the other way round. */
function pairsOf(words: readonly string[]): { typed: string[]; reversed: string[] } {
  const neighbours = words.slice(1).map((word, index) => [words[index] ?? '', word] as const)
  return {
    typed: neighbours.map(([first, second]) => pairOf(first, second)),
    reversed: neighbours.map(([first, second]) => pairOf(second, first)),
  }
}

/**
 * The first terms of each pair as it was typed, and of each word when none of them is there: what a search led by it
 * reads first; with what is shown where the pair is all that was typed. Of the pairs the other way round, which seldom
 * lead, only whether some client has it. Words are left out beside a number, which mostly means one client, and among
 * the clients of one caretaker: of a common one, all clients of others would be passed by.
 */
async function readFirst(sql: Sql, search: ClientSearch, page: SearchPage): Promise<Begun> {
  const { typed, reversed } = pairsOf(search.words)
  const pairs = typed.map((pair) => begins('e', pair, search))
  const noPair = {
    sql: `NOT EXISTS (SELECT 1 FROM client_terms e FORCE INDEX (PRIMARY)
       WHERE ${pairs.map((pair) => pair.sql).join(' OR ')})`,
    values: pairs.flatMap((pair) => pair.values),
  }
  const isWide = search.caretakerId === undefined && !search.words.some(isNumber)
  const words = isWide ? search.words : []
  const parts = [
    ...[...typed, ...words].map((lead) => ({ lead, most: firstChunk({ search, lead }, page.limit) })),
    ...reversed.map((lead) => ({ lead, most: 1 })),
  ]
  const shown = typed.length === 1 ? page.shown : undefined
  const nothing = shown && { columns: shown.columns.map(() => 'NULL'), joins: '', conditions: [] }
  const chunks = parts.map(({ lead, most }, place) =>
    chunkOf(
      { search, lead },
      {
        after: null,
        most,
        place,
        onlyIf: words.includes(lead) ? [noPair] : [],
        shown: typed.includes(lead) ? shown : nothing,
      },
    ),
  )
  // Each part comes in the order in which its index is read; sorting the whole again would read every row once more.
  const rows = await sql.prepared.rows<Match & { place: number }>(
    chunks.map((chunk) => `(${chunk.sql})`).join(' UNION ALL '),
    chunks.flatMap((chunk) => chunk.values),
  )
  const begun = Map.groupBy(rows, ({ place }) => parts[place]?.lead ?? '')
  for (const pair of reversed) if (begun.has(pair)) begun.set(pair, [])
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

async function readMatches(sql: Sql, led: Led, page: SearchPage): Promise<Match[]> {
  const found = new Map<number, Match>()
  let after: Match | null = page.after
  let most = firstChunk(led, page.limit)
  let read = 0
  while (found.size < page.limit) {
    const chunk =
      read === 0 ? await readFirstChunk(sql, led, page) : await readChunk(sql, led, { after, most })
    const fresh = chunk.filter(({ clientId }) => !found.has(clientId))
    const [matching] = await Promise.all([
      onlyMatching(sql, led, { matches: fresh, isFirstPage: page.after === null }),
      read === 0 && fresh.length > 0 ? page.beside?.(fresh) : undefined,
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

/** What was read already, or else the first chunk with what is shown, where no other word turns anybody away. */
async function readFirstChunk(sql: Sql, led: Led, page: SearchPage): Promise<readonly Match[]> {
  const begun = led.begun?.get(led.lead) ?? []
  if (begun.length > 0) return begun
  const shown = otherWords(led).length === 0 ? page.shown : undefined
  return readChunk(sql.prepared, led, { after: page.after, most: firstChunk(led, page.limit), shown })
}

/** Only the first chunks are of few sizes: of the others, none is worth keeping prepared. */
function readChunk(asking: Sql['prepared'], led: Led, part: Part): Promise<Match[]> {
  const chunk = chunkOf(led, part)
  return asking.rows<Match>(chunk.sql, chunk.values)
}

/** A few more than a page where other words may turn some away: another round would cost two statements. */
function firstChunk(led: Led, limit: number): number {
  const share = otherWords(led).length === 0 ? 1 : 1.3
  return Math.min(Math.ceil(limit * share), largestChunk)
}

interface Part {
  readonly after: Match | null
  readonly most: number
  /** What else has to be so, whatever the term. */
  readonly onlyIf?: readonly Plain[]
  /** Comes with every row, to tell parts that are read together. */
  readonly place?: number
  readonly shown?: Shown | undefined
}

/** The statement that reads the next terms of what leads a search; the few terms first, then whom they lead to. */
function chunkOf({ search, lead }: Led, { after, most, onlyIf = [], place = 0, shown }: Part): Plain {
  const conditions = [
    begins('t', lead, search),
    ...onlyIf,
    ...(shown?.conditions ?? []),
    ...(after === null ? [] : [follows(after)]),
    ...(search.caretakerId === undefined ? [] : [hasCaretaker(search.caretakerId)]),
  ]
  const columns = ['t.term', 't.client_id AS clientId', `${place} AS place`, ...(shown?.columns ?? [])]
  return {
    sql: `SELECT STRAIGHT_JOIN ${columns.join(', ')} FROM client_terms t FORCE INDEX (PRIMARY) ${shown?.joins ?? ''}
     WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}
     ORDER BY t.term, t.client_id LIMIT ${most}`,
    values: conditions.flatMap((condition) => condition.values),
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
  const words = otherWords(led)
  const known = words.map((word) => new Set(led.begun?.get(word)?.map(({ clientId }) => clientId)))
  const isKnown = ({ clientId }: Match) => known.every((having) => having.has(clientId))
  const unknown = matches.filter((match) => !isKnown(match))
  if (unknown.length === 0) return matches
  const others = words.map((word) => begins('e', word, led.search))
  const values = others.flatMap((other) => other.values)
  const rows = await sql.rows<{ clientId: number }>(
    `SELECT e.client_id AS clientId FROM client_terms e FORCE INDEX (ix_client_terms_client)
     WHERE e.client_id IN (?) AND (${others.map((other) => other.sql).join(' OR ')})
     GROUP BY e.client_id HAVING ${others.map((other) => `MAX(${other.sql}) = 1`).join(' AND ')}`,
    [idsOf(unknown), ...values, ...values],
  )
  const having = new Set(rows.map(({ clientId }) => clientId))
  return matches.filter((match) => isKnown(match) || having.has(match.clientId))
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
function begins(alias: 't' | 'e', start: string, search: Pick<ClientSearch, 'findsByPesel'>): Plain {
  const column = `${alias}.term LIKE ?`
  return search.findsByPesel && isPeselStart(start)
    ? { sql: `(${column} OR ${column})`, values: [startOf(start), startOf(`${peselMark}${start}`)] }
    : { sql: column, values: [startOf(start)] }
}

function follows({ term, clientId }: Match): Plain {
  return { sql: '(t.term > ? OR (t.term = ? AND t.client_id > ?))', values: [term, term, clientId] }
}

function hasCaretaker(caretakerId: number | null): Plain {
  return {
    sql: '(SELECT k.caretaker_id FROM clients k WHERE k.id = t.client_id) <=> ?',
    values: [caretakerId],
  }
}
