import type { Env } from '#server/env.ts'
import type { Database, Sql } from '#server/platform/database/connection.ts'
import { inTransaction } from '#server/platform/database/transaction.ts'
import { linkAddress, makeLink } from './links.ts'
import { hasAdministrator } from './queries.ts'

/**
 * Makes the one-time address at which the first administrator gives login and password; it works for a day and
 * replaces an earlier one. Throws a plain sentence when the office already has an administrator.
 */
export function makeFirstAdministratorLink(db: Database, env: Env, now: Date): Promise<string> {
  return inTransaction(db, async (tx) => {
    const sql = db.within(tx)
    await lockAdministrators(sql)
    if (await hasAdministrator(sql))
      throw new Error('This office already has an administrator, who can make further accounts.')
    const { token } = await makeLink(sql, { purpose: 'first-admin', accountId: null, now })
    return linkAddress(env, { purpose: 'first-admin', kind: 'staff', language: 'pl', token })
  })
}

/** Lets only one transaction at a time decide whether there is an administrator, until it ends. */
export async function lockAdministrators(sql: Sql): Promise<void> {
  await sql.query("UPDATE account_groups SET version = version + 1 WHERE code = 'ADMINISTRATORS'")
}
