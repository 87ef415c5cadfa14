import mysql from 'mysql2/promise'
import { migrations } from '#server/migrations/index.ts'
import { readDatabaseUrl } from '#server/platform/database/connection.ts'
import { migrate } from '#server/platform/database/migrator.ts'

export interface TestDatabase {
  /** Address of the run-time user, with no more rights than in an installation. */
  url: string
  /** Address of the administrator. */
  adminUrl: string
  /** Empties every table but for what the migrations put there. */
  reset(): Promise<void>
}

interface Slot extends TestDatabase {
  connection: mysql.Connection
}

const prefix = 'okienko_test'
const runtimePassword = 'run-time'
/** Above so many rows a table is emptied by TRUNCATE, below by the then quicker DELETE. */
const fewRows = 1000

/** Outlives the module, which every test file loads anew. */
const kept = globalThis as { okienkoTestSlot?: Promise<Slot> }
let current: Promise<TestDatabase> | undefined

/**
 * The database of this test process: freshly emptied at its first call in a file, migrated once a run. Processes
 * never share one: each holds a named lock for as long as it lives.
 */
export function testDatabase(): Promise<TestDatabase> {
  current ??= emptied()
  return current
}

async function emptied(): Promise<TestDatabase> {
  kept.okienkoTestSlot ??= takeSlot()
  const slot = await kept.okienkoTestSlot
  await slot.reset()
  return slot
}

async function takeSlot(): Promise<Slot> {
  const serverUrl = serverUrlOfRun()
  const connection = await connect(serverUrl)
  // An idle lock must not keep the process from ending.
  ;(connection as unknown as { connection: { stream: { unref(): void } } }).connection.stream.unref()
  const name = await lockFreeName(connection)
  const adminUrl = urlFor(serverUrl, { database: name })
  const url = urlFor(serverUrl, { database: name, user: name, password: runtimePassword })
  if (!(await isReady(connection, name))) await setUp(connection, name, { adminUrl, url })
  return { url, adminUrl, connection, reset: () => reset(connection, name) }
}

function serverUrlOfRun(): string {
  const url = process.env.TEST_DATABASE_URL
  if (url === undefined)
    throw new Error(
      'No database: test/support/global-setup.ts has not run, and TEST_DATABASE_URL is not set.',
    )
  return url
}

/** Connects as the administrator; several statements a query are allowed. */
function connect(serverUrl: string): Promise<mysql.Connection> {
  const { user, password, host, port, socketPath } = readDatabaseUrl(serverUrl)
  const place = socketPath === undefined ? { host, port } : { socketPath }
  return mysql.createConnection({ user, password, charset: 'utf8mb4', multipleStatements: true, ...place })
}

/** The same server for another user or database. */
function urlFor(serverUrl: string, parts: { database: string; user?: string; password?: string }): string {
  const url = new URL(serverUrl)
  url.pathname = `/${parts.database}`
  if (parts.user !== undefined) url.username = parts.user
  if (parts.password !== undefined) url.password = parts.password
  return url.href
}

async function lockFreeName(connection: mysql.Connection): Promise<string> {
  for (let number = 1; number <= 64; number++) {
    const name = `${prefix}_${number}`
    const [row] = await rows<{ taken: number }>(connection, 'SELECT GET_LOCK(?, 0) AS taken', [name])
    if (row?.taken === 1) return name
  }
  throw new Error('64 test databases are in use on this server.')
}

/** The databases hold rows of one run only; those of another may have been made by other migrations. */
async function isReady(connection: mysql.Connection, name: string): Promise<boolean> {
  await makeRegister(connection)
  const found = await rows(connection, `SELECT name FROM ${prefix}.ready WHERE name = ? AND run = ?`, [
    name,
    runId(),
  ])
  return found.length > 0
}

