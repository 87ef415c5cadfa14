import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateIn, endOfDay, lastDayOf, startOfDay } from '#shared/domain/kernel/time.ts'

const warsaw = 'Europe/Warsaw'

describe('the calendar of the office', () => {
  it('knows the date of an instant where the office is', () => {
    expect(dateIn(warsaw, new Date('2026-11-21T22:59:59.999Z'))).toBe('2026-11-21')
    expect(dateIn(warsaw, new Date('2026-11-21T23:00:00.000Z'))).toBe('2026-11-22')
  })

  it('begins and ends days at midnight there, in winter and in summer', () => {
    expect(startOfDay(warsaw, '2026-01-15').toISOString()).toBe('2026-01-14T23:00:00.000Z')
    expect(startOfDay(warsaw, '2026-07-15').toISOString()).toBe('2026-07-14T22:00:00.000Z')
    expect(endOfDay(warsaw, '2026-12-31').toISOString()).toBe('2026-12-31T23:00:00.000Z')
  })

  it('gives the days of clock changes their 23 and 25 hours', () => {
    const hours = (date: string) =>
      (endOfDay(warsaw, date).getTime() - startOfDay(warsaw, date).getTime()) / 3_600_000
    expect(hours('2026-03-29')).toBe(23)
    expect(hours('2026-10-25')).toBe(25)
    expect(hours('2026-11-21')).toBe(24)
  })

  it('begins a day that has no midnight with its first instant', () => {
    // In Beirut the clocks went from 24:00 straight to 01:00.
    expect(dateIn('Asia/Beirut', startOfDay('Asia/Beirut', '2021-03-28'))).toBe('2021-03-28')
  })

  it('adds days over months and leap years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })

  it('takes the first century as it is, not as the last', () => {
    expect(startOfDay(warsaw, '0002-01-01').toISOString()).toMatch(/^0001-12-31T22:/)
  })

  it('keeps a deadline through its last day and no longer, on any day and in any zone', () => {
    const zone = fc.constantFrom(warsaw, 'UTC', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata')
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
    fc.assert(
      fc.property(zone, day, (timeZone, date) => {
        const dueAt = endOfDay(timeZone, date)
        expect(lastDayOf(timeZone, dueAt)).toBe(date)
        expect(dateIn(timeZone, dueAt)).toBe(addDays(date, 1))
        expect(dateIn(timeZone, startOfDay(timeZone, date))).toBe(date)
      }),
    )
  })
})
