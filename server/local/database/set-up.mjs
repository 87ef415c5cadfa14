import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runLogged } from '../processes.mjs'
import { Trouble } from '../say.mjs'
import { systemTablesFolder } from './find-server.mjs'
import { serverOptions } from './options.mjs'

/** @typedef {import('./find-server.mjs').ServerBinary} ServerBinary */

/**
 * Makes the data folder `<folder>/db` of a new server with one user, root@localhost, without a password.
 * It appears whole or not at all: an interrupted attempt is thrown away by the next one.
 * @param {ServerBinary} binary
 * @param {{ folder: string, fast: boolean, logFile: string }} options
 */
export async function setUpDataFolder(binary, { folder, fast, logFile }) {
  const unfinished = join(folder, 'new')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const command = [binary.path, ...serverOptions(binary, { folder: unfinished, fast })]
  const failure = `${binary.path} could not set up the database in ${folder}.`
  if (binary.engine === 'mysql') {
    await runLogged([...command, '--initialize-insecure'], {
      logFile,
      failure,
      wayOut: confinementHint(binary),
    })
  } else {
    const input = systemTables(binary)
    mkdirSync(join(unfinished, 'db'), { mode: 0o700 })
    await runLogged([...command, '--bootstrap', '--silent-startup'], {
      logFile,
      failure,
      input,
      wayOut: confinementHint(binary),
    })
  }
  renameSync(join(unfinished, 'db'), join(folder, 'db'))
  rmSync(unfinished, { recursive: true })
}

/** @param {ServerBinary} binary */
function systemTables(binary) {
  const share = systemTablesFolder(binary.path)
  if (!share) {
    throw new Trouble(
      `The folder with MariaDB's system tables (mysql_system_tables.sql) is not beside ${binary.path}.`,
      'Install the whole MariaDB server package, or set DATABASE_URL to a server of your own.',
    )
  }
  // The bootstrap reads one statement a line.
  return Buffer.from(
    [
      'create database if not exists mysql;',
      'use mysql;',
      'set @auth_root_socket=NULL;',
      'set @skip_auth_anonymous=1;',
      readFileSync(join(share, 'mysql_system_tables.sql'), 'utf8'),
      readFileSync(join(share, 'mysql_system_tables_data.sql'), 'utf8'),
      "delete from global_priv where User='root' and Host<>'localhost';",
      "delete from proxies_priv where Host<>'localhost';",
      '',
    ].join('\n'),
  )
}

/** @param {ServerBinary} binary */
function confinementHint(binary) {
  return process.platform === 'linux' && binary.engine === 'mysql'
    ? 'Where AppArmor keeps this mysqld in its own folders (Ubuntu), install mariadb-server-core instead, or set DATABASE_URL.'
    : ''
}
