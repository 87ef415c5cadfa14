import type { Sql } from './connection.ts'

/** The check of every request for a public page. */
const publicVersionsSql = 'SELECT publications, appearance FROM public_versions WHERE id = 1'

/** Names the state of everything that strangers see: equal names, equal pages until the next window opens or closes. */
export async function publicVersion(sql: Sql): Promise<string> {
  const [row] = await sql.prepared.rows<{ publications: number; appearance: number }>(publicVersionsSql)
  return `${row?.publications}.${row?.appearance}`
}

/**
 * Says that what strangers see has changed, so that every process renders its pages anew. The last thing a command
 * does: others that publish wait from here until its commit.
 */
export async function countPublicChange(sql: Sql, what: 'publications' | 'appearance'): Promise<void> {
  await sql.query(`UPDATE public_versions SET ${what} = ${what} + 1 WHERE id = 1`)
}
