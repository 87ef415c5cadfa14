import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, localTimeIn } from '#shared/domain/kernel/local-time.ts'
import { addDays } from '#shared/domain/kernel/time.ts'
import type { Recurrence } from '#shared/domain/publications/recurrence.ts'
import {
  isShownAt,
  mostWindows,
  overlap,
  typedIn,
  windowOf,
  windowsOf,
} from '#shared/domain/publications/windows.ts'
import { clockOf, quarters, slowInstants, slowWindows, timeSomewhere } from './windows-reference.ts'

const warsaw = 'Europe/Warsaw'

describe('a time on the clocks of a zone', () => {
  it(
    'is the earliest instant that shows it, or the gap it falls into, in any zone and year',
    { timeout: 30_000 },
    () => {
      let gaps = 0
      fc.assert(
        fc.property(timeSomewhere, ({ timeZone, local }) => {
          const slow = slowInstants(timeZone, local)
          const found = instantOf(timeZone, local)
          if (found instanceof Date) {
            expect(found.getTime()).toBe(slow.all[0])
            return
          }
          gaps += 1
          expect(slow.all).toEqual([])
          expect(found.before < local && local < found.after).toBe(true)
          expect(clockOf(timeZone, found.at.getTime())).toBe(found.after)
          expect(clockOf(timeZone, found.at.getTime() - 60_000)).toBe(found.before)
        }),
        { numRuns: 1000 },
      )
      expect(gaps).toBeGreaterThan(5)
    },
  )

  it('comes back as it was typed', () => {
    fc.assert(
      fc.property(timeSomewhere, ({ timeZone, local }) => {
        const at = instantOf(timeZone, local)
        expect(at instanceof Date ? localTimeIn(timeZone, at) : local).toBe(local)
      }),
    )
  })
})

