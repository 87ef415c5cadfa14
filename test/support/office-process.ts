import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import mysql from 'mysql2/promise'
import { migrations } from '#server/migrations/index.ts'
import { readDatabaseUrl } from '#server/platform/database/connection.ts'
import { migrate } from '#server/platform/database/migrator.ts'

/** A running office of its own: the real server and worker on a database of the test server. */
export interface OfficeProcess {
  readonly url: string
  readonly databaseUrl: string
  readonly adminUrl: string
  readonly mailDir: string
  readonly filesDir: string
  readonly child: ChildProcess
  /** Stops the server but keeps data and address; `start` brings it back on the same port. */
  pause(): Promise<void>
  start(): Promise<void>
  /** Stops the server and removes its files. */
  stop(): Promise<void>
  /** Removes the database of a stopped office. */
  drop(): Promise<void>
}

const project = path.resolve(import.meta.dirname, '../..')

/** Starts an office on the database server at `serverUrl` (its administrator); `demo` loads the demo office first. */
export async function startOffice(
  serverUrl: string,
  options: { name: string; demo?: boolean; env?: Record<string, string> },
): Promise<OfficeProcess> {
  const urls = await createDatabase(serverUrl, options.name)
  const folder = mkdtempSync(path.join(tmpdir(), 'okienko-office-'))
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: urls.databaseUrl,
    DATABASE_ADMIN_URL: urls.adminUrl,
    FILES_DIR: path.join(folder, 'files'),
    MAIL_DIR: path.join(folder, 'mails'),
    STAFF_APP_IN_BROWSER: 'on',
    OFFICE_NAME: 'Wodociągi Nadrzecze',
    LOG_LEVEL: 'warn',
    PORT: '0',
    ...options.env,
  }
  await migrate(urls.adminUrl, migrations, urls.databaseUrl)
  if (options.demo) await run(['server/seed.ts', 'demo'], env)
  let server = await startServer(env)
  const office = {
    ...urls,
    url: server.url,
    mailDir: path.join(folder, 'mails'),
    filesDir: path.join(folder, 'files'),
    get child() {
      return server.child
    },
    pause: () => end(server.child),
    async start() {
      server = await startServer({ ...env, PORT: new URL(server.url).port })
    },
    async stop() {
      await end(server.child)
      rmSync(folder, { recursive: true, force: true })
    },
    drop: () => ask(serverUrl, dropped(options.name)),
  }
  return office
}

/** One more web server of a running office, which takes it for so many days later than it is. */
export async function startDaysLater(
  days: number,
  { databaseUrl, filesDir }: Pick<OfficeProcess, 'databaseUrl' | 'filesDir'>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const given = { DATABASE_URL: databaseUrl, FILES_DIR: filesDir, ROLES: 'web', PORT: '0' }
  const { child, url } = await startServer({ ...process.env, LOG_LEVEL: 'warn', ...given }, [
    'test/support/programs/days-later.ts',
    String(days),
  ])
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  return {
    url,
    stop() {
      process.off('exit', endWithUs)
      return end(child)
    },
  }
}

const dropped = (name: string): string => `DROP DATABASE IF EXISTS ${name}; DROP USER IF EXISTS ${name}@'%'`

async function ask(serverUrl: string, statements: string): Promise<void> {
  const { user, password, host, port, socketPath } = readDatabaseUrl(serverUrl)
  const connection = await mysql.createConnection({
    user,
    password,
    multipleStatements: true,
    ...(socketPath === undefined ? { host, port } : { socketPath }),
  })
  try {
    await connection.query(statements)
  } finally {
    await connection.end()
  }
}

async function createDatabase(
  serverUrl: string,
  name: string,
): Promise<{ databaseUrl: string; adminUrl: string }> {
  const { user, password } = readDatabaseUrl(serverUrl)
  await ask(
    serverUrl,
    `${dropped(name)};
     CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
     CREATE USER ${name}@'%' IDENTIFIED BY 'run-time'`,
  )
  const address = (as: { user: string; password: string }) => {
    const url = new URL(serverUrl)
    url.pathname = `/${name}`
    url.username = as.user
    url.password = as.password
    return url.href
  }
  return { adminUrl: address({ user, password }), databaseUrl: address({ user: name, password: 'run-time' }) }
}

function startServer(
  env: NodeJS.ProcessEnv,
  program: readonly string[] = ['server/main.ts'],
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, program, {
    cwd: project,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const url = /^ready (\S+)$/m.exec(printed)?.[1]
      if (url) resolve({ child, url })
    })
    child.once('exit', (code) => {
      reject(new Error(`The server ended with ${code} before it was ready:\n${printed}`))
    })
  })
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve()
    })
    child.kill('SIGTERM')
  })
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: project, env, stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`node ${args.join(' ')} ended with ${code}`))
    })
  })
}
