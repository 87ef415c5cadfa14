import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { officeAddress } from '#server/env.ts'
import { readFindings } from '#server/features/publications/schedule/read-findings.ts'
import { readSchedule } from '#server/features/publications/schedule/read-schedule.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeClient, makeStaff } from '#test/support/people.ts'
import { makePlanned, type PlannedRows } from './planned.ts'

let office: TestOffice
let accountId: number
let base: Date

const day = 24

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  accountId = (await makeStaff(office, ['EDITORS'])).accountId
  base = office.clock.now()
})

const ctx = () => ({ sql: office.db.pool, now: () => office.clock.now(), env: office.env })
const make = (rows: PlannedRows) => makePlanned(office.db.pool, { accountId, base }, rows)
const dateIn = (days: number) => new Date(base.getTime() + days * day * 3_600_000).toISOString().slice(0, 10)
const week = (kind: 'news' | 'notice' | null = null) => ({ from: dateIn(-1), until: dateIn(7), kind })
const found = async (kind: 'news' | 'notice' | null = null) =>
  (await readFindings(ctx(), week(kind))).map((each) => [
    each.kind,
    each.publicationId,
    each.other?.id ?? null,
  ])

describe('the schedule', () => {
  it('holds what touches its days, however it stands, and what has no window yet', async () => {
    const live = await make({ windows: [[-48, 48]] })
    const endless = await make({ kind: 'page', windows: [[-480, null]] })
    const ahead = await make({ windows: [[30, 40]], approvedAt: 35 })
    const written = await make({ windows: [[30, 40]], approvedAt: null, open: 'in-review' })
    const undated = await make({ approvedAt: null })
    const withdrawn = await make({ windows: [[-48, 48]], withdrawn: true })
    await make({ windows: [[-480, -240]] })
    await make({ windows: [[20 * day, 21 * day]] })
    const { items, isCut } = await readSchedule(ctx(), week())
    expect(items.map(({ id, state, windows }) => [id, state, windows.length])).toEqual([
      [live, 'live', 1],
      [endless, 'live', 1],
      [ahead, 'scheduled', 1],
      [written, 'in-review', 1],
      [undated, 'draft', 0],
      [withdrawn, 'withdrawn', 1],
    ])
    expect(items[1]?.windows[0]?.until).toBeNull()
    expect(items[3]?.open).toEqual({ version: 0, isInReview: true })
    expect(isCut).toBe(false)
  })

  it('holds one kind where one is asked for, and of windows only those that touch the days', async () => {
    const news = await make({
      kind: 'news',
      windows: [
        [-480, -240],
        [5, 10],
        [20, 30],
      ],
    })
    await make({ windows: [[5, 10]] })
    await make({ approvedAt: null })
    const { items } = await readSchedule(ctx(), week('news'))
    expect(items.map(({ id, windows }) => [id, windows.length])).toEqual([[news, 2]])
  })

  it('says a publication that will be shown later than these days is scheduled, and one that was not any more expired', async () => {
    const windows = [
      [-20, -10],
      [60 * day, 61 * day],
    ] as const
    await make({ windows })
    await make({ windows: [[-20, -10]] })
    const { items } = await readSchedule(ctx(), week())
    expect(items.map(({ state }) => state)).toEqual(['scheduled', 'expired'])
  })
})

describe('findings', () => {
  it('are works without a notice, also where no window touches the days', async () => {
    await make({ windows: [[0, 60]], works: [10, 20] })
    const late = await make({ windows: [[0, 15]], works: [10, 20] })
    const unwritten = await make({ approvedAt: null, works: [10, null] })
    const elsewhere = await make({ windows: [[60 * day, 61 * day]], works: [30, 40] })
    const ofNotice = await found()
    expect(ofNotice.filter(([kind]) => kind === 'works-without-notice')).toEqual([
      ['works-without-notice', late, null],
      ['works-without-notice', unwritten, null],
      ['works-without-notice', elsewhere, null],
    ])
    expect(await found('news')).toEqual([])
  })

  it('are notices that contradict each other about one street', async () => {
    const places = [['Nadrzecze', 'ul. Lipowa']] as const
    const one = await make({ windows: [[0, 60]], works: [10, 20], places })
    const other = await make({ windows: [[0, 60]], works: [15, 30], places })
    await make({ windows: [[0, 60]], works: [15, 30], places: [['Nadrzecze', 'Polna']] })
    expect(await found()).toEqual([['notices-contradict', one, other]])
  })

  it('are those that reach nobody: no choice, an empty group, a street where nobody is served', async () => {
    const clientId = await makeClient(office)
    const sql = office.db.pool
    const [editors] = await sql.rows<{ id: number }>("SELECT id FROM account_groups WHERE code = 'EDITORS'")
    const { insertId: empty } = await sql.query(
      "INSERT INTO account_groups (kind, name_pl, name_en, `rank`) VALUES ('client', 'Pusta', 'Empty', 80)",
    )
    await sql.query(
      `INSERT INTO service_points (client_id, number, name, street, building, flat, postal_code, city, area,
         meter_number, created_at, updated_at) VALUES (?, 'P1', '', 'ul. Lipowa', '1', '', '', 'Nadrzecze', '', '', ?, ?)`,
      [clientId, '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000'],
    )
    const windows = [[0, 60]] as const
    const ofPlace = (street: string) =>
      make({ windows, audience: [['place', 0]], places: [['Nadrzecze', street]] })
    const none = await make({ windows, audience: [] })
    const ofEmpty = await make({ windows, audience: [['group', empty]] })
    await make({ windows, audience: [['staff-group', editors?.id ?? 0]] })
    await make({ windows, audience: [['client', clientId]] })
    await ofPlace('Lipowa')
    await ofPlace('')
    const unserved = await ofPlace('ul. Nieznana')
    expect(await found()).toEqual([none, ofEmpty, unserved].map((id) => ['reaches-nobody', id, null]))
  })

  it('are links to what is not shown then, and to nothing', async () => {
    const template = await make({ kind: 'template', slug: 'wniosek', windows: [[-60, 30]] })
    const windows = [[0, 60]] as const
    const links = ['/wzory/wniosek', '/aktualnosci/nie-ma', 'https://example.org/', '/kontakt']
    const item = await make({ kind: 'news', windows, links })
    await make({ kind: 'news', windows: [[0, 20]], links: ['/api/portal/templates/wniosek'] })
    const copied = await make({
      ...{ kind: 'news', windows },
      links: [`${officeAddress(office.env)}/komunikaty/tez-nie-ma`, 'https://example.org/komunikaty/nie-ma'],
    })
    expect(await found('news')).toEqual([
      ['template-ended', item, template],
      ['link-nowhere', item, null],
      ['link-nowhere', copied, null],
    ])
  })
})
