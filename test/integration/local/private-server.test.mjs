import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mysql from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findServers, isSupported } from '#server/local/database/find-server.mjs'
import { openOfficeDatabase } from '#server/local/database/office-database.mjs'
import { startPrivateServer } from '#server/local/database/private-server.mjs'
import { stopEverything } from '#server/local/stopping.mjs'

/** What `npm start` runs where no DATABASE_URL is set; each test goes on with the data the one before left. */
describe('the private database of an office', () => {
  let folder = ''
  const binary = findServers().find(isSupported)
  const dataFolder = () => join(folder, 'database')
  const pid = () => Number(readFileSync(join(dataFolder(), 'database.pid'), 'utf8'))

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'okienko-private-'))
    mkdirSync(join(folder, 'logs'))
  })
  afterAll(async () => {
    await stopEverything()
    rmSync(folder, { recursive: true, force: true })
  })

  async function connect(url) {
    const { username, password, pathname, searchParams } = new URL(url)
    const database = pathname.slice(1)
    return mysql.createConnection({
      user: username,
      password,
      database,
      socketPath: searchParams.get('socketPath') ?? '',
    })
  }

  async function rowsOf(url, sql) {
    const connection = await connect(url)
    try {
      const [rows] = await connection.query(sql)
      return rows
    } finally {
      await connection.end()
    }
  }

  it('sets itself up, with an administrator who may give rights and a run-time user who has none', async () => {
    const { url, adminUrl, isPrivate } = await openOfficeDatabase(folder, { startOver: false }, {})
    expect(isPrivate).toBe(true)
    await rowsOf(adminUrl, 'CREATE TABLE notes (id INT PRIMARY KEY)')
    await expect(rowsOf(url, 'SELECT * FROM notes')).rejects.toThrow(/denied/)
    await rowsOf(adminUrl, 'GRANT SELECT, INSERT ON okienko.notes TO okienko@localhost')
    await rowsOf(url, 'INSERT INTO notes VALUES (1)')
    await expect(rowsOf(url, 'DELETE FROM notes')).rejects.toThrow(/denied/)
  })

  it('is out of reach of the network and of other users of the machine', async () => {
    expect(statSync(dataFolder()).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'passwords.json')).mode & 0o077).toBe(0)
    const [row] = await rowsOf((await addressesOf()).adminUrl, 'SELECT @@skip_networking AS isClosed')
    expect(Number(row.isClosed)).toBe(1)
  })

  it('keeps what was committed when it is killed, and comes back by itself', async () => {
    const { url } = await addressesOf()
    await rowsOf(url, 'INSERT INTO notes VALUES (2)')
    process.kill(pid(), 'SIGKILL')
    await expect
      .poll(() => rowsOf(url, 'SELECT id FROM notes ORDER BY id').catch(() => null), { timeout: 20_000 })
      .toEqual([{ id: 1 }, { id: 2 }])
  })

  it('writes to the disk at every commit', async () => {
    const { adminUrl } = await addressesOf()
    const [row] = await rowsOf(
      adminUrl,
      'SELECT @@innodb_flush_log_at_trx_commit AS flush, @@innodb_doublewrite AS twice',
    )
    expect(Number(row.flush)).toBe(1)
    expect(['1', 'ON']).toContain(String(row.twice))
  })

  it('stops one that an earlier start left behind before it starts its own', async () => {
    const left = await startPrivateServer(binary, { folder: join(folder, 'left') })
    const next = await startPrivateServer(binary, { folder: join(folder, 'left') })
    expect(left.child.exitCode ?? left.child.signalCode).toBe(0)
    expect(next.child.exitCode).toBeNull()
    await next.stop()
  })

  it('forgets a half-loaded office when told to start over, and only then', async () => {
    await stopEverything()
    const again = await openOfficeDatabase(folder, { startOver: false }, {})
    expect(await rowsOf(again.adminUrl, 'SELECT COUNT(*) AS n FROM notes')).toEqual([{ n: 2 }])
    await stopEverything()
    const empty = await openOfficeDatabase(folder, { startOver: true }, {})
    expect(await rowsOf(empty.adminUrl, 'SHOW TABLES')).toEqual([])
    expect(readFileSync(join(folder, 'users.sql'), 'utf8')).not.toContain('DROP')
  })

  it('says what is wrong when it cannot start', async () => {
    const broken = join(folder, 'broken')
    mkdirSync(broken)
    writeFileSync(join(broken, 'db'), 'no folder')
    await expect(startPrivateServer(binary, { folder: broken })).rejects.toMatchObject({
      name: 'Trouble',
      message: expect.stringContaining('stopped while starting'),
      wayOut: expect.stringContaining(join(broken, 'database.log')),
    })
  })

  async function addressesOf() {
    const passwords = JSON.parse(readFileSync(join(folder, 'passwords.json'), 'utf8'))
    const of = (user) =>
      `mysql://${user}:${passwords[user]}@localhost/okienko?socketPath=${join(dataFolder(), 'database.sock')}`
    return { url: of('okienko'), adminUrl: of('okienko_admin') }
  }
})
