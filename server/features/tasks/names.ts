import { nameOf } from '#server/platform/auth/actor.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** The name of an account for a sentence about what it did; empty when there is none. */
export async function findAccountName(sql: Sql, accountId: number): Promise<string> {
  const [found] = await sql.rows<{ firstName: string; lastName: string }>(
    'SELECT first_name AS firstName, last_name AS lastName FROM accounts WHERE id = ?',
    [accountId],
  )
  return found ? nameOf(found) : ''
}
