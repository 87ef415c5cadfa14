import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openPool, readDatabaseUrl } from '#server/platform/database/connection.ts'
import type { Caller } from '#test/support/ask.ts'
import { openTestOffice } from '#test/support/caller.ts'
import { testDatabase } from '#test/support/database.ts'
import { doorNamed, type Input } from '#test/support/doors.ts'
import { everyonesPassword } from '#test/support/people.ts'
import { aRequest, makeCase } from '../contract/access/small-office.ts'
import { openWeb } from '../contract/access/web.ts'
import { startDatabaseProxy } from './support/database-proxy.ts'

// Sequelize tells the console of every connection that these tests break.
vi.spyOn(console, 'warn').mockReturnValue()

const database = await testDatabase()
const proxy = await startDatabaseProxy(database.url)
const office = await openTestOffice({
  DATABASE_URL: proxy.through(database.url),
  PORTAL_DIR: 'none',
  OFFICE_DIR: 'none',
})
const web = await openWeb(office)
const of = await makeCase(web)
const client = await web.as(of.account.accountId, 'portal')
const caretaker = await web.as(of.caretaker.accountId, 'staff')
const admin = openPool(database.adminUrl, { connections: 1 })
afterAll(async () => {
  await web.close()
  await proxy.close()
  await admin.end()
})

const ask = (name: string, input: Input, caller: Caller = client) => web.ask(doorNamed(name), input, caller)
const newRequest = () => aRequest(of, { title: 'Nie ma wody', attachmentIds: [] })

/** Ends every connection of the office as an administrator of the database does. */
async function killConnections(): Promise<void> {
  const { user } = readDatabaseUrl(database.url)
  const found = await admin.rows<{ id: number }>(
    'SELECT id AS id FROM information_schema.processlist WHERE user = ?',
    [user],
  )
  for (const { id } of found) await admin.query(`KILL ${id}`).catch(() => undefined)
}

describe('connections that an administrator ends', () => {
  it('are made anew, and no request ends in a fault', async () => {
    const created: string[] = []
    let isOver = false
    const write = async () => {
      while (!isOver) {
        const input = newRequest()
        for (;;) {
          const { status, refusal } = await ask('portal requests.create', input)
          if (status === 200) break
          expect(refusal).toMatchObject({ code: 'database.unavailable' })
        }
        created.push(String(input['requestKey']))
      }
    }
    const read = async () => {
      while (!isOver) {
        const { status, refusal } = await ask('portal requests.list', {
          clientId: of.clientId,
          state: 'open',
        })
        if (status !== 200) expect(refusal).toMatchObject({ code: 'database.unavailable' })
      }
    }
    const windows = [write(), write(), write(), write(), read(), read()]
    for (let round = 0; round < 15; round += 1) {
      await pause(100)
      await killConnections()
    }
    await pause(200)
    isOver = true
    await Promise.all(windows)
    expect(created.length).toBeGreaterThan(15)
    const [stored] = await admin.rows<{ tasks: number; events: number }>(
      `SELECT (SELECT COUNT(*) FROM tasks WHERE request_key IN (?)) AS tasks,
         (SELECT COUNT(*) FROM event_log e JOIN tasks t ON t.id = e.task_id
          WHERE e.name = 'task.created' AND t.request_key IN (?)) AS events`,
      [created, created],
    )
    expect(stored).toEqual({ tasks: created.length, events: created.length })
  })
})

describe('a network that has gone without a word', () => {
  it('keeps nobody waiting for ever, and all goes on when it is back', async () => {
    const lost = newRequest()
    proxy.silence()
    const answers = await Promise.all([
      ask('portal requests.list', { clientId: of.clientId, state: 'all' }),
      ask('portal requests.create', lost),
      ask('portal session.signIn', { login: of.account.login, password: everyonesPassword }, { token: null }),
      ask('portal live.events', {}),
      ask('staff tasks.counts', {}, caretaker),
      ask('staff clients.get', { clientId: of.clientId }, caretaker),
    ])
    for (const { refusal } of answers) expect(refusal).toMatchObject({ code: 'database.unavailable' })

    proxy.resume()
    const again = await ask('portal requests.create', lost)
    expect(again.refusal).toBeNull()
    const tasks = await admin.rows('SELECT id FROM tasks WHERE request_key = ?', [String(lost['requestKey'])])
    expect(tasks).toHaveLength(1)
    expect((await ask('staff tasks.counts', {}, caretaker)).status).toBe(200)
  })
})
