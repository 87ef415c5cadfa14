import { wordsOf } from '#shared/domain/clients/search-terms.ts'
import type { Sql } from '#server/platform/database/connection.ts'

interface Named {
  readonly login: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string | null
}

/** Every word the panel finds an account by, each once. */
function accountTerms(account: Named): string[] {
  const { login, firstName, lastName, email } = account
  return [...new Set([login, firstName, lastName, email ?? ''].flatMap(wordsOf))]
}

/** Stores the words of an account in place of those it had. */
export async function storeTerms(sql: Sql, accountId: number, account: Named): Promise<void> {
  await sql.query('DELETE FROM account_terms WHERE account_id = ?', [accountId])
  await insertTerms(sql, [[accountId, account]])
}

/** Stores the words of accounts that have none yet. */
export async function insertTerms(sql: Sql, accounts: readonly (readonly [number, Named])[]): Promise<void> {
  const rows = accounts.flatMap(([id, account]) => accountTerms(account).map((term) => [term, id] as const))
  // Words that differ only in marks the collation ignores are one.
  if (rows.length > 0) await sql.query('INSERT IGNORE INTO account_terms (term, account_id) VALUES ?', [rows])
}
