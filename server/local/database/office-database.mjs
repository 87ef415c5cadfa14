import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say, sayTrouble } from '../say.mjs'
import { isStopping } from '../stopping.mjs'
import { chooseServer, engineOfData, noteEngineOfData } from './choose-server.mjs'
import { startPrivateServer } from './private-server.mjs'

/** @typedef {{ root: string, okienko_admin: string, okienko: string }} Passwords */
/** @typedef {{ url: string, adminUrl: string, isPrivate: boolean }} OfficeDatabase */

/**
 * The office's database: the one of DATABASE_URL, else a private server in the data folder with two users, one for
 * migrations and one for the run, whose rights the migrations give table by table.
 * @param {string} folder
 * @param {{ startOver: boolean }} options `startOver`: throw away what an interrupted first load left (private server only)
 * @returns {Promise<OfficeDatabase>}
 */
export async function openOfficeDatabase(folder, { startOver }, env = process.env) {
  if (env.DATABASE_URL) {
    const adminUrl = env.DATABASE_ADMIN_URL || env.DATABASE_URL
    return { url: env.DATABASE_URL, adminUrl, isPrivate: false }
  }
  const home = join(folder, 'database')
  const binary = await chooseServer({
    logFile: join(folder, 'logs', 'packages.log'),
    engine: engineOfData(folder),
  })
  const passwords = readPasswords(join(folder, 'passwords.json'))
  const host = process.platform === 'win32' ? '127.0.0.1' : 'localhost'
  const initFile = join(folder, 'users.sql')
  const statements = initStatements(passwords, host)
  const noteStatements = (/** @type {string[]} */ lines) =>
    writeFileSync(initFile, lines.join('\n'), { mode: 0o600 })
  const start = () => startPrivateServer(binary, { folder: home, initFile, rootPassword: passwords.root })
  noteStatements(startOver ? ['DROP DATABASE IF EXISTS okienko;', ...statements] : statements)
  const server = await start()
  noteStatements(statements)
  noteEngineOfData(folder, binary)
  keepRunning(server, start)
  const urlOf = (/** @type {'okienko' | 'okienko_admin'} */ user) =>
    databaseUrl(user, passwords[user], server.address)
  return { url: urlOf('okienko'), adminUrl: urlOf('okienko_admin'), isPrivate: true }
}

/**
 * Brings the database back when it ended by itself, for example because the machine ran out of memory.
 * @param {{ child: import('node:child_process').ChildProcess, logFile: string }} server
 * @param {() => ReturnType<typeof startPrivateServer>} start
 */
function keepRunning({ child, logFile }, start) {
  child.once('exit', (code, signal) => {
    if (isStopping()) return
    say(`The database stopped by itself (${signal ?? code}) and is started again; its log is ${logFile}.`)
    start().then(
      (server) => keepRunning(server, start),
      (error) => isStopping() || sayTrouble(error),
    )
  })
}

/**
 * Statements that leave database and users as they should be, however often they run.
 * @param {Passwords} passwords
 * @param {string} host
 */
export function initStatements(passwords, host) {
  const users = /** @type {const} */ (['okienko_admin', 'okienko']).flatMap((user) => [
    `CREATE USER IF NOT EXISTS '${user}'@'${host}' IDENTIFIED BY '${passwords[user]}';`,
    `ALTER USER '${user}'@'${host}' IDENTIFIED BY '${passwords[user]}';`,
  ])
  return [
    'CREATE DATABASE IF NOT EXISTS okienko CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;',
    ...users,
    `GRANT ALL PRIVILEGES ON okienko.* TO 'okienko_admin'@'${host}' WITH GRANT OPTION;`,
    // The migrations look up from where the run-time user may sign in.
    `GRANT SELECT ON mysql.user TO 'okienko_admin'@'${host}';`,
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${passwords.root}';`,
    '',
  ]
}

/** @param {string} file @returns {Passwords} */
function readPasswords(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const password = () => randomBytes(24).toString('base64url')
  const passwords = { root: password(), okienko_admin: password(), okienko: password() }
  writeFileSync(file, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 })
  return passwords
}

/**
 * @param {string} user
 * @param {string} password
 * @param {import('./address.mjs').Address} address
 */
function databaseUrl(user, password, address) {
  return 'port' in address
    ? `mysql://${user}:${password}@127.0.0.1:${address.port}/okienko`
    : `mysql://${user}:${password}@localhost/okienko?socketPath=${encodeURIComponent(address.socketPath)}`
}
