import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { project } from './places.mjs'
import { runLogged } from './processes.mjs'
import { Trouble, step } from './say.mjs'
import { fingerprint, isStamped, stamp } from './stamps.mjs'

/** @typedef {{ kind: 'demo' | 'empty' | 'found', isLoaded: boolean, firstLink?: string }} Office what was in the database first */
/** @typedef {{ folder: string, env: NodeJS.ProcessEnv }} Place */

/**
 * What is known of the office of this data folder and database; null before its first run.
 * @param {string} folder
 * @returns {Office | null}
 */
export function knownOffice(folder, env = process.env) {
  const file = officeFile(folder, env)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/**
 * Brings the schema up to date and, on the very first run, loads the demo office or makes the first administrator's link.
 * @param {Place & { isPrivate: boolean, known: Office | null, wantsDemo: boolean }} place
 * @returns {Promise<Office>}
 */
export async function prepareOffice({ isPrivate, known, wantsDemo, folder, env }) {
  if (known?.isLoaded) {
    await migrate({ folder, env, isPrivate })
    return known
  }
  /** @type {Office} */
  const office = { kind: wantsDemo ? 'demo' : 'empty', isLoaded: false }
  writeOffice(officeFile(folder), office)
  await migrate({ folder, env, isPrivate, isFirst: true })
  const loaded = { ...office, isLoaded: true, ...(await firstLoad({ folder, env, isPrivate, wantsDemo })) }
  writeOffice(officeFile(folder), loaded)
  return loaded
}

/**
 * A database of one's own may hold an office already; nothing is loaded into that.
 * @param {Place & { isPrivate: boolean, wantsDemo: boolean }} place
 * @returns {Promise<Partial<Office>>}
 */
async function firstLoad({ folder, env, isPrivate, wantsDemo }) {
  if (!isPrivate && (await hasAccounts(env))) return { kind: 'found' }
  return wantsDemo ? loadDemo({ folder, env }) : makeFirstLink({ env })
}

/** @param {NodeJS.ProcessEnv} env */
async function hasAccounts({ DATABASE_ADMIN_URL = '' }) {
  const { default: mysql } = await import('mysql2/promise')
  const url = new URL(DATABASE_ADMIN_URL)
  const socketPath = url.searchParams.get('socketPath')
  const connection = await mysql.createConnection({
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
  })
  try {
    const [rows] = await connection.query('SELECT 1 FROM accounts LIMIT 1')
    return Array.isArray(rows) && rows.length > 0
  } finally {
    await connection.end()
  }
}

/**
 * Skipped only on a private database whose last migration ran with the very same sources.
 * @param {Place & { isPrivate: boolean, isFirst?: boolean }} place
 */
async function migrate({ folder, env, isPrivate, isFirst = false }) {
  const print = fingerprint(['package-lock.json', 'server', 'shared/domain'])
  const noted = join(folder, 'migrated')
  if (isPrivate && !isFirst && isStamped(noted, print)) return
  await step('Bringing the database up to date', () =>
    runLogged([process.execPath, 'server/migrate.ts', 'up'], {
      cwd: project,
      env,
      logFile: join(folder, 'logs', 'migrate.log'),
      failure: 'The database could not be brought up to date.',
    }),
  )
  if (isPrivate) stamp(noted, print)
}

/** @param {Place} place */
async function loadDemo({ folder, env }) {
  await step('Loading the demo office: 2,000 clients, 20,000 tasks', () =>
    runLogged([process.execPath, 'server/seed.ts', 'demo'], {
      cwd: project,
      env,
      logFile: join(folder, 'logs', 'seed.log'),
      failure: 'The demo office could not be loaded.',
    }),
  )
  return {}
}

/** @param {{ env: NodeJS.ProcessEnv }} place */
async function makeFirstLink({ env }) {
  const command = ['server/seed.ts', 'first-administrator']
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: project, env }).catch(
    (error) => {
      throw new Trouble(
        'The link for the first administrator could not be made.',
        error.stderr || error.message,
      )
    },
  )
  const firstLink = /https?:\/\/\S+/.exec(stdout)?.[0]
  if (!firstLink) throw new Trouble('The link for the first administrator could not be made.', stdout)
  return { firstLink }
}

/** One office for each database, whatever the password. @param {string} folder */
function officeFile(folder, { DATABASE_URL } = process.env) {
  if (!DATABASE_URL) return join(folder, 'office.json')
  const url = new URL(DATABASE_URL)
  const place = [url.host, url.pathname, url.searchParams.get('socketPath') ?? ''].join('\n')
  return join(folder, `office-${createHash('sha256').update(place).digest('hex').slice(0, 12)}.json`)
}

/** @param {string} file @param {Office} office */
function writeOffice(file, office) {
  // The link of the first administrator is as good as a password until it is used.
  writeFileSync(file, `${JSON.stringify(office, null, 2)}\n`, { mode: 0o600 })
}
