import { canonical } from '../database/request-keys.ts'
import { toStored, type Sql } from '../database/connection.ts'

/** A job to be done once `runAt` is reached; `uniqueKey` (ASCII, at most 120) names it among its kind. */
export interface NewJob {
  readonly kind: string
  readonly uniqueKey: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly runAt: Date
}

/**
 * Puts a job into the queue in the transaction of `sql`. A job of the same kind and key, done or not, is left as it
 * is. Put ids into the payload, not personal data.
 */
export async function enqueue(sql: Sql, job: NewJob): Promise<void> {
  await sql.query(
    `INSERT INTO jobs (kind, unique_key, payload, state, run_at, created_at) VALUES (?, ?, ?, 'waiting', ?, UTC_TIMESTAMP(3))
     ON DUPLICATE KEY UPDATE id = id`,
    [job.kind, job.uniqueKey, canonical(job.payload), toStored(job.runAt)],
  )
}
