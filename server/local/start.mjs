import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from './builds.mjs'
import { openOfficeDatabase } from './database/office-database.mjs'
import { openDesktopApp } from './desktop-app.mjs'
import { knownOffice, prepareOffice } from './first-run.mjs'
import { takeLock } from './lock.mjs'
import { rerunOnNode24 } from './node24.mjs'
import { checkPort, serverSettings, startOfficeServer } from './office-server.mjs'
import { installPackages } from './packages.mjs'
import { dataFolder, project } from './places.mjs'
import { Trouble, inSeconds, say, sayTrouble } from './say.mjs'
import { isStopping, stopEverything, stopOnSignals } from './stopping.mjs'
import { summary } from './summary.mjs'

/**
 * `npm start`: opens an office on this machine and keeps it open until it is stopped.
 * `--no-demo` makes the very first run open an empty office.
 */
async function start() {
  const begun = performance.now()
  const { demo } = options()
  checkDatabaseUrl()
  const folder = dataFolder()
  mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 })
  const lock = takeLock(join(folder, 'lock'))
  process.once('exit', lock.release)
  await checkPort({ patienceMs: lock.wasLeftBehind ? 20_000 : 0 })

  say('Opening the office …')
  await installPackages()
  const [office] = await Promise.all([openDatabaseAndOffice(folder, demo), build('portal'), build('office')])
  const server = await startOfficeServer(office.env, join(folder, 'logs', 'server.log'))
  say(`  ✓ Ready after ${inSeconds(performance.now() - begun)}`)
  say(summaryOf(server.address, office))
  if (demo === false && office.kind === 'demo') {
    say(
      '--no-demo changes nothing: this office has been opened with the demo. Set OKIENKO_DATA to another folder.\n',
    )
  }
  void openDesktopApp({
    address: server.address,
    officeAddress: officeAddress(server.address),
    folder,
  }).catch(sayTrouble)
  const result = await server.ended
  if (!isStopping()) {
    throw new Trouble(
      `The server stopped by itself (${result}).`,
      `Its log is in ${join(folder, 'logs', 'server.log')}.`,
    )
  }
}

function options() {
  try {
    const { values } = parseArgs({ options: { 'no-demo': { type: 'boolean' } } })
    return { demo: !values['no-demo'] }
  } catch (error) {
    throw new Trouble(
      error instanceof Error ? error.message : String(error),
      'npm start, or npm start -- --no-demo',
    )
  }
}

function checkDatabaseUrl() {
  for (const name of ['DATABASE_URL', 'DATABASE_ADMIN_URL']) {
    const url = process.env[name]
    if (!url || (URL.canParse(url) && new URL(url).protocol === 'mysql:')) continue
    throw new Trouble(
      `${name} is not the address of a database.`,
      `Example: ${name}=mysql://user:password@host:3306/okienko`,
    )
  }
}

/**
 * @param {string} folder
 * @param {boolean} wantsDemo
 */
async function openDatabaseAndOffice(folder, wantsDemo) {
  const known = knownOffice(folder)
  const wasInterrupted = known !== null && !known.isLoaded
  if (wasInterrupted && !process.env.DATABASE_URL) say('  The first load was interrupted: it begins again.')
  const database = await openOfficeDatabase(folder, { startOver: wasInterrupted })
  const env = serverSettings(folder, database)
  const office = await prepareOffice({ folder, env, known, wantsDemo, isPrivate: database.isPrivate })
  if (office.kind === 'demo') env.OFFICE_NAME ||= 'Wodociągi Nadrzecze'
  return { ...office, folder, env }
}

/** @param {string} address */
function officeAddress(address) {
  return new URL('office/', `${address.replace(/\/$/, '')}/`).href
}

/**
 * @param {string} address
 * @param {import('./first-run.mjs').Office & { folder: string, env: NodeJS.ProcessEnv }} office
 */
function summaryOf(address, { kind, firstLink, env, folder }) {
  const logins = join(project, 'server', 'seeds', 'demo-logins.json')
  return summary({
    portal: `${address.replace(/\/$/, '')}/`,
    office: officeAddress(address),
    demoLogins: kind === 'demo' && existsSync(logins) ? JSON.parse(readFileSync(logins, 'utf8')) : [],
    firstLink,
    mails: env.SMTP_URL ? new URL(env.SMTP_URL).host : (env.MAIL_DIR ?? ''),
    folder,
  })
}

try {
  if (existsSync(join(project, '.env'))) process.loadEnvFile(join(project, '.env'))
  const code = await rerunOnNode24(fileURLToPath(import.meta.url))
  if (code !== null) process.exit(code)
  stopOnSignals(() => say('\nClosing the office …'))
  await start()
} catch (error) {
  // What fails while everything is being stopped fails because of that.
  if (!isStopping()) {
    sayTrouble(error)
    await stopEverything()
    process.exit(1)
  }
}
