import type { Transaction } from 'sequelize'
import type { Database } from './connection.ts'

/**
 * Locks and answers the ids of up to `limit` rows that no other process holds. Raw SQL, because Sequelize drops
 * `skipLocked` for MySQL without a word; `where` must follow an index whose order is the order by.
 */
export async function claimRows(
  db: Database,
  tx: Transaction,
  claim: {
    table: 'jobs'
    where: string
    values: readonly (string | number)[]
    orderBy: string
    limit: number
  },
): Promise<number[]> {
  const rows = await db
    .within(tx)
    .rows<{ id: number }>(
      `SELECT id FROM ${claim.table} WHERE ${claim.where} ORDER BY ${claim.orderBy} LIMIT ${claim.limit} FOR UPDATE SKIP LOCKED`,
      claim.values,
    )
  return rows.map((row) => row.id)
}
