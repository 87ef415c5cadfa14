import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** @typedef {{ engine: 'mariadb' | 'mysql', version: string }} Engine */
/** @typedef {Engine & { path: string }} ServerBinary */

const oldest = { mariadb: [10, 11], mysql: [8, 4] }

/**
 * Reads the answer of `mysqld --version`; null where it is no server we know.
 * @param {string} answer
 * @returns {Engine | null}
 */
export function readVersion(answer) {
  const version = /\bVer (\d+\.\d+\.\d+)/.exec(answer)?.[1]
  if (!version) return null
  return { engine: /mariadb/i.test(answer) ? 'mariadb' : 'mysql', version }
}

/** Whether Okienko supports this server. */
export function isSupported(/** @type {Engine} */ { engine, version }) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldest[engine]
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}

/** Folders where packages put a database server, those of PATH first. */
export function foldersToSearch(platform = process.platform, env = process.env) {
  const onPath = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  if (platform === 'win32') return [...onPath, ...windowsFolders(env)]
  const brew = ['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew'].flatMap((prefix) => [
    `${prefix}/bin`,
    `${prefix}/opt/mariadb/bin`,
    `${prefix}/opt/mysql/bin`,
  ])
  return [
    ...onPath,
    '/usr/sbin',
    '/usr/libexec',
    '/usr/local/sbin',
    '/usr/local/libexec',
    ...brew,
    '/usr/local/mysql/bin',
  ]
}

/** @param {NodeJS.ProcessEnv} env */
function windowsFolders(env) {
  const programs = [env.ProgramFiles, env['ProgramFiles(x86)']].filter((folder) => folder !== undefined)
  const homes = programs.flatMap((folder) => [folder, join(folder, 'MySQL')]).flatMap(subfolders)
  return homes.filter((folder) => /mariadb|mysql/i.test(folder)).map((folder) => join(folder, 'bin'))
}

/** @param {string} folder */
function subfolders(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
}

/**
 * Every database server on this machine, MariaDB first, supported or not.
 * @returns {ServerBinary[]}
 */
export function findServers(folders = foldersToSearch()) {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  /** @type {Map<string, ServerBinary>} */
  const found = new Map()
  for (const name of ['mariadbd', 'mysqld']) {
    for (const path of folders.map((folder) => join(folder, name + suffix)).filter(existsSync)) {
      const real = realpathSync(path)
      const known = found.has(real) ? null : ask(path)
      if (known) found.set(real, { ...known, path })
    }
  }
  return [...found.values()]
}

/** @param {string} path */
function ask(path) {
  try {
    return readVersion(
      execFileSync(path, ['--no-defaults', '--version'], { encoding: 'utf8', stdio: 'pipe' }),
    )
  } catch {
    return null
  }
}

/** The folder with MariaDB's own system tables as SQL, or null where the package lacks them. */
export function systemTablesFolder(/** @type {string} */ binary) {
  const home = dirname(dirname(realpathSync(binary)))
  const candidates = [home, '/usr', '/usr/local'].flatMap((prefix) => [
    join(prefix, 'share', 'mysql'),
    join(prefix, 'share', 'mariadb'),
    join(prefix, 'share'),
  ])
  return candidates.find((folder) => existsSync(join(folder, 'mysql_system_tables.sql'))) ?? null
}
