import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble, step } from '../say.mjs'
import { commandToInstall, installPackages, mayInstallPackages } from '../system.mjs'
import { findServers, isSupported } from './find-server.mjs'

/** @typedef {import('./find-server.mjs').ServerBinary} ServerBinary */

const ownServer = 'Or set DATABASE_URL to a MariaDB 10.11+ or MySQL 8.4+ server of your own.'

/**
 * The database server to run: the first one found that Okienko supports. On a Debian-like system that lets us, it is
 * installed where there is none; elsewhere a Trouble says the command.
 * @param {{ logFile: string, engine?: string | undefined }} options `engine`: the only one that can read existing data
 * @returns {Promise<ServerBinary>}
 */
export async function chooseServer({ logFile, engine }) {
  const usable = () =>
    findServers().find((server) => isSupported(server) && (!engine || server.engine === engine))
  const found = usable()
  if (found) return found
  if (engine !== 'mysql' && mayInstallPackages()) {
    await step(
      'Installing MariaDB from the system’s packages (mariadb-server-core; it starts no service)',
      () => installPackages(['mariadb-server-core'], logFile),
    )
    const installed = usable()
    if (installed) return installed
  }
  throw noServer(engine)
}

/** @param {string | undefined} engine */
function noServer(engine) {
  const tooOld = findServers().filter((server) => !isSupported(server))
  const command = commandToInstall('database')
  const what =
    engine === 'mysql' ? 'a MySQL server (mysqld), which made the data here' : 'a MariaDB or MySQL server'
  return new Trouble(
    `Okienko needs ${what}, and finds none on this machine.`,
    [
      ...tooOld.map(
        ({ path, version }) => `${path} is version ${version}; needed is MariaDB 10.11+ or MySQL 8.4+.`,
      ),
      engine !== 'mysql' && command
        ? `Install one, then run this again:  ${command}`
        : 'Install one, then run this again.',
      ownServer,
    ].join('\n'),
  )
}

/**
 * Which engine made the data in the folder; undefined while there is none.
 * @param {string} folder
 * @returns {string | undefined}
 */
export function engineOfData(folder) {
  const file = join(folder, 'engine.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).engine : undefined
}

/**
 * @param {string} folder
 * @param {ServerBinary} server
 */
export function noteEngineOfData(folder, { engine, version }) {
  writeFileSync(join(folder, 'engine.json'), `${JSON.stringify({ engine, version })}\n`)
}
