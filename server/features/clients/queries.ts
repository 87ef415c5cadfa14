import { defaultPageSize, decodeCursor, encodeCursor, toPage, type Page } from '#shared/domain/kernel/page.ts'
import type { ClientRecord, ClientRow, ListClientsInput } from '#shared/domain/clients/schema.ts'
import type { ClientFamily, GetFamilyInput } from '#shared/domain/clients/family.ts'
import { searchWords } from '#shared/domain/clients/search-terms.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { has } from '#server/platform/auth/actor.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { mergedInto } from './merge/merged.ts'
import { presentRecord, presentRow, type StoredRecord, type StoredRow } from './present.ts'
import { clientScope } from './scope.ts'
import { settlementSource } from './settlement.ts'
import { findMatches, mayLead, type Match, type SearchPosition } from './search.ts'

type Reading = Pick<QueryContext, 'sql' | 'actor'>

/** A page of clients by name, or of those whose terms begin with every word of `search`. */
export async function listClients(ctx: Reading, input: ListClientsInput): Promise<Page<ClientRow>> {
  const words = searchWords(input.search ?? '')
  return words.length === 0 ? listByName(ctx, input) : listMatches(ctx, input, words)
}

/**
 * One client record with the facts of its header; for a record that was merged into another, the other. Refuses with
 * `client.not-found`.
 */
export async function getClientRecord(
  ctx: Pick<QueryContext, 'sql' | 'actor' | 'now'>,
  clientId: number,
): Promise<ClientRecord> {
  const scope = clientScope(ctx.actor, 'c.id')
  const [row] = await ctx.sql.rows<StoredRecord>(
    `SELECT c.id, c.number, c.kind, c.display_name AS name, c.first_name AS firstName, c.last_name AS lastName,
       c.company_name AS companyName, c.nip, c.regon, c.pesel, c.email, c.phone, c.street, c.building, c.flat,
       c.postal_code AS postalCode, c.city, c.alert_note AS alertNote, c.alert_note_at AS alertNoteAt,
       n.first_name AS notedByFirstName, n.last_name AS notedByLastName, c.caretaker_id AS caretakerId,
       a.first_name AS caretakerFirstName, a.last_name AS caretakerLastName, c.created_at AS createdAt, c.version,
       (SELECT COUNT(*) FROM tasks t WHERE t.client_id = c.id AND t.is_open = 1) AS openTasks,
       (SELECT COUNT(*) FROM tasks t WHERE t.client_id = c.id AND t.is_open = 1 AND t.due_at <= ?) AS overdueTasks,
       (SELECT MAX(p.last_signed_in_at) FROM client_accounts r JOIN accounts p ON p.id = r.account_id
          WHERE r.client_id = c.id) AS lastSignedInAt,
       (SELECT MAX(s.last_seen_at) FROM client_accounts r JOIN sessions s ON s.account_id = r.account_id
          WHERE r.client_id = c.id) AS lastSeenAt
     FROM clients c LEFT JOIN accounts a ON a.id = c.caretaker_id LEFT JOIN accounts n ON n.id = c.alert_note_by
     WHERE c.id = ? AND ${scope.sql}`,
    [toStored(ctx.now()), clientId, ...scope.values],
  )
  if (!row) {
    const into = await mergedInto(ctx.sql, clientId)
    if (into === null) throw new AppError('client.not-found')
    return getClientRecord(ctx, into)
  }
  const debt = await settlementSource.debtOf(clientId)
  const lastReading = await settlementSource.lastReadingOf(clientId)
  return presentRecord(row, ctx.actor, { debt, lastReading })
}

/** To whom a client belongs and a page of those that belong to it, by name. Refuses with `client.not-found`. */
export async function getFamily(ctx: Reading, input: GetFamilyInput): Promise<ClientFamily> {
  const { clientId, limit = defaultPageSize } = input
  const scope = clientScope(ctx.actor, 'c.id')
  const [found] = await ctx.sql.rows<{ id: number | null; number: string; name: string }>(
    `SELECT p.id, p.number, p.display_name AS name FROM clients c LEFT JOIN clients p ON p.id = c.parent_id
     WHERE c.id = ? AND ${scope.sql}`,
    [clientId, ...scope.values],
  )
  if (!found) throw new AppError('client.not-found')
  const { id, number, name } = found
  const conditions: Condition[] = [{ sql: 'c.parent_id = ?', values: [clientId] }, scope]
  if (input.cursor) conditions.push(afterName(input.cursor))
  const rows = await readRows(ctx.sql, { index: 'ix_clients_parent', conditions }, limit + 1)
  const page = toPage(rows, limit, { row: presentRow, keys: (row) => [row.sortName, row.id] })
  return { parent: id === null ? null : { id, number, name }, ...page }
}

function afterName(cursor: string): Condition {
  const [name = '', id = 0] = decodeCursor(cursor, 2)
  return { sql: 'c.sort_name >= ? AND (c.sort_name > ? OR c.id > ?)', values: [name, name, id] }
}