describe('a window', () => {
  const typed = (from: string, until: string | null) => windowOf(warsaw, { from, until })

  it('lasts from its first instant and no longer than its last', () => {
    const window = { from: new Date('2026-11-24T07:00:00Z'), until: new Date('2026-11-24T15:00:00Z') }
    expect(typed('2026-11-24T08:00', '2026-11-24T16:00')).toEqual({ ok: true, value: window })
    expect(typedIn(warsaw, window)).toEqual({ from: '2026-11-24T08:00', until: '2026-11-24T16:00' })
    expect(isShownAt([window], window.from)).toBe(true)
    expect(isShownAt([window], new Date(window.from.getTime() - 1))).toBe(false)
    expect(isShownAt([window], new Date(window.until.getTime() - 1))).toBe(true)
    expect(isShownAt([window], window.until)).toBe(false)
  })

  it('may have no end', () => {
    expect(typed('2026-11-24T08:00', null)).toEqual({
      ok: true,
      value: { from: new Date('2026-11-24T07:00:00Z'), until: null },
    })
  })

  it.each([
    [
      'in-gap',
      'from',
      { from: '2027-03-28T02:30', until: null, nearest: ['2027-03-28T01:59', '2027-03-28T03:00'] },
    ],
    [
      'in-gap',
      'until',
      { from: '2027-03-28T01:59', until: '2027-03-28T02:30', nearest: ['2027-03-28T03:00'] },
    ],
    [
      'reversed',
      'until',
      { from: '2026-11-24T08:00', until: '2026-11-23T16:00', nearest: ['2026-11-24T16:00'] },
    ],
    [
      'reversed',
      'until',
      { from: '2026-11-24T08:00', until: '2026-11-24T08:00', nearest: ['2026-11-25T08:00'] },
    ],
    [
      'reversed',
      'until',
      { from: '2027-03-27T12:00', until: '2027-03-01T02:15', nearest: ['2027-03-28T03:00'] },
    ],
    ['no-such-day', 'from', { from: '2027-02-30T08:00', until: null, nearest: ['2027-02-28T08:00'] }],
    [
      'no-such-day',
      'until',
      { from: '2026-11-24T08:00', until: '2026-13-01T24:00', nearest: ['2026-12-01T23:59'] },
    ],
    ['too-early', 'from', { from: '0026-11-24T08:00', until: null, nearest: ['2000-01-01T00:00'] }],
    ['too-late', 'from', { from: '2101-01-01T00:00', until: null, nearest: ['2100-12-31T23:59'] }],
    [
      'too-late',
      'until',
      { from: '2026-11-24T08:00', until: '2101-01-01T00:01', nearest: ['2101-01-01T00:00'] },
    ],
    [
      'too-late',
      'until',
      { from: '2026-11-24T08:00', until: '20261-01-01T00:01', nearest: ['2101-01-01T00:00'] },
    ],
  ])('is refused as %s at %s: %o', (why, field, { from, until, nearest }) => {
    expect(typed(from, until)).toEqual({ ok: false, problem: { code: `window.${why}`, field, nearest } })
  })

  it('is never refused without a nearest one that is accepted', () => {
    const anyTime = fc
      .tuple(timeSomewhere, fc.constantFrom('', '0026', '2101', '9999'), fc.constantFrom('', '-02-30'))
      .map(([{ timeZone, local }, year, day]) => {
        const wrongYear = year ? year + local.slice(4) : local
        return { timeZone, local: day ? wrongYear.slice(0, 4) + day + wrongYear.slice(10) : wrongYear }
      })
    fc.assert(
      fc.property(timeSomewhere, anyTime, ({ timeZone, local: from }, { local: until }) => {
        const first = windowOf(timeZone, { from, until })
        if (first.ok) return
        const { field, nearest } = first.problem
        expect(nearest.length).toBeGreaterThan(0)
        for (const offered of nearest) {
          const next = windowOf(
            timeZone,
            field === 'from' ? { from: offered, until: null } : { from, until: offered },
          )
          expect(next.ok).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('overlaps another exactly when an instant lies in both', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.option(fc.integer({ min: 1, max: 20 })))
    fc.assert(
      fc.property(span, span, (one, other) => {
        const window = ([from, length]: [number, number | null]) => ({
          from: new Date(from),
          until: length === null ? null : new Date(from + length),
        })
        const [first, second] = [window(one), window(other)]
        const common = Array.from({ length: 80 }, (_, at) => new Date(at)).some(
          (at) => isShownAt([first], at) && isShownAt([second], at),
        )
        expect(overlap(first, second)).toBe(common)
      }),
    )
  })
})

describe('a window that repeats', () => {
  const plan = (from: string, until: string | null, rule: Partial<Recurrence>) =>
    windowsOf(warsaw, {
      first: { from, until },
      recurrence: { every: 'week', step: 1, weekdays: [], lastOn: '2027-12-31', ...rule },
    })
  const days = (planned: ReturnType<typeof plan>) =>
    planned.ok
      ? planned.value.map((each) => Object.values(typedIn(warsaw, each)).map((at) => String(at).slice(2, 10)))
      : planned

  it('keeps a season to its dates', () => {
    expect(
      days(plan('2026-11-01T00:00', '2027-03-01T00:00', { every: 'year', lastOn: '2029-11-01' })),
    ).toEqual([
      ['26-11-01', '27-03-01'],
      ['27-11-01', '28-03-01'],
      ['28-11-01', '29-03-01'],
      ['29-11-01', '30-03-01'],
    ])
  })

  it('takes the last day of a month that is shorter', () => {
    expect(
      days(plan('2026-12-31T08:00', '2026-12-31T16:00', { every: 'month', lastOn: '2027-04-30' })),
    ).toEqual([
      ['26-12-31', '26-12-31'],
      ['27-01-31', '27-01-31'],
      ['27-02-28', '27-02-28'],
      ['27-03-31', '27-03-31'],
      ['27-04-30', '27-04-30'],
    ])
  })

  it('keeps its time of day over a change of the clocks', () => {
    const planned = plan('2027-03-21T08:00', '2027-03-21T09:00', { lastOn: '2027-04-04' })
    expect(planned.ok && planned.value.map(({ from }) => from.toISOString().slice(11, 16))).toEqual([
      '07:00',
      '06:00',
      '06:00',
    ])
  })

  it('is refused without an end, with a last day before its first, and with too many of them', () => {
    const refused = (field: string, code: string, nearest: string[]) => ({
      ok: false,
      problem: { code: `window.${code}`, field, nearest },
    })
    expect(plan('2026-11-24T08:00', null, {})).toEqual(
      refused('until', 'endless-repeat', ['2026-11-25T08:00']),
    )
    expect(plan('2026-11-24T08:00', '2026-11-24T09:00', { lastOn: '2026-11-01' })).toEqual(
      refused('lastOn', 'reversed', ['2026-11-24']),
    )
    const all = { weekdays: [1, 2, 3, 4, 5, 6, 7], lastOn: '2099-12-31' }
    const last = addDays('2026-11-24', mostWindows - 1)
    expect(plan('2026-11-24T08:00', '2026-11-24T09:00', all)).toEqual(refused('lastOn', 'too-many', [last]))
    expect(plan('2026-11-24T08:00', '2026-11-24T09:00', { ...all, lastOn: last }).ok).toBe(true)
  })

  it('shows at every instant what a slow look at every day shows, in any zone', { timeout: 30_000 }, () => {
    const rule = fc.record({
      every: fc.constantFrom('week', 'month', 'year'),
      step: fc.integer({ min: 1, max: 5 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
      length: fc.oneof(quarters(4 * 30), quarters(4 * 24 * 40)),
      lasts: fc.integer({ min: 0, max: 250 }),
    })
    fc.assert(
      fc.property(timeSomewhere, rule, ({ timeZone, local }, { length, lasts, ...rest }) => {
        const until = new Date(Date.parse(`${local}:00Z`) + length).toISOString().slice(0, 16)
        const recurrence: Recurrence = { ...rest, lastOn: addDays(local.slice(0, 10), lasts) }
        const planned = windowsOf(timeZone, { first: { from: local, until }, recurrence })
        fc.pre(planned.ok)
        const slow = slowWindows(timeZone, { from: local, until }, recurrence)
        const ends = slow.flat().concat(planned.value.flatMap((w) => [w.from.getTime(), Number(w.until)]))
        for (const at of ends.flatMap((end) => [end - 1, end, end + 1]))
          expect(isShownAt(planned.value, new Date(at))).toBe(
            slow.some(([from, end]) => from <= at && at < end),
          )
        const apart = planned.value.every((w, index) => {
          const next = planned.value[index + 1]
          return !next || Number(w.until) < next.from.getTime()
        })
        expect(apart).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
