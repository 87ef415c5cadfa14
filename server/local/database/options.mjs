import { join } from 'node:path'

/** @typedef {import('./find-server.mjs').ServerBinary} ServerBinary */

/**
 * Start options of a private server, settings files of the machine left aside.
 * A fast server gives up durability for speed: tests only.
 * @param {ServerBinary} binary
 * @param {{ folder: string, fast: boolean }} options
 */
export function serverOptions(binary, { folder, fast }) {
  return [
    '--no-defaults',
    `--datadir=${join(folder, 'db')}`,
    // In a shared folder a server that starts removes the temporary files of those that run.
    `--tmpdir=${folder}`,
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    '--skip-name-resolve',
    '--performance-schema=OFF',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_520_ci',
    '--default-time-zone=+00:00',
    '--max-allowed-packet=64M',
    ...(binary.engine === 'mariadb' ? mariadbOptions(fast) : mysqlOptions(fast)),
  ]
}

/** @param {boolean} fast */
function mariadbOptions(fast) {
  const always = [
    '--skip-log-bin',
    '--aria-pagecache-buffer-size=1M',
    '--aria-log-file-size=8M',
    '--key-buffer-size=64K',
  ]
  if (!fast) {
    return [
      ...always,
      '--innodb-buffer-pool-size=256M',
      '--innodb-log-file-size=64M',
      '--innodb-flush-log-at-trx-commit=1',
      '--innodb-doublewrite=ON',
    ]
  }
  return [
    ...always,
    '--innodb-buffer-pool-size=64M',
    '--innodb-log-file-size=32M',
    '--innodb-log-buffer-size=2M',
    '--innodb-data-file-path=ibdata1:5M:autoextend',
    '--innodb-temp-data-file-path=ibtmp1:5M:autoextend',
    '--innodb-autoextend-increment=1',
    '--innodb-undo-tablespaces=0',
    '--innodb-doublewrite=OFF',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-flush-method=nosync',
  ]
}

/** @param {boolean} fast */
function mysqlOptions(fast) {
  return [
    '--disable-log-bin',
    '--mysqlx=OFF',
    '--secure-file-priv=NULL',
    '--innodb-buffer-pool-size=256M',
    '--innodb-redo-log-capacity=128M',
    `--innodb-flush-log-at-trx-commit=${fast ? 0 : 1}`,
    `--innodb-doublewrite=${fast ? 'OFF' : 'ON'}`,
    // Its monitor would be killed in place of the server.
    ...(process.platform === 'win32' ? ['--no-monitor'] : []),
  ]
}
