import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { project } from './places.mjs'
import { runLogged } from './processes.mjs'
import { Trouble, say, step } from './say.mjs'
import { fingerprint, isStamped, stamp } from './stamps.mjs'

/** @typedef {{ kind: 'demo' | 'empty', isLoaded: boolean, firstLink?: string }} Office what was put into the database first */
/** @typedef {{ folder: string, env: NodeJS.ProcessEnv }} Place */

/**
 * Brings the schema up to date and, on the very first run, loads the demo office or makes the first administrator's link.
 * @param {Place & { isPrivate: boolean, wantsDemo: boolean }} place
 * @returns {Promise<Office>}
 */
export async function prepareOffice({ isPrivate, wantsDemo, ...place }) {
  const file = join(place.folder, `office${isPrivate ? '' : `-${nameOf(place.env)}`}.json`)
  const known = readOffice(file)
  if (known && !known.isLoaded) await startOver({ ...place, isPrivate })
  await migrate({ ...place, isPrivate })
  if (known?.isLoaded) return known
  /** @type {Office} */
  const office = { kind: wantsDemo ? 'demo' : 'empty', isLoaded: false }
  writeOffice(file, office)
  const loaded = {
    ...office,
    isLoaded: true,
    ...(wantsDemo ? await loadDemo(place) : await makeFirstLink(place)),
  }
  writeOffice(file, loaded)
  return loaded
}

/**
 * Skipped only on a private database whose last migration ran with the very same sources.
 * @param {Place & { isPrivate: boolean }} place
 */
async function migrate({ folder, env, isPrivate }) {
  const print = fingerprint(['package-lock.json', 'server', 'shared/domain'])
  const noted = join(folder, 'migrated')
  if (isPrivate && isStamped(noted, print)) return
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

/** @param {Place} place */
async function makeFirstLink({ env }) {
  const { stdout } = await promisify(execFile)(process.execPath, ['server/seed.ts', 'first-administrator'], {
    cwd: project,
    env,
  })
  const firstLink = /https?:\/\/\S+/.exec(stdout)?.[0]
  if (!firstLink) throw new Error(`No link for the first administrator in: ${stdout}`)
  return { firstLink }
}

/**
 * After an interrupted first load there is half an office. Only a database that is ours alone is emptied.
 * @param {Place & { isPrivate: boolean }} place
 */
async function startOver({ folder, env, isPrivate }) {
  if (!isPrivate) {
    throw new Trouble(
      'The first load of this database was interrupted, so it holds half an office.',
      'Empty the database of DATABASE_URL, or give another one, then run this again.',
    )
  }
  say('  The first load was interrupted: it begins again.')
  await runLogged([process.execPath, 'server/migrate.ts', 'down'], {
    cwd: project,
    env,
    logFile: join(folder, 'logs', 'migrate.log'),
    failure: 'The half-loaded office could not be removed.',
    wayOut: `Remove ${folder} and run this again.`,
  })
  stamp(join(folder, 'migrated'), '')
}

/** One office for each database, whatever the password. @param {NodeJS.ProcessEnv} env */
function nameOf({ DATABASE_URL = '' }) {
  const url = new URL(DATABASE_URL)
  const place = [url.host, url.pathname, url.searchParams.get('socketPath') ?? ''].join('\n')
  return createHash('sha256').update(place).digest('hex').slice(0, 12)
}

/** @param {string} file @returns {Office | null} */
function readOffice(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** @param {string} file @param {Office} office */
function writeOffice(file, office) {
  // The link of the first administrator is as good as a password until it is used.
  writeFileSync(file, `${JSON.stringify(office, null, 2)}\n`, { mode: 0o600 })
}
