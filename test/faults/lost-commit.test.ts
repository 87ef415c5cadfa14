import { afterAll, describe, expect, it, vi } from 'vitest'
import { openTestOffice } from '#test/support/caller.ts'
import { testDatabase } from '#test/support/database.ts'
import { doorNamed, doors, type Door } from '#test/support/doors.ts'
import { everyonesPassword } from '#test/support/people.ts'
import { makeCase, type ClientCase } from '../contract/access/small-office.ts'
import { openWeb } from '../contract/access/web.ts'
import { inputFor } from '../contract/inputs.ts'
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
const sample = await makeCase(web)
afterAll(async () => {
  await web.close()
  await proxy.close()
})

/** Everything that makes something, and may be sent again when its answer was lost. */
const creates = doors.filter(({ name }) => 'requestKey' in inputFor(name, sample))
const cuts = ['before', 'after'] as const

/**
 * The key of a code or of a report is nowhere: with it, the code or the secret could be told. A picture of the look is
 * known by what it holds. The events of all say that there was one.
 */
const keepsNoKey = ({ path }: Door) => /^(activation\.|reports\.create|appearance\/)/.test(path)

const callerAt = (door: Door, of: ClientCase) =>
  web.as(door.audience === 'staff' ? of.administrator.accountId : of.account.accountId, door.audience)

/** Every table that keeps the key of the request that made a row. */
const keyed = await office.db.pool.rows<{ name: string }>(
  `SELECT table_name AS name FROM information_schema.columns
   WHERE table_schema = DATABASE() AND column_name = 'request_key'`,
)

/** Rows that were made under a key, wherever such rows are. */
async function rowsUnder(requestKey: string): Promise<number> {
  const counts = keyed.map(({ name }) => `(SELECT COUNT(*) FROM ${name} WHERE request_key = ?)`)
  const [found] = await office.db.pool.rows<{ n: number }>(
    `SELECT ${counts.join(' + ')} AS n`,
    keyed.map(() => requestKey),
  )
  return found?.n ?? 0
}

/** The names of the events that `work` leaves in the log. */
async function eventsOf(work: () => Promise<unknown>): Promise<string[]> {
  const [last] = await office.db.pool.rows<{ id: number | null }>('SELECT MAX(id) AS id FROM event_log')
  await work()
  const events = await office.db.pool.rows<{ name: string }>(
    'SELECT name FROM event_log WHERE id > ? ORDER BY id',
    [last?.id ?? 0],
  )
  return events.map(({ name }) => name)
}

describe('a connection cut while it commits', () => {
  it('has all doors that make something', () => {
    expect(creates.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['portal requests.create', 'portal requests.reply', 'staff tasks.note']),
    )
  })

  it.each(creates)('makes no double and loses nothing at $name', async (door) => {
    const undisturbed = await makeCase(web)
    const asked = inputFor(door.name, undisturbed)
    const expected = await eventsOf(async () => web.ask(door, asked, await callerAt(door, undisturbed)))
    expect(expected.length).toBeGreaterThan(0)
    const made = await rowsUnder(String(asked['requestKey']))
    expect(made > 0).toBe(!keepsNoKey(door))
    for (const when of cuts) {
      const of = await makeCase(web)
      const input = inputFor(door.name, of)
      const requestKey = String(input['requestKey'])
      const caller = await callerAt(door, of)
      const events = await eventsOf(async () => {
        const happened = proxy.cutNextCommit(when)
        const lost = await web.ask(door, input, caller)
        await happened
        expect(lost.status).toBe(503)
        expect(lost.refusal).toMatchObject({ code: 'database.unavailable' })
        expect(await rowsUnder(requestKey)).toBe(when === 'after' ? made : 0)

        const again = await web.ask(door, input, caller)
        expect(again.refusal).toBeNull()
        const third = await web.ask(door, input, caller)
        expect(third.data).toEqual(again.data)
      })
      expect(await rowsUnder(requestKey)).toBe(made)
      expect(events).toEqual(expected)
    }
  })

  it.each(cuts)('leaves an upload that can be used, cut %s the database has it', async (when) => {
    const of = await makeCase(web)
    const caller = await web.as(of.account.accountId, 'portal')
    const door = doorNamed('portal POST files')
    const input = inputFor(door.name, of)
    const happened = proxy.cutNextCommit(when)
    await web.ask(door, input, caller)
    await happened
    const { id: fileId } = (await web.ask(door, input, caller)).data as { id: number }
    const filed = { ...inputFor('portal requests.create', of), attachmentIds: [fileId] }
    expect((await web.ask(doorNamed('portal requests.create'), filed, caller)).refusal).toBeNull()
    const download = doorNamed('portal GET clients/:clientId/files/:fileId')
    const { status, text } = await web.ask(download, { clientId: of.clientId, fileId }, caller)
    expect([status, text]).toEqual([200, `To jest plik ${String(input['name'])}.`])
  })

  it.each(cuts)('signs in at the next try, cut %s the database has it', async (when) => {
    const { account } = await makeCase(web)
    const door = doorNamed('portal session.signIn')
    const input = { login: account.login, password: everyonesPassword }
    const happened = proxy.cutNextCommit(when)
    const lost = await web.ask(door, input, { token: null })
    await happened
    expect(lost.refusal).toMatchObject({ code: 'database.unavailable' })
    expect(lost.headers.get('set-cookie')).toBeNull()
    const again = await web.ask(door, input, { token: null })
    expect(again.data).toMatchObject({ ok: true, value: { accountId: account.accountId } })
    expect(again.headers.get('set-cookie')).toMatch(/^okienko_portal=/)
  })

  it('says nothing that it cannot know of a change that has no key', async () => {
    const of = await makeCase(web)
    const door = doorNamed('staff tasks.take')
    const input = inputFor(door.name, of)
    const caller = await callerAt(door, of)
    for (const when of cuts) {
      const happened = proxy.cutNextCommit(when)
      const { refusal } = await web.ask(door, input, caller)
      await happened
      expect(refusal).toMatchObject({ code: 'database.unavailable' })
    }
    const { refusal } = await web.ask(door, input, caller)
    expect(refusal).toMatchObject({ code: 'task.already-taken' })
    const taken = await office.db.pool.rows(
      "SELECT id FROM event_log WHERE name = 'task.taken' AND task_id = ?",
      [of.unassigned.id],
    )
    expect(taken).toHaveLength(1)
  })
})
