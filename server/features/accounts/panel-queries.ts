import type { LastSignIn, ListAccountsInput } from '#shared/domain/accounts/panel.ts'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import type { AccountState } from '#shared/domain/accounts/schema.ts'
import { wordsOf } from '#shared/domain/clients/search-terms.ts'
import { decodeCursor, defaultPageSize, encodeCursor } from '#shared/domain/kernel/page.ts'
import { startOfDay } from '#shared/domain/kernel/time.ts'
import { startOf, type Condition } from '#server/platform/database/conditions.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'

/** A row of the panel as it is stored. */
export interface StoredAccount {
  readonly id: number
  readonly kind: AccountKind
  readonly login: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string | null
  readonly state: AccountState
  readonly lastSignedInAt: string | null
  readonly version: number
}

type Key = string | number | null

/** Where the rows are read from, in an order that an index gives, and how a page goes on. */
interface Way {
  readonly from: string
  readonly order: string
  readonly conditions: readonly Condition[]
  readonly keys: string
  after(keys: readonly Key[]): Condition
}

const columns = `a.id, a.kind, a.login, a.first_name AS firstName, a.last_name AS lastName, a.email, a.state,
  a.last_signed_in_at AS lastSignedInAt, a.version`

/**
 * A page of accounts: by name; by their last sign-in where that is asked for; in the order of the words found where a
 * text is. Each way reads one shelf (see `shelves.ts`) in the order of an index that holds kind, group and state, so that
 * it reads no account it does not show. What remains: a text with a day, and several words. Both are ranges, of which an
 * index orders one; the others are looked up at each account the longest word leads to.
 */
