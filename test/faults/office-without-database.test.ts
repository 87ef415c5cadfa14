import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openPool } from '#server/platform/database/connection.ts'
import { nobody } from '#test/support/ask.ts'
import { startTestServer } from '#test/support/database-server.ts'
import { everyonesPassword } from '#test/support/people.ts'
import { startRunningOffice } from './support/running-office.ts'

const server = await startTestServer()
const admin = openPool(server.url, { connections: 1 })
await keepWhatIsCommitted()
const office = await startRunningOffice(server.url, { name: 'okienko_gone' })
afterAll(async () => {
  await office.stop()
  await admin.end()
  await server.stop()
})

/** The test server gives durability up for speed, which would excuse a lost change here. */
async function keepWhatIsCommitted(): Promise<void> {
  await admin.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1')
}

async function bringBack(): Promise<void> {
  await server.start()
  await keepWhatIsCommitted()
  await vi.waitFor(async () => {
    expect(await office.health()).toMatchObject({ status: 200, body: { status: 'ok' } })
  }, 15_000)
}

const tasksOf = (requestKeys: string[]) =>
  office.admin.rows<{ id: number; requestKey: string; events: number }>(
    `SELECT t.id, t.request_key AS requestKey,
       (SELECT COUNT(*) FROM event_log e WHERE e.task_id = t.id AND e.name = 'task.created') AS events
     FROM tasks t WHERE t.request_key IN (?)`,
    [requestKeys],
  )

describe('an office whose database is gone', () => {
  it('says so to everyone, keeps its process and windows, and goes on by itself when it is back', async () => {
    const { data } = await office.ask('portal requests.create', office.request(), 'client')
    const { id: requestId } = data as { id: number }
    const { clientId } = office
    const caretaker = await office.listen('caretaker')

    await server.kill()
    const lost = office.request()
    const upload = { requestKey: randomUUID(), name: 'pismo.txt' }
    const questions: [name: string, input: object, as: 'client' | 'caretaker' | typeof nobody][] = [
      ['portal requests.list', { clientId, state: 'all' }, 'client'],
      ['portal requests.get', { clientId, requestId }, 'client'],
      ['portal requests.create', lost, 'client'],
      ['portal POST files', upload, 'client'],
      ['portal GET clients/:clientId/files/:fileId', { clientId, fileId: 1 }, 'client'],
      ['portal session.current', {}, 'client'],
      ['portal session.signOut', {}, 'client'],
      ['portal live.events', {}, 'client'],
      ['portal session.signIn', { login: 'kto.to', password: everyonesPassword }, nobody],
      ['staff tasks.list', { filter: { view: 'mine', state: 'open' } }, 'caretaker'],
      ['staff clients.get', { clientId }, 'caretaker'],
      ['staff tasks.take', { taskId: requestId, version: 0 }, 'caretaker'],
    ]
    for (const [name, input, as] of questions) {
      const { status, refusal, headers } = await office.ask(name, { ...input }, as)
      expect(status, name).toBe(name.endsWith('live.events') ? 200 : 503)
      expect(refusal, name).toMatchObject({ code: 'database.unavailable' })
      expect(refusal?.requestId, name).toMatch(/^[\da-f-]{36}$/)
      expect(headers.get('x-request-id'), name).toBe(refusal?.requestId)
      expect(headers.get('set-cookie'), name).toBeNull()
    }
    const many = await Promise.all(
      Array.from({ length: 60 }, () => office.ask('portal requests.types', {}, 'client')),
    )
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([503]))
    expect(await office.health()).toMatchObject({ status: 503, body: { status: 'database-unavailable' } })
    expect((await office.ask('portal office.info', {}, nobody)).status).toBe(200)
    expect(office.process.child.exitCode).toBeNull()

    await bringBack()
    const created = await office.ask('portal requests.create', lost, 'client')
    expect(created).toMatchObject({ status: 200, refusal: null })
    expect((await office.ask('portal POST files', upload, 'client')).status).toBe(200)
    expect(await tasksOf([lost['requestKey'] as string])).toMatchObject([{ events: 1 }])
    const { id: taskId } = created.data as { id: number }
    // The window has stayed open all the while, and the worker is what it hears from.
    await vi.waitFor(() => {
      expect(caretaker.messages).toContainEqual(expect.objectContaining({ name: 'task.created', taskId }))
    }, 15_000)
    await vi.waitFor(async () => {
      const told = await office.admin.rows('SELECT id FROM notifications WHERE task_id = ?', [taskId])
      expect(told).toHaveLength(1)
    }, 15_000)
    caretaker.stop()
  })

  it('loses nothing that it has acknowledged and doubles nothing that is sent again', async () => {
    const answers = new Map<string, number>()
    const inputs = new Map<string, ReturnType<typeof office.request>>()
    let isOver = false
    const write = async () => {
      while (!isOver) {
        const input = office.request()
        const requestKey = input['requestKey'] as string
        inputs.set(requestKey, input)
        const { status, refusal } = await office.ask('portal requests.create', input, 'client')
        answers.set(requestKey, status)
        if (status === 200) continue
        expect(refusal).toMatchObject({ code: 'database.unavailable' })
        await pause(100)
      }
    }
    const countOf = (status: number) => [...answers.values()].filter((answer) => answer === status).length
    const writers = Array.from({ length: 6 }, write)
    for (const round of [1, 2]) {
      await vi.waitFor(() => {
        expect(countOf(200)).toBeGreaterThan(30 * round)
      }, 20_000)
      await server.kill()
      await vi.waitFor(() => {
        expect(countOf(503)).toBeGreaterThan(10 * round)
      }, 20_000)
      await bringBack()
    }
    isOver = true
    await Promise.all(writers)

    const acknowledged = [...answers].filter(([, status]) => status === 200).map(([key]) => key)
    const keysOf = async (keys: string[]) => (await tasksOf(keys)).map(({ requestKey }) => requestKey).sort()
    expect(await keysOf(acknowledged)).toEqual(acknowledged.sort())
    for (const [key, status] of answers) {
      if (status === 200) continue
      const again = await office.ask('portal requests.create', inputs.get(key) ?? {}, 'client')
      expect(again.status).toBe(200)
    }
    const tasks = await tasksOf([...answers.keys()])
    expect(tasks).toHaveLength(answers.size)
    expect(tasks.filter(({ events }) => events !== 1)).toEqual([])
    await vi.waitFor(async () => {
      const [left] = await office.admin.rows<{ waiting: number; events: number; told: number; last: number }>(
        `SELECT (SELECT COUNT(*) FROM event_outbox) AS waiting, (SELECT COUNT(*) FROM event_log) AS events,
           (SELECT COUNT(*) FROM event_feed) AS told, (SELECT MAX(feed_position) FROM event_feed) AS last`,
      )
      expect(left?.waiting).toBe(0)
      expect([left?.told, left?.last]).toEqual([left?.events, left?.events])
    }, 15_000)
  })
})
