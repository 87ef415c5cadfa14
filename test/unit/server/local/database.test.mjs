import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { foldersToSearch, isSupported, readVersion } from '#server/local/database/find-server.mjs'
import { initStatements } from '#server/local/database/office-database.mjs'
import { serverOptions } from '#server/local/database/options.mjs'
import { ownTemporaryFolder } from '#server/local/database/address.mjs'

describe('finding a database server', () => {
  it.each([
    [
      'mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)',
      'mariadb',
      '10.11.19',
      true,
    ],
    [
      '/usr/sbin/mysqld  Ver 8.4.3 for Linux on x86_64 (MySQL Community Server - GPL)',
      'mysql',
      '8.4.3',
      true,
    ],
    ['/opt/homebrew/bin/mysqld  Ver 9.1.0 for macos15.1 on arm64 (Homebrew)', 'mysql', '9.1.0', true],
    ['C:\\MariaDB\\bin\\mysqld.exe  Ver 11.4.4-MariaDB for Win64 on AMD64', 'mariadb', '11.4.4', true],
    ['mysqld  Ver 10.6.18-MariaDB for Linux on x86_64', 'mariadb', '10.6.18', false],
    ['/usr/sbin/mysqld  Ver 8.0.40 for Linux on x86_64', 'mysql', '8.0.40', false],
  ])('reads "%s"', (answer, ...expected) => {
    const read = readVersion(answer)
    expect([read?.engine, read?.version, isSupported(read)]).toEqual(expected)
  })

  it('takes nothing else for a server', () => {
    expect(readVersion('mysqld: command not found')).toBeNull()
  })

  it('looks on PATH first and then where packages put servers', () => {
    const folders = foldersToSearch('linux', { PATH: '/home/a/bin' })
    expect(folders[0]).toBe('/home/a/bin')
    expect(folders).toContain('/usr/sbin')
  })
})

describe('the private server', () => {
  const binary = { engine: 'mariadb', version: '10.11.19', path: '/usr/sbin/mariadbd' }

  it('writes every commit to the disk before it answers', () => {
    expect(serverOptions(binary, { folder: '/data', fast: false })).toEqual(
      expect.arrayContaining([
        '--innodb-flush-log-at-trx-commit=1',
        '--innodb-doublewrite=ON',
        '--datadir=/data/db',
      ]),
    )
    expect(serverOptions({ ...binary, engine: 'mysql' }, { folder: '/data', fast: false })).toEqual(
      expect.arrayContaining(['--innodb-flush-log-at-trx-commit=1', '--innodb-doublewrite=ON']),
    )
  })

  it('reads no settings file of the machine', () => {
    expect(serverOptions(binary, { folder: '/data', fast: true })[0]).toBe('--no-defaults')
  })

  it('gives the run-time user no rights of its own and each statement a line of its own', () => {
    const statements = initStatements({ root: 'r', okienko_admin: 'a', okienko: 'o' }, 'localhost')
    expect(
      statements
        .filter((statement) => statement.startsWith('GRANT'))
        .every((grant) => grant.includes("'okienko_admin'@")),
    ).toBe(true)
    expect(statements.every((statement) => !statement.includes('\n'))).toBe(true)
  })
})

describe('the folder for a socket whose own path is too long', () => {
  let temporary = ''
  beforeEach(() => (temporary = mkdtempSync(join(tmpdir(), 'okienko-unit-'))))
  afterEach(() => rmSync(temporary, { recursive: true }))

  it('is the same for the same data folder and closed to others', () => {
    const own = ownTemporaryFolder('/a/long/path', temporary)
    expect(ownTemporaryFolder('/a/long/path', temporary)).toBe(own)
    expect(ownTemporaryFolder('/another/path', temporary)).not.toBe(own)
    expect(statSync(own).mode & 0o777).toBe(0o700)
  })

  it('is refused when others can enter it', () => {
    const own = ownTemporaryFolder('/a/long/path', temporary)
    mkdirSync(own, { recursive: true })
    chmodSync(own, 0o777)
    expect(() => ownTemporaryFolder('/a/long/path', temporary)).toThrow(/somebody else/)
  })
})
