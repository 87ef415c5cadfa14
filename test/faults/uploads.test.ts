import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline, Transform } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { openDiskStore } from '#server/platform/files/disk-store.ts'
import type { FileStore } from '#server/platform/files/file-store.ts'
import type { Answer } from '#test/support/ask.ts'
import { openTestOffice } from '#test/support/caller.ts'
import { startTestServer } from '#test/support/database-server.ts'
import { testDatabase } from '#test/support/database.ts'
import { doorNamed } from '#test/support/doors.ts'
import { aRequest, makeCase } from '../contract/access/small-office.ts'
import { openWeb } from '../contract/access/web.ts'
import { startDatabaseProxy } from './support/database-proxy.ts'
import { startRunningOffice } from './support/running-office.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'okienko-files-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Every file below a folder, whatever it is called. */
function filesIn(root: string): string[] {
  if (!existsSync(root)) return []
  const found = readdirSync(root, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

/** A store whose bytes go another way first. */
function by(store: FileStore, way: () => Transform): FileStore {
  return {
    ...store,
    put: (key, bytes) =>
      store.put(
        key,
        pipeline(bytes, way(), () => undefined),
      ),
  }
}

const bytes = Buffer.from('Szanowni Państwo, '.repeat(12_000))

describe('an upload', async () => {
  const database = await testDatabase()
  const proxy = await startDatabaseProxy(database.url)
  const root = path.join(folder, 'store')
  const office = await openTestOffice({
    DATABASE_URL: proxy.through(database.url),
    DATABASE_POOL: '2',
    FILES_DIR: root,
    PORTAL_DIR: 'none',
    OFFICE_DIR: 'none',
  })
  const plain = await openWeb(office)
  const of = await makeCase(plain)
  const caller = await plain.as(of.account.accountId, 'portal')
  const kept = filesIn(root).length
  afterAll(() => plain.close())

  async function openWith(files: FileStore) {
    const web = await openWeb({ ...office, files })
    onTestFinished(() => web.close())
    const upload = async (requestKey: string) => {
      const input = { requestKey, name: 'pismo.txt', bytes }
      return web.ask(doorNamed('portal POST files'), input, caller)
    }
    return { web, upload }
  }

  const rowsOf = (requestKey: string) =>
    office.db.pool.rows<{ size: number }>('SELECT size FROM attachments WHERE request_key = ?', [requestKey])
  const eventsSoFar = async () => (await office.db.pool.rows('SELECT id FROM event_log')).length

  it('that finds the disk full is refused, leaves nothing, and can be sent again', async () => {
    let isFull = true
    const untilFull = () => {
      let passed = 0
      return new Transform({
        transform(chunk: Buffer, _encoding, done) {
          passed += chunk.length
          if (isFull && passed > 100_000)
            done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
          else done(null, chunk)
        },
      })
    }
    const { upload } = await openWith(by(office.files, untilFull))
    const requestKey = randomUUID()
    const before = await eventsSoFar()
    const refused = await upload(requestKey)
    expect(refused.status).toBe(500)
    expect(refused.refusal).toMatchObject({
      code: 'server.fault',
      requestId: refused.headers.get('x-request-id'),
    })
    expect(refused.text).not.toContain('device')
    expect(await rowsOf(requestKey)).toEqual([])
    expect(await eventsSoFar()).toBe(before)
    expect(filesIn(root)).toHaveLength(kept)

    isFull = false
    expect(await upload(requestKey)).toMatchObject({ status: 200 })
    expect(await rowsOf(requestKey)).toEqual([{ size: bytes.length }])
  })

  it('to a slow disk keeps nobody else waiting, however many there are', async () => {
    let isSlow = true
    const slowly = () =>
      new Transform({
        transform(chunk: Buffer, _encoding, done) {
          const goOn = async () => {
            while (isSlow) await pause(10)
          }
          void goOn().then(() => {
            done(null, chunk)
          })
        },
      })
    const { web, upload } = await openWith(by(office.files, slowly))
    let done = 0
    const uploads = Array.from({ length: 8 }, async () => {
      const answer = await upload(randomUUID())
      done += 1
      return answer
    })
    await pause(100)
    // There are two connections to the database, so that an upload that held one would be felt.
    for (let round = 0; round < 5; round += 1) {
      const list = { clientId: of.clientId, state: 'all' }
      expect((await web.ask(doorNamed('portal requests.list'), list, caller)).status).toBe(200)
      const request = aRequest(of, { title: 'Pytanie', attachmentIds: [] })
      expect((await web.ask(doorNamed('portal requests.create'), request, caller)).status).toBe(200)
    }
    expect(done).toBe(0)
    isSlow = false
    for (const { status } of await Promise.all(uploads)) expect(status).toBe(200)
  })

  it('whose bytes are safe when the database goes leaves none behind', async () => {
    const before = filesIn(root).length
    let during = 0
    const thenGone: FileStore = {
      ...office.files,
      async put(key, stream) {
        await office.files.put(key, stream)
        during = filesIn(root).length
        await proxy.close()
      },
    }
    const { upload } = await openWith(thenGone)
    const { status, refusal } = await upload(randomUUID())
    expect(status).toBe(503)
    expect(refusal).toMatchObject({ code: 'database.unavailable' })
    expect([during, filesIn(root).length]).toEqual([before + 1, before])
  })
})

describe('a server that is killed while files come in', () => {
  it('leaves no row without its bytes, and all of it can be sent again', async () => {
    const server = await startTestServer()
    const root = path.join(folder, 'killed')
    const office = await startRunningOffice(server.url, {
      name: 'okienko_uploads',
      env: { FILES_DIR: root, ROLES: 'web' },
    })
    onTestFinished(async () => {
      await office.stop()
      await server.stop()
    })
    const answers = new Map<string, Answer | null>()
    const send = async (requestKey: string) => {
      const input = { requestKey, name: `pismo-${requestKey}.txt`, bytes }
      const answer = await office.ask('portal POST files', input, 'client').catch(() => null)
      answers.set(requestKey, answer)
      if (answers.size === 12) office.process.child.kill('SIGKILL')
      return answer
    }
    const sender = async () => {
      while ((await send(randomUUID())) !== null);
    }
    const ended = once(office.process.child, 'exit')
    await Promise.all(Array.from({ length: 4 }, sender))
    await ended
    await office.process.start()

    const rowsNow = () =>
      office.admin.rows<{ requestKey: string; size: number; sha256: string; storageKey: string }>(
        'SELECT request_key AS requestKey, size, sha256, storage_key AS storageKey FROM attachments',
      )
    const rows = await rowsNow()
    const acknowledged = [...answers].filter(([, answer]) => answer?.status === 200).map(([key]) => key)
    expect(rows.map(({ requestKey }) => requestKey)).toEqual(expect.arrayContaining(acknowledged))
    const files = new Map(filesIn(root).map((file) => [path.basename(file), file]))
    for (const { storageKey, size, sha256 } of rows) {
      const stored = await readFile(files.get(storageKey) ?? '')
      expect([stored.length, createHash('sha256').update(stored).digest('hex')]).toEqual([size, sha256])
    }

    for (const [requestKey, answer] of answers)
      if (answer === null) expect(await send(requestKey)).toMatchObject({ status: 200 })
    expect((await rowsNow()).map(({ requestKey }) => requestKey).sort()).toEqual([...answers.keys()].sort())
    // What was cut off on the disk can be found by the job that sweeps it away.
    const known = new Set((await rowsNow()).map(({ storageKey }) => storageKey))
    const orphans = filesIn(root).map((file) => path.basename(file).replace('.part', ''))
    const today = new Date().toISOString().slice(0, 10)
    const swept = await openDiskStore(root).keysMadeOn(today)
    expect(swept).toEqual(expect.arrayContaining(orphans.filter((key) => !known.has(key))))
  })
})
