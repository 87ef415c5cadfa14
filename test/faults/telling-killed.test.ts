import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { notificationsJobs } from '#server/features/notifications/jobs.ts'
import { enqueueDue } from '#server/platform/jobs/schedule.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { until } from '../integration/event-log/support.ts'
import { aDraft, contentWith, openDesk, publish } from '../integration/publications/support.ts'
import { startWorkerProcess, type Role } from './programs/start-worker.ts'

let office: TestOffice
/** More than two batches of accounts are looked at. */
const readers = 1200

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  // The killed worker has the clock of the machine.
  office.clock.set(new Date().toISOString())
  await office.db.pool.query(
    `INSERT INTO accounts (kind, login, first_name, last_name, email, state, created_at, updated_at) VALUES ?`,
    [
      Array.from({ length: readers }, (_, index) => [
        ...['client', `czytelnik.${index}`, 'Jan', `Kowalski ${index}`, `jan.${index}@example.pl`, 'active'],
        ...['2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000'],
      ]),
    ],
  )
  const editor = await openDesk(office, 'EDITORS')
  const words = { outage: 'unplanned', worksFrom: office.clock.now().toISOString() } as const
  const draft = await aDraft(editor, 'notice', contentWith('Brak wody', words))
  const { id: publicationId, version } = draft
  await publish(editor, await editor.api.setTelling({ publicationId, version, tells: 'mail' }))
  await enqueueDue(office, notificationsJobs, new Map())
})

const toldSoFar = async () =>
  (await office.db.pool.rows('SELECT id FROM notifications WHERE publication_id IS NOT NULL')).length

/** Works until every job is done; `runners` at the same time. */
async function finish(runners = 1): Promise<void> {
  // What the killed worker put off is due.
  office.clock.pass(60_000)
  const options = { handlers: notificationsJobs, leaseMilliseconds: 500 }
  const running = Array.from({ length: runners }, () => startRunner(office, options))
  const left = "SELECT id FROM jobs WHERE kind LIKE 'notifications.%' AND state <> 'done'"
  await until(async () => (await office.db.pool.rows(left)).length === 0, 20_000)
  await Promise.all(running.map((runner) => runner.stop()))
}

async function expectEveryoneToldOnce(): Promise<void> {
  const once = (table: string) =>
    office.db.pool.rows<{ accounts: number; rows: number }>(
      `SELECT COUNT(DISTINCT account_id) AS accounts, COUNT(*) AS \`rows\` FROM ${table}`,
    )
  expect(await once('notifications')).toEqual([{ accounts: readers, rows: readers }])
  expect(await once('mails')).toEqual([{ accounts: readers, rows: readers }])
  const events = await eventsOf(office, 'readers.told')
  const sum = events.reduce((count, { payload }) => count + Number(payload['accounts']), 0)
  expect(sum).toBe(readers)
}

describe('a worker that is killed while readers are told', () => {
  it.each<[string, Role]>([
    ['between two batches', 'telling-between'],
    ['within a batch', 'telling-within'],
  ])('%s: another one goes on, and each reader is told and written to once', async (_, role) => {
    const worker = startWorkerProcess(office.database.url, role)
    await until(() => worker.lines.includes('some told'), 20_000)
    await worker.kill()
    const before = await toldSoFar()
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(readers)
    await finish()
    await expectEveryoneToldOnce()
  })
})

describe('several workers', () => {
  it('tell each reader once', async () => {
    await finish(3)
    await expectEveryoneToldOnce()
  })
})
