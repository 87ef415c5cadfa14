import type { Socket } from 'node:net'
import type mysql from 'mysql2/promise'
import callbackMysql from 'mysql2'
import { Sequelize, type Transaction } from 'sequelize'
import { LeanTransaction } from './lean-transaction.ts'

/** A value that may stand for a `?` of a statement. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Date
  | Buffer
  | readonly (string | number | readonly (string | number | null | Date)[])[]

/** Reads and writes with plain rows. Columns of time arrive as strings in UTC; `toInstant` makes them ISO. */
export interface Sql extends Asking<Value> {
  /**
   * The same for what is asked all day: each connection lets the database take the statement apart only once. Its text
   * has to be always the same, and there are no lists among its values.
   */
  readonly prepared: Asking<string | number | boolean | null>
}

interface Asking<Given> {
  rows<Row>(sql: string, values?: readonly Given[]): Promise<Row[]>
  /** Runs a statement and answers how many rows it changed and the id it made. */
  query(sql: string, values?: readonly Given[]): Promise<{ affectedRows: number; insertId: number }>
}

export interface Pool extends Sql {
  end(): Promise<void>
}

/** Both ways to one database: models and transactions through Sequelize, hot reads through a pool of plain rows. */
export interface Database {
  readonly sequelize: Sequelize
  readonly pool: Pool
  /** Begins a transaction; only `inTransaction` calls it. */
  begin(): Promise<Transaction>
  /** Plain SQL inside a transaction, on its own connection. */
  within(tx: Transaction): Sql
  close(): Promise<void>
}

export interface DatabaseAddress {
  readonly user: string
  readonly password: string
  readonly host: string
  readonly port: number
  readonly socketPath: string | undefined
  readonly database: string
}

/** Takes `mysql://user:password@host:port/database?socketPath=/path` apart. */
export function readDatabaseUrl(url: string): DatabaseAddress {
  const parts = new URL(url)
  return {
    user: decodeURIComponent(parts.username),
    password: decodeURIComponent(parts.password),
    host: parts.hostname,
    port: parts.port === '' ? 3306 : Number(parts.port),
    socketPath: parts.searchParams.get('socketPath') ?? undefined,
    database: decodeURIComponent(parts.pathname.slice(1)),
  }
}

/** A pool of plain connections. Every connection speaks UTC and gives up a statement after `statementSeconds`. */
export function openPool(url: string, options: { connections: number; statementSeconds?: number }): Pool {
  const { statementSeconds = 0 } = options
  const pool = callbackMysql.createPool({
    ...connectionOptions(url),
    connectionLimit: options.connections,
    waitForConnections: true,
    queueLimit: 1000,
    dateStrings: true,
    timezone: 'Z',
    supportBigNumbers: true,
    enableKeepAlive: true,
    connectTimeout: 5000,
    maxPreparedStatements: mostPrepared,
  })
  pool.on('connection', (connection) => {
    if (statementSeconds > 0) endWhenSilent(connection)
    for (const sql of sessionStatements(statementSeconds)) connection.query(sql, () => undefined)
  })
  return { ...sqlOn(pool), end: () => pool.promise().end() }
}

/** Opens the database for the run of a process. */
export function openDatabase(url: string, options: { connections: number }): Database {
  const address = readDatabaseUrl(url)
  const sequelize = new Sequelize(address.database, address.user, address.password, {
    dialect: 'mysql',
    host: address.host,
    port: address.port,
    timezone: '+00:00',
    logging: false,
    define: { timestamps: false, underscored: true },
    pool: { max: options.connections, min: 0, acquire: 10_000, idle: 30_000 },
    dialectOptions: {
      ...(address.socketPath === undefined ? {} : { socketPath: address.socketPath }),
      connectTimeout: 5000,
      supportBigNumbers: true,
      maxPreparedStatements: mostPrepared,
    },
  })
  sequelize.addHook('afterConnect', (connection) => {
    const plain = connection as callbackMysql.Connection
    endWhenSilent(plain)
    plain.query(`SET SESSION innodb_lock_wait_timeout = ${lockSeconds}`, () => undefined)
    // Commands lock the rows they decide about and need no gap locks. Said once here: with each transaction it
    // would cost every change one more way there and back.
    plain.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', () => undefined)
    plain.query(wholeLists, () => undefined)
    plain.query(LeanTransaction.notCommitting, () => undefined)
  })
  const pool = openPool(url, { connections: options.connections, statementSeconds: 10 })
  return {
    sequelize,
    pool,
    begin: () => LeanTransaction.begin(sequelize),
    within: (tx) => sqlOn(connectionOf(tx), { typeCast: asThePool }),
    async close() {
      await Promise.all([sequelize.close(), pool.end()])
    },
  }
}

