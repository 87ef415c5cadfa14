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
export function enqueue(sql: Sql, job: NewJob): Promise<void> {
  return enqueueAll(sql, [job])
}

/** The same for several jobs in one statement. */
export async function enqueueAll(sql: Sql, jobs: readonly NewJob[]): Promise<void> {
  await sql.query(
    `INSERT INTO jobs (kind, unique_key, payload, state, run_at, created_at)
     VALUES ${jobs.map(() => "(?, ?, ?, 'waiting', ?, UTC_TIMESTAMP(3))").join(', ')}
     ON DUPLICATE KEY UPDATE id = id`,
    jobs.flatMap((job) => [job.kind, job.uniqueKey, canonical(job.payload), toStored(job.runAt)]),
  )
}
