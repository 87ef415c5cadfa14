import { randomUUID } from 'node:crypto'
import { claimRows } from '../database/claim-rows.ts'
import { toStored } from '../database/connection.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Services } from '../trpc/context.ts'
import { GiveUp, type JobContext, type JobHandler } from './job.ts'
import { startLoop, type Loop } from './loop.ts'
import { systemStep } from './step.ts'

interface ClaimedJob {
  readonly id: number
  readonly kind: string
  readonly payload: string
  readonly attempts: number
}

export interface RunnerOptions {
  readonly handlers: readonly JobHandler[]
  /** How many jobs of this process run at the same time. */
  readonly mostAtOnce?: number
  /** For how long a job is left alone without a sign of life of whoever runs it. */
  readonly leaseMilliseconds?: number
}

const longestStop = 10_000

/**
 * Runs due jobs for as long as the process lives; any number of processes may. A running job is held by a lease that
 * is renewed while it runs: that of a killed worker ends by itself, counted by the clock of the database alone, and
 * the job is run again. A job taken over from a worker that still lives is reported done by one of the two only.
 */
export function startRunner(services: Services, options: RunnerOptions): Loop {
  const { db, log } = services
  const { mostAtOnce = 4, leaseMilliseconds = 60_000 } = options
  const lease = leaseMilliseconds * 1000
  const handlers = new Map(options.handlers.map((handler) => [handler.kind, handler]))
  const running = new Set<Promise<void>>()
  const ending = new AbortController()

  async function step(): Promise<boolean> {
    await freeAbandoned()
    const free = mostAtOnce - running.size
    if (free === 0) return false
    const claimed = await claim(free)
    for (const job of claimed) {
      const done = run(job).finally(() => {
        running.delete(done)
        loop.wake()
      })
      running.add(done)
    }
    return claimed.length > 0
  }

  async function claim(limit: number): Promise<ClaimedJob[]> {
    const due = { where: `state = 'waiting' AND run_at <= ?`, values: [toStored(services.clock.now())] }
    const [first] = await db.pool.rows(
      `SELECT id FROM jobs WHERE ${due.where} ORDER BY run_at, id LIMIT 1`,
      due.values,
    )
    if (first === undefined) return []
    return inTransaction(db, async (tx) => {
      const sql = db.within(tx)
      const ids = await claimRows(db, tx, { table: 'jobs', ...due, orderBy: 'run_at, id', limit })
      if (ids.length === 0) return []
      await sql.query(
        `UPDATE jobs SET state = 'running', attempts = attempts + 1, locked_until = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND
         WHERE id IN (?)`,
        [lease, ids],
      )
      return sql.rows<ClaimedJob>(
        'SELECT id, kind, payload, attempts FROM jobs WHERE id IN (?) ORDER BY id',
        [ids],
      )
    })
  }

  /** Never rejects. What cannot be written down is found out when the lease has run out, and the job runs again. */
  async function run(job: ClaimedJob): Promise<void> {
    const heartbeat = setInterval(() => {
      settle(job, 'locked_until = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND', [lease]).catch(() => undefined)
    }, leaseMilliseconds / 3)
    const failure = await handle(job).then(
      () => null,
      (error: unknown) => ({ error }),
    )
    clearInterval(heartbeat)
    try {
      if (failure) await fail(job, failure.error)
      else await settle(job, `state = 'done', locked_until = NULL, last_error = NULL`)
    } catch (error) {
      log.error({ err: error, job: job.id, kind: job.kind }, 'What became of a job could not be written down')
    }
  }

  async function handle(job: ClaimedJob): Promise<void> {
    const handler = handlers.get(job.kind)
    if (!handler) throw new Error(`This version knows no jobs of the kind ${job.kind}`)
    if (job.attempts > handler.mostAttempts) throw new GiveUp('Every worker that began it was lost')
    await handler.handle(contextOf(job), JSON.parse(job.payload))
  }

  function contextOf(job: ClaimedJob): JobContext {
    const requestId = randomUUID()
    return {
      env: services.env,
      db,
      files: services.files,
      log: log.child({ job: job.id, kind: job.kind, requestId }),
      attempt: job.attempts,
      signal: ending.signal,
      now: () => services.clock.now(),
      transaction: (work) => inTransaction(db, (tx) => work(systemStep(services, tx, requestId))),
    }
  }

  async function fail(job: ClaimedJob, error: unknown): Promise<void> {
    const { mostAttempts = 20, delayAfter } = handlers.get(job.kind) ?? {}
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1000)
    const isOver = error instanceof GiveUp || job.attempts >= mostAttempts
    const details = { err: error, job: job.id, kind: job.kind, attempt: job.attempts }
    if (isOver) {
      log.error(details, 'A job was given up')
      await settle(job, `state = 'failed', locked_until = NULL, last_error = ?`, [reason])
      return
    }
    log.warn(details, 'A job failed and is run again later')
    const runAt = services.clock.now().getTime() + (delayAfter?.(job.attempts) ?? 60_000)
    await settle(job, `state = 'waiting', locked_until = NULL, run_at = ?, last_error = ?`, [
      toStored(new Date(runAt)),
      reason,
    ])
  }

  /** Writes into the row of a job that is still held by this very attempt. */
  async function settle(job: ClaimedJob, change: string, values: (string | number)[] = []): Promise<void> {
    const sql = `UPDATE jobs SET ${change} WHERE id = ? AND attempts = ? AND state = 'running'`
    await inTransaction(db, (tx) => db.within(tx).query(sql, [...values, job.id, job.attempts]))
  }

  async function freeAbandoned(): Promise<void> {
    const where = `state = 'running' AND locked_until <= UTC_TIMESTAMP(3)`
    const [abandoned] = await db.pool.rows(`SELECT id FROM jobs WHERE ${where} LIMIT 1`)
    if (abandoned === undefined) return
    const sql = `UPDATE jobs SET state = 'waiting', locked_until = NULL WHERE ${where}`
    await inTransaction(db, (tx) => db.within(tx).query(sql))
  }

  const loop = startLoop({ name: 'jobs', log, rest: { shortest: 200, longest: 500 }, step })
  return {
    wake: () => {
      loop.wake()
    },
    async stop() {
      await loop.stop()
      ending.abort()
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise((resolve) => (timer = setTimeout(resolve, longestStop)))
      await Promise.race([Promise.all(running), patience])
      clearTimeout(timer)
    },
  }
}
