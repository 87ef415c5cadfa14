import { describe, expect, it } from 'vitest'
import type { ScheduledPublication } from '#shared/domain/publications/schedule.ts'
import {
  daysOf,
  lanesOf,
  monthAfter,
  shifted,
} from '#desktop/renderer/features/publications/schedule/bars.ts'
import { movedPlans } from '#desktop/renderer/features/publications/schedule/moved-plans.ts'

const warsaw = 'Europe/Warsaw'

function item(id: number, windows: readonly (readonly [string, string | null])[]): ScheduledPublication {
  return {
    ...{ id, kind: 'news', version: 0, title: { pl: 'Tytuł', en: '' }, state: 'live', open: null },
    ...{ audience: { kind: 'everyone', groups: [] }, outage: 'none', worksFrom: null, worksUntil: null },
    ...{ effectiveFrom: null, changesAt: [] },
    windows: windows.map(([from, until]) => ({ from, until })),
  }
}
const lay = (items: ScheduledPublication[], pending: Parameters<typeof lanesOf>[2]['pending'] = null) =>
  lanesOf(items, daysOf('2026-11'), { timeZone: warsaw, pending }).flatMap(({ bars }) => bars)

describe('a month of the schedule', () => {
  it('has its days, and months before and after', () => {
    expect(daysOf('2028-02').at(-1)).toBe('2028-02-29')
    expect(daysOf('2026-11')).toHaveLength(30)
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
  })

  it('lays a window over the days of the office, also one that began before or goes on', () => {
    const bars = lay([
      item(1, [['2026-11-03T23:30:00.000Z', '2026-11-05T23:00:00.000Z']]),
      item(2, [['2026-10-01T08:00:00.000Z', null]]),
    ])
    expect(bars).toMatchObject([
      { item: { id: 2 }, first: 0, last: 29, isBegun: true, goesOn: true, row: 0 },
      { item: { id: 1 }, first: 3, last: 4, isBegun: false, goesOn: false, row: 1 },
    ])
  })

  it('puts windows that meet no other into one row, and others below each other', () => {
    const day = (from: number, until: number) =>
      [
        `2026-11-${String(from).padStart(2, '0')}T08:00:00.000Z`,
        `2026-11-${String(until)}T09:00:00.000Z`,
      ] as const
    const rows = lay([item(1, [day(2, 12)]), item(2, [day(12, 14)]), item(3, [day(13, 20)])])
    expect(rows.map(({ item: { id }, row }) => [id, row])).toEqual([
      [1, 0],
      [2, 1],
      [3, 0],
    ])
  })

  it('shows a window where it is moved to before that is saved', () => {
    const windows = [['2026-11-10T08:00:00.000Z', '2026-11-12T08:00:00.000Z']] as const
    const pending = { key: '1-0', shift: { from: 0, until: 3 } }
    expect(lay([item(1, windows)], pending)).toMatchObject([{ first: 9, last: 14 }])
  })
})

describe('a moved window', () => {
  it('keeps its time of day over a change of the clocks', () => {
    expect(shifted({ from: '2027-03-27T08:00', until: '2027-03-27T16:00' }, { from: 1, until: 1 })).toEqual({
      from: '2027-03-28T08:00',
      until: '2027-03-28T16:00',
    })
  })

  it('takes its place among the plans; one that repeats becomes single windows', () => {
    const single = { first: { from: '2026-11-01T08:00', until: null }, recurrence: null }
    const weekly = {
      first: { from: '2026-11-02T08:00', until: '2026-11-02T09:00' },
      recurrence: { every: 'week', step: 1, weekdays: [], lastOn: '2026-11-16' },
    } as const
    const plans = [single, { ...weekly, recurrence: { ...weekly.recurrence, weekdays: [] } }]
    const to = { from: '2026-11-10T08:00', until: '2026-11-10T09:00' }
    const moved = movedPlans(warsaw, plans, { from: '2026-11-09T08:00', to })
    expect(moved?.map(({ first, recurrence }) => [first.from, recurrence])).toEqual([
      ['2026-11-01T08:00', null],
      ['2026-11-02T08:00', null],
      ['2026-11-10T08:00', null],
      ['2026-11-16T08:00', null],
    ])
    expect(movedPlans(warsaw, plans, { from: '2026-12-24T08:00', to })).toBeNull()
  })
})
