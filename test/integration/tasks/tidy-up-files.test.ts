import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tasksJobs } from '#server/features/tasks/jobs.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { dayOfKey, isFileKey, newFileKey } from '#server/platform/files/file-key.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { enqueueDue } from '#server/platform/jobs/schedule.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient } from '#test/support/people.ts'
import { openDesk, question, type Desk } from './support.ts'

const day = 86_400_000

let office: TestOffice
let clerk: Desk
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  office.clock.set('2026-11-21T11:00:00.000Z')
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
})

/** An upload with bytes, made now. */
async function keep(name: string): Promise<{ id: number; key: string }> {
  const key = newFileKey(office.clock.now())
  await office.files.put(key, Readable.from([Buffer.from(name)]))
  const { insertId: id } = await office.db.pool.query(
    `INSERT INTO attachments (uploaded_by, name, media_type, size, sha256, storage_key, request_key, created_at)
     VALUES (?, ?, 'application/pdf', 4, ?, ?, ?, ?)`,
    [clerk.accountId, name, randomUUID(), key, randomUUID(), toStored(office.clock.now())],
  )
  return { id, key }
}

async function runJobs(): Promise<void> {
  await enqueueDue(office, tasksJobs, new Map())
  const runner = startRunner(office, { handlers: tasksJobs })
  try {
    await expect
      .poll(async () => (await office.db.pool.rows("SELECT id FROM jobs WHERE state <> 'done'")).length, {
        timeout: 15_000,
      })
      .toBe(0)
  } finally {
    await runner.stop()
  }
}

const isThere = (key: string) =>
  office.files.open(key).then(
    (stream) => {
      stream.destroy()
      return true
    },
    () => false,
  )

describe('tidying up files', () => {
  it('removes uploads that nobody attached within a day, and those given up, and tells the log', async () => {
    const attached = await keep('zostaje.pdf')
    const clientId = await makeClient(office)
    await clerk.api.create(await question(office, clientId, { attachmentIds: [attached.id] }))
    const late = await keep('zapomniany.pdf')
    office.clock.pass(day - 60_000)
    const fresh = await keep('świeży.pdf')
    const givenUp = await keep('niepotrzebny.pdf')
    await office.db.pool.query('UPDATE attachments SET discarded_at = ? WHERE id = ?', [
      toStored(office.clock.now()),
      givenUp.id,
    ])
    office.clock.pass(60_001)
    await runJobs()
    const rows = await office.db.pool.rows<{ id: number }>('SELECT id FROM attachments ORDER BY id')
    expect(rows.map((row) => row.id)).toEqual([attached.id, fresh.id])
    expect(await Promise.all([attached, fresh, late, givenUp].map(({ key }) => isThere(key)))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(await eventsOf(office, 'file.removed')).toMatchObject([
      { actorKind: 'system', payload: { fileId: late.id, name: 'zapomniany.pdf', why: 'expired' } },
    ])
  })

  it('removes bytes that no row names, once nobody can be writing them any more', async () => {
    const known = await keep('znany.pdf')
    const clientId = await makeClient(office)
    await clerk.api.create(await question(office, clientId, { attachmentIds: [known.id] }))
    const orphan = newFileKey(office.clock.now())
    await office.files.put(orphan, Readable.from(['x']))
    const half = newFileKey(office.clock.now())
    writeFileSync(path.join(office.env.FILES_DIR, dayOfKey(half), `${half}.part`), 'x')
    await runJobs()
    expect(await isThere(orphan)).toBe(true)
    office.clock.pass(2 * day)
    await runJobs()
    expect(await office.files.keysMadeOn('2026-11-21')).not.toContain(half)
    expect([await isThere(orphan), await isThere(known.key)]).toEqual([false, true])
  })
})

describe('the store on disk', () => {
  it('keeps bytes whole, readable by this user only, in a folder per day', async () => {
    const key = newFileKey(new Date('2026-02-03T04:05:06.789Z'))
    expect(isFileKey(key)).toBe(true)
    await office.files.put(key, Readable.from([Buffer.from('ab'), Buffer.from('c')]))
    expect((await buffer(await office.files.open(key))).toString()).toBe('abc')
    const file = path.join(office.env.FILES_DIR, '2026-02-03', key)
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await office.files.keysMadeOn('2026-02-03')).toEqual([key])
    expect(await office.files.keysMadeOn('2026-02-04')).toEqual([])
    await office.files.remove(key)
    await office.files.remove(key)
    await expect(office.files.open(key)).rejects.toMatchObject({ code: 'file.not-found' })
  })

  it('keeps nothing of bytes that break off', async () => {
    const key = newFileKey(new Date('2026-02-05T00:00:00.000Z'))
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('ab')
        await Promise.reject(new Error('cut off'))
      })(),
    )
    await expect(office.files.put(key, broken)).rejects.toThrow('cut off')
    expect(readdirSync(path.join(office.env.FILES_DIR, '2026-02-05'))).toEqual([])
  })

  it('takes nothing but keys of its own for a path', async () => {
    mkdirSync(office.env.FILES_DIR, { recursive: true })
    for (const key of ['../../etc/passwd', randomUUID(), ''])
      await expect(office.files.open(key)).rejects.toThrow('Not a key')
  })
})
