import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFindings } from '#server/features/publications/schedule/read-findings.ts'
import { readSchedule } from '#server/features/publications/schedule/read-schedule.ts'
import { openPool, toStored, type Pool } from '#server/platform/database/connection.ts'
import { addDays, dateIn } from '#shared/domain/kernel/time.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeStaff } from '#test/support/people.ts'
import { rowsRead } from '#test/support/rows-read.ts'

/** Publications of almost five years, those of the last months ahead, and pages that never end. */
const all = 10_000
const endless = 400
const inHours = 5 * 365 * 24

let office: TestOffice
let sql: Pool

beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  sql = openPool(office.database.url, { connections: 1 })
  await fill((await makeStaff(office, ['EDITORS'])).accountId)
}, 120_000)
afterAll(() => sql.end())

const at = (hours: number) => toStored(new Date(office.clock.now().getTime() + hours * 3_600_000))

async function fill(accountId: number): Promise<void> {
  const indexes = Array.from({ length: all }, (_, index) => index)
  const hoursOf = (index: number) => Math.floor((index / all) * inHours) - inHours * 0.95
  const kindOf = (index: number) => (index < endless ? 'page' : index % 3 === 0 ? 'news' : 'notice')
  await sql.query(
    `INSERT INTO publications (kind, slug, plans, first_effective_at, created_by, created_at, updated_by, updated_at)
     VALUES ?`,
    [
      indexes.map((index) => [
        ...[
          kindOf(index),
          `nr-${String(index)}`,
          '[]',
          at(hoursOf(index)),
          accountId,
          at(0),
          accountId,
          at(0),
        ],
      ]),
    ],
  )
  await sql.query(
    `INSERT INTO publication_versions (publication_id, number, state, effective_from_at, title_pl, title_en, summary_pl,
       summary_en, body_pl, body_en, outage, works_from_at, works_until_at, saved_by, saved_at)
     SELECT id, 1, 'approved', first_effective_at, slug, '', '', '', '{"type":"doc","content":[]}',
       '{"type":"doc","content":[]}', IF(kind = 'notice', 'planned', 'none'),
       IF(kind = 'notice', first_effective_at + INTERVAL 3 DAY, NULL),
       IF(kind = 'notice', first_effective_at + INTERVAL 80 HOUR, NULL), created_by, created_at FROM publications`,
  )
  await sql.query(
    `INSERT INTO publication_windows (publication_id, kind, from_at, until_at)
     SELECT id, kind, first_effective_at, IF(kind = 'page', '9999-12-31', first_effective_at + INTERVAL 7 DAY)
     FROM publications`,
  )
}

/** Rows that the engine read for each that was answered. */
async function costOf(ask: () => Promise<number>): Promise<number> {
  const { answer, read } = await rowsRead(sql, ask)
  return read / answer
}

describe('among 10,000 publications at most 20 rows are read for each that is answered', () => {
  const ctx = () => ({ sql, now: () => office.clock.now(), env: office.env })
  const month = (days: number, kind: 'news' | null) => {
    const from = addDays(dateIn('Europe/Warsaw', office.clock.now()), days)
    return { from, until: addDays(from, 31), kind }
  }

  it.each([
    ['this month', 0, null],
    ['this month, one kind', 0, 'news'],
    ['a month of last year', -365, null],
    ['a month ahead', 50, 'news'],
  ] as const)('on the schedule of %s', async (_, days, kind) => {
    const ask = async () => (await readSchedule(ctx(), month(days, kind))).items.length
    expect(await ask()).toBeGreaterThan(40)
    expect(await costOf(ask)).toBeLessThanOrEqual(20)
  })

  it('to find what is wrong with this month', async () => {
    const { items } = await readSchedule(ctx(), month(0, null))
    const ask = async () => {
      await readFindings(ctx(), month(0, null))
      return items.length
    }
    expect(await costOf(ask)).toBeLessThanOrEqual(20)
  })
})
