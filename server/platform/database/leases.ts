import { inTransaction } from './transaction.ts'
import type { Database, Sql } from './connection.ts'
import type { Transaction } from 'sequelize'

/** A place in the feed that one process at a time moves on. Its row in `leases` is made by a migration. */
export interface Lease {
  readonly name: string
  /** A UUID of whoever works under it. */
  readonly holder: string
  /** For how long others leave it alone after a step. */
  readonly milliseconds: number
}

export interface LeasedStep {
  readonly tx: Transaction
  readonly sql: Sql
  /** Where the last step ended. */
  readonly position: number
}

/**
 * Takes one step under a lease: `work` answers the new position, which commits with what it did. Answers null and
 * does nothing while another process holds the lease. That no two steps overlap is ensured by the lock on the row;
 * the lease, counted by the clock of the database alone, only keeps the others from queueing up behind it.
 */
export async function stepUnderLease(
  db: Database,
  lease: Lease,
  work: (step: LeasedStep) => Promise<number>,
): Promise<number | null> {
  return inTransaction(db, async (tx) => {
    const sql = db.within(tx)
    const [row] = await sql.rows<{ position: number; isElsewhere: number }>(
      `SELECT position, (holder <> ? AND held_until > UTC_TIMESTAMP(3)) IS TRUE AS isElsewhere
       FROM leases WHERE name = ? FOR UPDATE SKIP LOCKED`,
      [lease.holder, lease.name],
    )
    if (row?.isElsewhere !== 0) return null
    const position = await work({ tx, sql, position: row.position })
    await sql.query(
      `UPDATE leases SET holder = ?, held_until = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND, position = ? WHERE name = ?`,
      [lease.holder, lease.milliseconds * 1000, position, lease.name],
    )
    return position
  })
}
