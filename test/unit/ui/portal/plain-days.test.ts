import { describe, expect, it } from 'vitest'
import { daysAway, longDay, plainDay } from '#portal/public/features/tasks/plain-days.ts'

const today = '2026-11-21'

describe('a day in plain words', () => {
  it('has its weekday and no year while it is this one', () => {
    expect(longDay('2026-11-26', today, 'pl')).toBe('czwartek, 26 listopada')
    expect(longDay('2026-11-26', today, 'en')).toMatch(/^Thursday,? 26 November$/)
    expect(plainDay('2026-11-26', today, 'pl')).toBe('26 listopada')
  })

  it('has the year when it is another one', () => {
    expect(longDay('2027-01-04', today, 'pl')).toBe('poniedziałek, 4 stycznia 2027')
    expect(plainDay('2025-12-31', today, 'en')).toBe('31 December 2025')
  })

  it('is counted from today in calendar days, also over a change of the clock', () => {
    const told = ['2026-11-21', '2026-11-22', '2026-11-26', '2026-11-18']
    expect(told.map((day) => daysAway(day, today, 'pl'))).toEqual([
      'dzisiaj',
      'jutro',
      'za 5 dni',
      '3 dni temu',
    ])
    expect(daysAway('2026-10-26', '2026-10-24', 'en')).toBe('in 2 days')
  })
})