async function listByName(ctx: Reading, input: ListClientsInput): Promise<Page<ClientRow>> {
  const limit = input.limit ?? defaultPageSize
  const conditions: Condition[] = [clientScope(ctx.actor, 'c.id')]
  if (input.caretakerId !== undefined)
    conditions.push({ sql: 'c.caretaker_id <=> ?', values: [input.caretakerId] })
  if (input.cursor) conditions.push(afterName(input.cursor))
  const index = input.caretakerId === undefined ? 'ix_clients_name' : 'ix_clients_caretaker_name'
  const found = await readRows(ctx.sql, { index, conditions }, limit + 1)
  return toPage(found, limit, { row: presentRow, keys: (row) => [row.sortName, row.id] })
}

async function listMatches(
  ctx: Reading,
  input: ListClientsInput,
  words: readonly string[],
): Promise<Page<ClientRow>> {
  const limit = input.limit ?? defaultPageSize
  const search = { words, findsByPesel: has(ctx.actor, 'client.edit'), caretakerId: input.caretakerId }
  const after = input.cursor ? positionIn(input.cursor, words) : null
  const read = new Map<number, StoredRow>()
  const readThem = async (found: readonly Match[]): Promise<void> => {
    for (const match of found) if (isShown(match)) read.set(match.clientId, match)
    const ids = found.map(({ clientId }) => clientId).filter((id) => !read.has(id))
    if (ids.length > 0) for (const row of await readClientRows(ctx, [...new Set(ids)])) read.set(row.id, row)
  }
  const shown = { columns: rowColumns, joins: `JOIN clients c ON c.id = t.client_id ${joinCaretaker}` }
  const conditions = [clientScope(ctx.actor, 'c.id')]
  const page = { after, limit: limit + 1, shown: { ...shown, conditions }, beside: readThem }
  const { lead, rows: matches } = await findMatches(ctx.sql, search, page)
  const ofPage = matches.slice(0, limit)
  const last = ofPage.at(-1)
  if (last === undefined) return { rows: [], nextCursor: null }
  const place = new Map(ofPage.map((match, index) => [match.clientId, index]))
  await readThem(ofPage)
  const found = [...read.values()].filter(({ id }) => place.has(id))
  // What fits one page is shown by name; a longer result goes on where the leading term's matches go on.
  const fits = matches.length <= limit && after === null
  found.sort(fits ? byName : (a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
  return {
    rows: found.map(presentRow),
    nextCursor: matches.length > limit ? encodeCursor([lead, last.term, last.clientId]) : null,
  }
}

function isShown(match: Match): match is Match & StoredRow {
  return 'sortName' in match && match.sortName !== null
}

/** The rows of clients whose ids are known, those in the actor's reach, in no order. */
export function readClientRows(ctx: Reading, ids: number[]): Promise<StoredRow[]> {
  const scope = clientScope(ctx.actor, 'c.id')
  return ctx.sql.rows<StoredRow>(
    `SELECT ${rowColumns.join(', ')} FROM clients c FORCE INDEX (PRIMARY) ${joinCaretaker}
     WHERE c.id IN (?) AND ${scope.sql}`,
    [ids, ...scope.values],
  )
}

const polish = new Intl.Collator('pl')

function byName(a: StoredRow, b: StoredRow): number {
  return polish.compare(a.sortName, b.sortName) || a.id - b.id
}

function positionIn(cursor: string, words: readonly string[]): SearchPosition {
  const [lead, term, clientId] = decodeCursor(cursor, 3)
  if (typeof lead !== 'string' || !mayLead(words, lead)) throw new AppError('page.cursor-invalid')
  if (typeof term !== 'string' || typeof clientId !== 'number') throw new AppError('page.cursor-invalid')
  return { lead, term, clientId }
}

const rowColumns = [
  ...[
    'c.id',
    'c.number',
    'c.kind',
    'c.display_name AS name',
    'c.sort_name AS sortName',
    'c.phone',
    'c.street',
  ],
  ...['c.building', 'c.flat', 'c.postal_code AS postalCode', 'c.city', 'c.caretaker_id AS caretakerId'],
  ...['a.first_name AS caretakerFirstName', 'a.last_name AS caretakerLastName'],
  '(SELECT COUNT(*) FROM tasks k WHERE k.client_id = c.id AND k.is_open = 1) AS openTasks',
]
const joinCaretaker = 'LEFT JOIN accounts a ON a.id = c.caretaker_id'

/** The first `most` rows by name. The index is named, because a guess of the optimizer may read every client. */
function readRows(
  sql: Sql,
  from: {
    index: 'ix_clients_name' | 'ix_clients_caretaker_name' | 'ix_clients_parent'
    conditions: readonly Condition[]
  },
  most: number,
): Promise<StoredRow[]> {
  const { index, conditions } = from
  return sql.rows<StoredRow>(
    `SELECT ${rowColumns.join(', ')}
     FROM clients c FORCE INDEX (${index}) ${joinCaretaker}
     WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}
     ORDER BY c.sort_name, c.id LIMIT ?`,
    [...conditions.flatMap((condition) => condition.values), most],
  )
}
