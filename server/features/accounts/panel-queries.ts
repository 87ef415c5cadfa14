import type { LastSignIn, ListAccountsInput } from '#shared/domain/accounts/panel.ts'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import type { AccountState } from '#shared/domain/accounts/schema.ts'
import { wordsOf } from '#shared/domain/clients/search-terms.ts'
import { decodeCursor, defaultPageSize, encodeCursor } from '#shared/domain/kernel/page.ts'
import { startOfDay } from '#shared/domain/kernel/time.ts'
import { toStored, type Sql, type Value } from '#server/platform/database/connection.ts'

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

interface Condition {
  readonly sql: string
  readonly values: readonly Value[]
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

/** Groups of at most so many are read whole and sorted, instead of looking for their members among all accounts. */
const smallGroup = 500

/**
 * A page of accounts: by name; by their last sign-in where that is asked for; in the order of the words found where a
 * text is. Each way reads rows in the order of an index.
 */
export async function findAccounts(
  sql: Sql,
  input: ListAccountsInput,
  timeZone: string,
): Promise<{ rows: StoredAccount[]; nextCursor: string | null }> {
  const limit = input.limit ?? defaultPageSize
  const way = await wayTo(sql, input, timeZone)
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

async function wayTo(sql: Sql, input: ListAccountsInput, timeZone: string): Promise<Way> {
  const words = wordsOf(input.text ?? '')
  const { kind, state, groupId } = input
  const rest: Condition[] = [
    ...(kind === undefined ? [] : [{ sql: 'a.kind = ?', values: [kind] }]),
    ...(state === undefined ? [] : [{ sql: 'a.state = ?', values: [state] }]),
    ...(groupId === undefined ? [] : [inGroup(groupId)]),
    ...(input.lastSignIn === undefined ? [] : [signedIn(input.lastSignIn, timeZone)]),
  ]
  if (words.length > 0) return byText(words, rest)
  if (groupId !== undefined && (await isSmall(sql, groupId))) {
    const from = 'account_group_members s STRAIGHT_JOIN accounts a ON a.id = s.account_id'
    return byName(from, [{ sql: 's.group_id = ?', values: [groupId] }, ...rest])
  }
  if (input.lastSignIn !== undefined) {
    const index = kind === undefined ? 'ix_accounts_signed_in' : 'ix_accounts_kind_signed_in'
    return byLastSignIn(input.lastSignIn, `accounts a FORCE INDEX (${index})`, rest)
  }
  const index = `ix_accounts${kind === undefined ? '' : '_kind'}${state === undefined ? '' : '_state'}_name`
  return byName(`accounts a FORCE INDEX (${index})`, rest)
}

function byName(from: string, conditions: readonly Condition[]): Way {
  return {
    from,
    conditions,
    order: 'a.last_name, a.first_name, a.id',
    keys: 'a.last_name AS key0, a.first_name AS key1',
    after: ([last = '', first = '', id = 0]) => ({
      sql: 'a.last_name >= ? AND (a.last_name > ? OR a.first_name > ? OR (a.first_name = ? AND a.id > ?))',
      values: [last, last, first, first, id],
    }),
  }
}

/** Who has not signed in for longest comes first; of who has since a day, the latest. */
function byLastSignIn({ how }: LastSignIn, from: string, conditions: readonly Condition[]): Way {
  const column = 'a.last_signed_in_at'
  const [direction, beyond] = how === 'since' ? ['DESC', '<'] : ['ASC', '>']
  return {
    from,
    conditions,
    order: how === 'never' ? 'a.id' : `${column} ${direction}, a.id ${direction}`,
    keys: `${column} AS key0`,
    after: ([at = null, id = 0]) =>
      how === 'never'
        ? { sql: 'a.id > ?', values: [id] }
        : {
            sql: `(${column} ${beyond} ? OR (${column} = ? AND a.id ${beyond} ?))`,
            values: [at, at, id],
          },
  }
}

/** The longest word leads; an account that several of its terms lead to is left at the first of them. */
function byText(words: readonly string[], rest: readonly Condition[]): Way {
  const [lead = '', ...others] = words.toSorted((a, b) => b.length - a.length)
  return {
    from: 'account_terms t FORCE INDEX (PRIMARY) STRAIGHT_JOIN accounts a ON a.id = t.account_id',
    conditions: [
      { sql: 't.term LIKE ?', values: [startOf(lead)] },
      {
        sql: `(SELECT MIN(e.term) FROM account_terms e FORCE INDEX (ix_account_terms_account)
                WHERE e.account_id = t.account_id AND e.term LIKE ?) = t.term`,
        values: [startOf(lead)],
      },
      ...others.map((word) => ({
        sql: `(SELECT 1 FROM account_terms e FORCE INDEX (ix_account_terms_account)
                WHERE e.account_id = t.account_id AND e.term LIKE ? LIMIT 1) = 1`,
        values: [startOf(word)],
      })),
      ...rest,
    ],
    order: 't.term, t.account_id',
    keys: 't.term AS key0',
    after: ([term = '', id = 0]) => ({
      sql: '(t.term > ? OR (t.term = ? AND t.account_id > ?))',
      values: [term, term, id],
    }),
  }
}

/** A scalar subquery: EXISTS may become a join that reads every member of a large group first. */
function inGroup(groupId: number): Condition {
  return {
    sql: '(SELECT 1 FROM account_group_members m WHERE m.account_id = a.id AND m.group_id = ?) = 1',
    values: [groupId],
  }
}

function signedIn(asked: LastSignIn, timeZone: string): Condition {
  if (asked.how === 'never') return { sql: 'a.last_signed_in_at IS NULL', values: [] }
  return {
    sql: `a.last_signed_in_at ${asked.how === 'before' ? '<' : '>='} ?`,
    values: [toStored(startOfDay(timeZone, asked.on))],
  }
}

async function isSmall(sql: Sql, groupId: number): Promise<boolean> {
  const more = await sql.rows(
    'SELECT account_id FROM account_group_members WHERE group_id = ? ORDER BY account_id LIMIT 1 OFFSET ?',
    [groupId, smallGroup],
  )
  return more.length === 0
}

function startOf(word: string): string {
  return `${word.replace(/[\\%_]/g, '\\$&')}%`
}