/** Processes that begin together may cross each other's locks here on MySQL; who lost finds it made and goes on. */
async function makeRegister(connection: mysql.Connection, attempts = 5): Promise<void> {
  try {
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS ${prefix}; CREATE TABLE IF NOT EXISTS ${prefix}.ready (name VARCHAR(40) PRIMARY KEY, run VARCHAR(40))`,
    )
  } catch (error) {
    if (attempts === 1 || (error as { errno?: number }).errno !== 1213) throw error
    await makeRegister(connection, attempts - 1)
  }
}

function runId(): string {
  return process.env.TEST_RUN_ID ?? `process ${process.pid}`
}

async function setUp(
  connection: mysql.Connection,
  name: string,
  urls: { adminUrl: string; url: string },
): Promise<void> {
  await connection.query(`
    DROP DATABASE IF EXISTS ${name};
    DROP DATABASE IF EXISTS ${builtIn(name)};
    DROP USER IF EXISTS ${name}@'%';
    CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
    CREATE DATABASE ${builtIn(name)};
    CREATE USER ${name}@'%' IDENTIFIED BY '${runtimePassword}'`)
  await migrate(urls.adminUrl, migrations, urls.url)
  for (const { table, rowCount } of await countRows(connection, name)) {
    if (rowCount > 0)
      await connection.query(
        `CREATE TABLE ${builtIn(name)}.\`${table}\` AS SELECT * FROM ${name}.\`${table}\``,
      )
  }
  await connection.query(`REPLACE INTO ${prefix}.ready (name, run) VALUES (?, ?)`, [name, runId()])
}

/** Where the rows are kept that the migrations themselves put into a database. */
function builtIn(name: string): string {
  return `${name}_built_in`
}

async function reset(connection: mysql.Connection, name: string): Promise<void> {
  await connection.query('SET SESSION group_concat_max_len = 100000')
  const counted = await countRows(connection, name)
  const emptying = counted
    .filter(({ rowCount }) => rowCount > 0)
    .map(
      ({ table, rowCount }) =>
        `${rowCount > fewRows ? 'TRUNCATE TABLE' : 'DELETE FROM'} ${name}.\`${table}\``,
    )
  const columns = await rows<{ table: string; names: string }>(
    connection,
    `SELECT c.table_name AS \`table\`, GROUP_CONCAT(CONCAT('\`', c.column_name, '\`')) AS names
     FROM information_schema.columns c
     JOIN information_schema.tables b ON b.table_schema = ? AND b.table_name = c.table_name
     WHERE c.table_schema = ? AND c.extra NOT REGEXP '(STORED|VIRTUAL|PERSISTENT) GENERATED'
     GROUP BY c.table_name`,
    [builtIn(name), name],
  )
  const refilling = columns.map(
    ({ table, names }) =>
      `INSERT INTO ${name}.\`${table}\` (${names}) SELECT ${names} FROM ${builtIn(name)}.\`${table}\``,
  )
  await connection.query(
    [
      'SET SESSION foreign_key_checks = 0',
      "SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')",
      ...emptying,
      ...refilling,
      'SET SESSION foreign_key_checks = 1',
    ].join(';\n'),
  )
}

/** Rows of every table, counted no further than needed. */
async function countRows(
  connection: mysql.Connection,
  name: string,
): Promise<{ table: string; rowCount: number }[]> {
  const tables = await rows<{ name: string }>(
    connection,
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'",
    [name],
  )
  const counts = tables.map(
    (table) =>
      `SELECT '${table.name}' AS \`table\`, (SELECT COUNT(*) FROM (SELECT 1 FROM ${name}.\`${table.name}\` LIMIT ${fewRows + 1}) few) AS rowCount`,
  )
  return counts.length === 0 ? [] : rows(connection, counts.join(' UNION ALL '))
}

async function rows<Row>(
  connection: mysql.Connection,
  sql: string,
  values: (string | number)[] = [],
): Promise<Row[]> {
  const [found] = await connection.query(sql, values)
  return found as Row[]
}

/** Leaves nothing of this run on a server that is not its own. */
export async function dropTestDatabases(): Promise<void> {
  const connection = await connect(serverUrlOfRun())
  try {
    const known = await rows<{ name: string }>(
      connection,
      `SELECT table_schema AS name FROM information_schema.tables WHERE table_schema = '${prefix}' AND table_name = 'ready'`,
    )
    if (known.length === 0) return
    const used = await rows<{ name: string }>(connection, `SELECT name FROM ${prefix}.ready WHERE run = ?`, [
      runId(),
    ])
    for (const { name } of used) {
      await connection.query(
        `DROP DATABASE IF EXISTS ${name}; DROP DATABASE IF EXISTS ${builtIn(name)}; DROP USER IF EXISTS ${name}@'%'; DELETE FROM ${prefix}.ready WHERE name = '${name}'`,
      )
    }
    const others = await rows(connection, `SELECT name FROM ${prefix}.ready LIMIT 1`)
    if (others.length === 0) await connection.query(`DROP DATABASE ${prefix}`)
  } finally {
    await connection.end()
  }
}
