import type { Actor } from '#server/platform/auth/actor.ts'
import { loadActor, startSession } from '#server/platform/auth/sessions.ts'
import { openPool, type Sql, type Value } from '#server/platform/database/connection.ts'
import { migrate } from '#server/platform/database/migrator.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { listTasks } from '#server/features/tasks/queue-queries.ts'
import { migrations } from '#server/migrations/index.ts'
import { fillTasks, type OfficeSize } from './data.ts'
import type { BareSettings } from './bare-server.ts'
import { makeDashboards, type BenchDashboards } from './dashboard.ts'

/** A filled database, with a signed-in caretaker's token for each account. */
export interface BenchOffice {
  readonly databaseUrl: string
  readonly caretakers: readonly { readonly accountId: number; readonly token: string }[]
  /** The statement that reads the first page of a caretaker's queue, as the office itself makes it. */
  readonly page: BareSettings['page']
  readonly dashboards: BenchDashboards
  /** What a new task refers to. */
  readonly known: { readonly clientId: number; readonly typeId: number; readonly groupId: number }
}

export const queueInput = { filter: { view: 'mine' as const, state: 'open' as const }, limit: 50 }

/** Makes the database of `databaseUrl` anew on the server of `serverUrl` and fills it. */
export async function makeOffice(
  urls: { serverUrl: string; databaseUrl: string },
  size: OfficeSize,
): Promise<BenchOffice> {
  const { databaseUrl } = urls
  const name = new URL(databaseUrl).pathname.slice(1)
  await withPool(urls.serverUrl, async (sql) => {
    await sql.query(`DROP DATABASE IF EXISTS ${name}`)
    await sql.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`)
  })
  await migrate(databaseUrl, migrations)
  return withPool(databaseUrl, async (sql) => {
    const accountIds = await fillTasks(sql, size)
    const now = new Date()
    const caretakers = []
    for (const accountId of accountIds) {
      const { token } = await startSession(sql, { accountId, app: 'desktop', address: null, now })
      caretakers.push({ accountId, token })
    }
    const [known] = await sql.rows<BenchOffice['known']>(
      "SELECT 1 AS clientId, id AS typeId, group_id AS groupId FROM task_types WHERE code = 'question'",
    )
    const [first] = caretakers
    if (!known || !first) throw new Error('The office of the benchmark is empty')
    const actor = await loadActor(sql, { token: first.token, kind: 'staff', now })
    if (!actor) throw new Error('The caretaker of the benchmark is not signed in')
    const dashboards = await makeDashboards(sql, now)
    return { databaseUrl, caretakers, known, dashboards, page: await recordPage(sql, actor, now) }
  })
}

/** Lets the office list a queue once and keeps the statement it made, the account taken out. */
async function recordPage(sql: Sql, actor: Actor, now: Date): Promise<BareSettings['page']> {
  const made: { sql: string; values: readonly Value[] }[] = []
  const recording: Sql = {
    ...sql,
    rows(statement, values = []) {
      made.push({ sql: statement, values })
      return sql.rows(statement, values)
    },
  }
  const ctx = { sql: recording, actor, now: () => now, env: { OFFICE_TIME_ZONE: 'Europe/Warsaw' } }
  const { rows } = await listTasks(ctx as unknown as QueryContext, queueInput)
  const [statement, ...more] = made
  if (!statement || more.length > 0)
    throw new Error('A queue is read by more than one statement: measure that')
  if (rows.length < queueInput.limit) throw new Error('The queue of the benchmark has no full page')
  const values = statement.values.map((value) => (value === actor.accountId ? '$account' : value))
  return { sql: statement.sql, values }
}

async function withPool<Result>(url: string, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const pool = openPool(url, { connections: 1 })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}
