import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import mysql from 'mysql2/promise'
import { readDatabaseUrl } from '#server/platform/database/connection.ts'

interface Statement {
  readonly sql: string
  readonly values: readonly unknown[]
}

/** What the bare handler is told: where the database is and which statements read, with `$account` and `$client`. */
export interface BareSettings {
  readonly databaseUrl: string
  readonly connections: number
  readonly page: Statement
  readonly dashboard: readonly Statement[]
  /** The statement of each search for clients, its ids known. */
  readonly searches: readonly Statement[]
}

/** Ids that the office would look up and the bare handler knows. */
interface KnownTask {
  readonly accountId: number
  readonly clientId: number
  readonly typeId: number
  readonly groupId: number
}

/**
 * What the office is measured against: `node:http` and mysql2, nothing else. `GET /<account>` runs the one statement
 * of a queue's first page; `GET /dashboard/<account>/<client>` those of a dashboard,
 * together; `GET /search/<number>` that of a search; `POST /` writes the rows of a new task in one transaction, all ids
 * known.
 */
export function serveBare(settings: BareSettings): void {
  const { user, password, host, port, socketPath, database } = readDatabaseUrl(settings.databaseUrl)
  const pool = mysql.createPool({
    ...{
      user,
      password,
      database,
      charset: 'utf8mb4',
      dateStrings: true,
      timezone: 'Z',
      supportBigNumbers: true,
    },
    ...(socketPath === undefined ? { host, port } : { socketPath }),
    connectionLimit: settings.connections,
  })
  let number = 0
  const server = createServer((request, response) => {
    const answered =
      request.method === 'GET'
        ? read(pool, settings, request.url ?? '')
        : bodyOf(request).then((body) => writeTask(pool, JSON.parse(body) as KnownTask, (number += 1)))
    answered.then(
      (answer) => {
        const body = JSON.stringify(answer)
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        })
        response.end(body)
      },
      (error: unknown) => {
        const body = String(error)
        response.writeHead(500, { 'content-length': Buffer.byteLength(body) })
        response.end(body)
      },
    )
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object' && address)
      process.stdout.write(`ready http://127.0.0.1:${address.port}\n`)
  })
}

async function read(
  pool: mysql.Pool,
  { page, dashboard, searches }: BareSettings,
  url: string,
): Promise<unknown> {
  const search = searches[Number(/^\/search\/(\d+)$/.exec(url)?.[1])]
  if (search) return readRows(pool, search, {})
  const [, accountId, clientId] = /^\/dashboard\/(\d+)\/(\d+)$/.exec(url) ?? []
  if (accountId === undefined) return readRows(pool, page, { $account: Number(url.slice(1)) })
  const known = { $account: Number(accountId), $client: Number(clientId) }
  return Promise.all(dashboard.map((statement) => readRows(pool, statement, known)))
}

async function readRows(
  pool: mysql.Pool,
  { sql, values }: Statement,
  known: Readonly<Record<string, number>>,
): Promise<unknown> {
  const [rows] = await pool.query(
    sql,
    values.map((value) => known[String(value)] ?? value),
  )
  return rows
}

async function writeTask(pool: mysql.Pool, known: KnownTask, number: number): Promise<{ id: number }> {
  const connection = await pool.getConnection()
  try {
    await connection.beginTransaction()
    const now = new Date().toISOString().slice(0, 23).replace('T', ' ')
    const insert = async (sql: string, values: unknown[]) => {
      const [result] = await connection.query<mysql.ResultSetHeader>(sql, values)
      return result.insertId
    }
    const { accountId, clientId, typeId, groupId } = known
    const taskNumber = `${3000 + Math.floor(number / 1_000_000)}/${String(number % 1_000_000).padStart(6, '0')}`
    const id = await insert(
      `INSERT INTO tasks (number, client_id, type_id, title, description, preferred_on, preferred_time, status, priority,
         assignee_id, group_id, due_at, source, created_by, request_key, request_hash, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, NULL, NULL, 'new', 1, ?, ?, ?, 'desk', ?, ?, ?, ?, ?)`,
      [
        ...[taskNumber, clientId],
        ...[
          typeId,
          newTask.title,
          newTask.description,
          accountId,
          groupId,
          '2026-12-31 23:00:00.000',
          accountId,
        ],
        ...[randomUUID(), '0'.repeat(64), now, now],
      ],
    )
    await insert('INSERT INTO task_terms (term, stage, due_at, task_id) VALUES ?', [
      newTask.terms.map((term) => [term, 'open', '2026-12-31 23:00:00.000', id]),
    ])
    await insert(
      `INSERT INTO task_entries (task_id, task_version, kind, author_id, author_kind, body, change_field, change_to,
         created_at) VALUES (?, 0, 'change', ?, 'staff', '', 'created', 'desk', ?)`,
      [id, accountId, now],
    )
    const payload = JSON.stringify({
      ...{ assigneeId: accountId, clientId, dueAt: '2026-12-31T23:00:00.000Z', files: 0, groupId },
      ...{ number: taskNumber, source: 'desk', taskId: id, title: newTask.title, typeId, version: 0 },
    })
    const eventId = await insert(
      `INSERT INTO event_log (name, schema_version, actor_kind, actor_id, client_id, task_id, address, request_id, payload,
         occurred_at) VALUES ('task.created', 1, 'staff', ?, ?, ?, '127.0.0.1', ?, ?, ?)`,
      [accountId, clientId, id, randomUUID(), payload, now],
    )
    await insert('INSERT INTO event_outbox (event_id) VALUES (?)', [eventId])
    await connection.commit()
    return { id }
  } catch (error) {
    await connection.rollback()
    throw error
  } finally {
    connection.release()
  }
}

/** The task that both sides write. */
export const newTask = {
  title: 'Brak wody przy ul. Lipowej',
  description: 'Od rana nie ma wody w całym budynku. U sąsiadów też sucho. Proszę o informację, kiedy wróci.',
  terms: ['brak', 'wody', 'przy', 'lipowej'],
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
