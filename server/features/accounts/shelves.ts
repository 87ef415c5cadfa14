import type { AccountState } from '#shared/domain/accounts/schema.ts'
import { wordsOf } from '#shared/domain/clients/search-terms.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/**
 * Where the panel finds accounts. Each stands on the shelf `all`, on that of its kind and on one of each of its groups
 * (by id), with what a list is ordered by, and with every word it is found by.
 */
export interface Shelved {
  readonly id: number
  readonly login: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string | null
  readonly state: AccountState
}

const column = 'shelf, account_id, state, last_signed_in_at, last_name, first_name'
const value = 'a.id, a.state, a.last_signed_in_at, a.last_name, a.first_name'

/** Puts accounts that are new, with their groups, on their shelves. */
export async function shelve(sql: Sql, accounts: readonly Shelved[]): Promise<void> {
  if (accounts.length === 0) return
  const ids = accounts.map(({ id }) => id)
  await sql.query(
    `INSERT INTO account_shelves (${column})
     SELECT 'all', ${value} FROM accounts a WHERE a.id IN (?)
     UNION ALL SELECT a.kind, ${value} FROM accounts a WHERE a.id IN (?)
     UNION ALL SELECT CAST(m.group_id AS CHAR), ${value} FROM account_group_members m
       JOIN accounts a ON a.id = m.account_id WHERE m.account_id IN (?)`,
    [ids, ids, ids],
  )
  const stored = await sql.rows<{ accountId: number; shelf: string }>(
    'SELECT account_id AS accountId, shelf FROM account_shelves WHERE account_id IN (?)',
    [ids],
  )
  const shelvesOf = Map.groupBy(stored, ({ accountId }) => accountId)
  const rows = accounts.flatMap((account) =>
    (shelvesOf.get(account.id) ?? []).flatMap(({ shelf }) =>
      termsOf(account).map((term) => [shelf, term, account.id, account.state] as const),
    ),
  )
  if (rows.length === 0) return
  // Words that differ only in marks the collation ignores are one.
  await sql.query('INSERT IGNORE INTO account_terms (shelf, term, account_id, state) VALUES ?', [rows])
}

/** Puts an account anew where it belongs, after its names, words or groups have changed. */
export async function shelveAnew(sql: Sql, account: Shelved): Promise<void> {
  await sql.query('DELETE FROM account_terms WHERE account_id = ?', [account.id])
  await sql.query('DELETE FROM account_shelves WHERE account_id = ?', [account.id])
  await shelve(sql, [account])
}

/** Says on every shelf of an account in what state it is by now. */
export async function shelveState(sql: Sql, accountId: number, state: AccountState): Promise<void> {
  for (const table of ['account_shelves', 'account_terms'])
    await sql.query(`UPDATE ${table} SET state = ? WHERE account_id = ?`, [state, accountId])
}

/** Every word the panel finds an account by, each once. */
function termsOf({ login, firstName, lastName, email }: Shelved): string[] {
  return [...new Set([login, firstName, lastName, email ?? ''].flatMap(wordsOf))]
}