/** The database keeps 16,382 statements for all of its connections (`max_prepared_stmt_count`); the oldest make room. */
const mostPrepared = 250

/** How long a change waits for a row that another one holds, each time that it is tried. */
const lockSeconds = 2

/** Longer than any statement may take. */
const silentMilliseconds = 12_000

/** Ends a connection whose statement has brought no sign of life: a network that has gone does not say so. */
function endWhenSilent(connection: callbackMysql.Connection): void {
  // Neither is in the driver's types; the faults tests find out when they have changed.
  const { stream } = connection as unknown as { stream: Socket }
  stream.setTimeout(silentMilliseconds)
  stream.on('timeout', () => {
    const isWaiting = (connection as unknown as { _command?: object })._command !== undefined
    const lost = Object.assign(new Error('The database does not answer'), { code: 'ETIMEDOUT' })
    if (isWaiting) stream.destroy(lost)
  })
}

/**
 * An instant as the database writes it (`2026-11-21 10:42:00.000`, UTC) in ISO form. The answer to a prepared
 * statement leaves the zeros of a whole second out.
 */
export function toInstant(stored: string): string {
  return `${stored.replace(' ', 'T')}${stored.includes('.') ? '' : '.000'}Z`
}

export function toInstantOrNull(stored: string | null): string | null {
  return stored === null ? null : toInstant(stored)
}

/** An instant as a literal for a comparison or an insert in plain SQL. */
export function toStored(instant: Date): string {
  return instant.toISOString().slice(0, 23).replace('T', ' ')
}

function connectionOptions(url: string): mysql.PoolOptions {
  const { user, password, host, port, socketPath, database } = readDatabaseUrl(url)
  return {
    user,
    password,
    database,
    charset: 'utf8mb4',
    ...(socketPath === undefined ? { host, port } : { socketPath }),
  }
}

/** MySQL cuts what GROUP_CONCAT puts together after 1024 bytes, and says so to nobody. */
const wholeLists = 'SET SESSION group_concat_max_len = 1000000'

/** MariaDB and MySQL name the limit of a statement differently; each ignores the other's by a version comment. */
function sessionStatements(statementSeconds: number): string[] {
  if (statementSeconds === 0) return [wholeLists]
  return [
    wholeLists,
    `/*M! SET SESSION max_statement_time = ${statementSeconds} */`,
    `/*!80000 SET SESSION max_execution_time = ${statementSeconds * 1000} */`,
  ]
}

type Target = callbackMysql.Connection | callbackMysql.Pool

/** Sequelize's connections turn columns of time into `Date`; with `options` of its own a statement keeps strings. */
function sqlOn(target: Target, options: object = {}): Sql {
  return {
    ...asking(target, { how: 'query', options }),
    prepared: asking(target, { how: 'execute', options }),
  }
}

/** The driver's own promises keep a stack for every statement, which can cost more than the statement does. */
function asking(target: Target, by: { how: 'query' | 'execute'; options: object }): Asking<Value> {
  const ask = (sql: string, values: readonly Value[] = []) =>
    new Promise<unknown>((resolve, reject) => {
      target[by.how](
        { sql, values, dateStrings: true, ...by.options } as callbackMysql.QueryOptions,
        (error: callbackMysql.QueryError | null, result: unknown) => {
          if (error) reject(error)
          else resolve(result)
        },
      )
    })
  return {
    async rows<Row>(sql: string, values?: readonly Value[]) {
      return (await ask(sql, values)) as Row[]
    },
    async query(sql, values) {
      const { affectedRows = 0, insertId = 0 } = (await ask(
        sql,
        values,
      )) as Partial<callbackMysql.ResultSetHeader>
      return { affectedRows, insertId }
    },
  }
}

/** The connection a Sequelize transaction runs on; not in Sequelize's types, checked by the integration tests. */
function connectionOf(tx: Transaction): callbackMysql.Connection {
  return (tx as unknown as { connection: callbackMysql.Connection }).connection
}

/** The driver's own values, as the pool has them. */
function asThePool(_field: unknown, next: () => unknown): unknown {
  return next()
}