export async function findAccounts(
  sql: Sql,
  input: ListAccountsInput,
  timeZone: string,
): Promise<{ rows: StoredAccount[]; nextCursor: string | null }> {
  const limit = input.limit ?? defaultPageSize
  const way = wayTo(input, timeZone)
  const keyCount = way.keys.split(',').length + 1
  const conditions = [
    ...way.conditions,
    ...(input.cursor ? [way.after(decodeCursor(input.cursor, keyCount))] : []),
  ]
  const found = await sql.rows<StoredAccount & Record<`key${number}`, Key>>(
    `SELECT ${columns}, ${way.keys} FROM ${way.from}
     WHERE ${conditions.map((condition) => condition.sql).join(' AND ') || '1 = 1'} ORDER BY ${way.order} LIMIT ?`,
    [...conditions.flatMap((condition) => condition.values), limit + 1],
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const keysOf = (row: (typeof rows)[number]) =>
    Array.from({ length: keyCount - 1 }, (_, index) => row[`key${index}`] ?? null)
  return {
    rows,
    nextCursor: found.length > limit && last ? encodeCursor([...keysOf(last), last.id]) : null,
  }
}

/** Accounts by id, in no order. */
export function accountsById(sql: Sql, ids: readonly number[]): Promise<StoredAccount[]> {
  if (ids.length === 0) return Promise.resolve([])
  return sql.rows<StoredAccount>(`SELECT ${columns} FROM accounts a WHERE a.id IN (?)`, [[...ids]])
}

function wayTo(input: ListAccountsInput, timeZone: string): Way {
  const words = wordsOf(input.text ?? '')
  const { state, lastSignIn } = input
  const table = words.length > 0 ? 't' : 's'
  const shelf: Condition[] = [
    { sql: `${table}.shelf = ?`, values: [shelfOf(input)] },
    ...(state === undefined ? [] : [{ sql: `${table}.state = ?`, values: [state] }]),
    ...(input.groupId === undefined || input.kind === undefined ? [] : [ofKind(input.groupId, input.kind)]),
  ]
  const index = state === undefined ? '' : '_state'
  if (words.length > 0) {
    const rest = lastSignIn === undefined ? [] : [signedIn('a', lastSignIn, timeZone)]
    return byText(words, `FORCE INDEX (${index === '' ? 'PRIMARY' : 'ix_account_terms_state'})`, [
      ...shelf,
      ...rest,
    ])
  }
  const from = (order: string): string =>
    `account_shelves s FORCE INDEX (ix_account_shelves${index}_${order}) STRAIGHT_JOIN accounts a ON a.id = s.account_id`
  return lastSignIn === undefined
    ? byName(from('name'), shelf)
    : byLastSignIn(lastSignIn, from('signed_in'), [...shelf, signedIn('s', lastSignIn, timeZone)])
}

function shelfOf({ groupId, kind }: ListAccountsInput): string {
  return groupId === undefined ? (kind ?? 'all') : String(groupId)
}

/** Accounts of a group are of its kind: another one asks for nobody, which is known before any is read. */
function ofKind(groupId: number, kind: AccountKind): Condition {
  return { sql: '(SELECT g.kind FROM account_groups g WHERE g.id = ?) = ?', values: [groupId, kind] }
}

function byName(from: string, conditions: readonly Condition[]): Way {
  return {
    from,
    conditions,
    order: 's.last_name, s.first_name, s.account_id',
    keys: 's.last_name AS key0, s.first_name AS key1',
    after: ([last = '', first = '', id = 0]) => ({
      sql: `(s.last_name > ? OR (s.last_name = ? AND s.first_name > ?)
              OR (s.last_name = ? AND s.first_name = ? AND s.account_id > ?))`,
      values: [last, last, first, last, first, id],
    }),
  }
}

/** Who has not signed in for longest comes first; of who has since a day, the latest. */
function byLastSignIn({ how }: LastSignIn, from: string, conditions: readonly Condition[]): Way {
  const column = 's.last_signed_in_at'
  const [direction, beyond] = how === 'since' ? ['DESC', '<'] : ['ASC', '>']
  return {
    from,
    conditions,
    order: how === 'never' ? 's.account_id' : `${column} ${direction}, s.account_id ${direction}`,
    keys: `${column} AS key0`,
    after: ([at = null, id = 0]) =>
      how === 'never'
        ? { sql: 's.account_id > ?', values: [id] }
        : {
            sql: `(${column} ${beyond} ? OR (${column} = ? AND s.account_id ${beyond} ?))`,
            values: [at, at, id],
          },
  }
}

/** The longest word leads; an account that several of its terms lead to is left at the first of them. */
function byText(words: readonly string[], index: string, conditions: readonly Condition[]): Way {
  const [lead = '', ...others] = words.toSorted((a, b) => b.length - a.length)
  return {
    from: `account_terms t ${index} STRAIGHT_JOIN accounts a ON a.id = t.account_id`,
    conditions: [
      { sql: 't.term LIKE ?', values: [startOf(lead)] },
      ...conditions,
      {
        sql: `(SELECT e.term FROM account_terms e FORCE INDEX (ix_account_terms_account)
                WHERE e.account_id = t.account_id AND e.shelf = t.shelf AND e.term LIKE ?
                ORDER BY e.account_id, e.shelf, e.term LIMIT 1) = t.term`,
        values: [startOf(lead)],
      },
      ...others.map((word) => ({
        sql: `(SELECT 1 FROM account_terms e FORCE INDEX (ix_account_terms_account)
                WHERE e.account_id = t.account_id AND e.shelf = t.shelf AND e.term LIKE ? LIMIT 1) = 1`,
        values: [startOf(word)],
      })),
    ],
    order: 't.term, t.account_id',
    keys: 't.term AS key0',
    after: ([term = '', id = 0]) => ({
      sql: '(t.term > ? OR (t.term = ? AND t.account_id > ?))',
      values: [term, term, id],
    }),
  }
}

function signedIn(table: string, asked: LastSignIn, timeZone: string): Condition {
  const column = `${table}.last_signed_in_at`
  if (asked.how === 'never') return { sql: `${column} IS NULL`, values: [] }
  return {
    sql: `${column} ${asked.how === 'before' ? '<' : '>='} ?`,
    values: [toStored(startOfDay(timeZone, asked.on))],
  }
}
