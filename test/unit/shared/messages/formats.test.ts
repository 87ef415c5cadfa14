import { describe, expect, it } from 'vitest'
import { createFormats } from '#shared/messages/formats.ts'
import { isLanguage } from '#shared/messages/language.ts'

const now = () => new Date('2026-11-21T10:00:00Z')
const polish = createFormats('pl', { now })
const english = createFormats('en', { now })
const october = '2026-10-26T09:42:00.000Z'
const noBreak = '\u00a0'

describe('dates', () => {
  it('are short within the year and carry another year', () => {
    expect(polish.shortDate(october)).toBe('26 paź')
    expect(english.shortDate(october)).toBe('26 Oct')
    expect(polish.shortDate('2025-01-01')).toBe('1 sty 2025')
    expect(english.weekday(october)).toBe('Mon 26 Oct')
  })

  it('are written in full with their time', () => {
    expect(polish.date(october)).toBe('26 października 2026')
    expect(polish.dateTime(october)).toBe('26 paź 2026, 10:42')
    expect(english.time(october)).toBe('10:42')
  })

  it('follow the time zone of the office, not of the machine', () => {
    const tokyo = createFormats('pl', { timeZone: 'Asia/Tokyo', now })
    expect(tokyo.time(october)).toBe('18:42')
    expect(polish.calendarDay('2026-06-30T23:30:00.000Z')).toBe('2026-07-01')
    expect(createFormats('en', { now: () => new Date('2026-12-31T23:30:00Z') }).calendarDay()).toBe(
      '2027-01-01',
    )
  })

  it('leave a calendar day the same in every zone', () => {
    const honolulu = createFormats('en', { timeZone: 'Pacific/Honolulu', now })
    expect(honolulu.date('2026-10-26')).toBe('26 October 2026')
    expect(honolulu.calendarDay('2026-10-26')).toBe('2026-10-26')
  })

  it.each([
    ['2026-11-21T09:59:40Z', 'teraz', 'now'],
    ['2026-11-21T09:58:00Z', '2 minuty temu', '2 minutes ago'],
    ['2026-11-21T05:00:00Z', '5 godzin temu', '5 hours ago'],
    ['2026-11-20T08:00:00Z', 'wczoraj', 'yesterday'],
    // 33 hours ahead, but two midnights away.
    ['2026-11-22T23:30:00Z', 'pojutrze', 'in 2 days'],
    ['2026-11-14T10:00:00Z', '14 lis', '14 Nov'],
  ])('near %s are told in words', (moment, inPolish, inEnglish) => {
    expect(polish.relative(moment)).toBe(inPolish)
    expect(english.relative(moment)).toBe(inEnglish)
  })
})

describe('numbers', () => {
  it('of money come from grosze and do not break', () => {
    expect(polish.money(18_420)).toBe(`184,20${noBreak}zł`)
    expect(english.money(123_456_789)).toBe(`PLN${noBreak}1,234,567.89`)
    expect(polish.money(0)).toBe(`0,00${noBreak}zł`)
  })

  it('of files count in 1024 as file managers do', () => {
    expect(polish.fileSize(512)).toBe(`512${noBreak}B`)
    expect(polish.fileSize(210 * 1024)).toBe(`210${noBreak}kB`)
    expect(english.fileSize(2.44 * 1024 ** 2)).toBe(`2.4${noBreak}MB`)
    expect(polish.fileSize(25 * 1024 ** 2)).toBe(`25${noBreak}MB`)
    expect(polish.fileSize(1024 ** 2 - 1)).toMatch(/^1(,0)?\u00a0MB$/)
  })

  it('are grouped, with as many decimals as asked', () => {
    expect(polish.number(12_345.6)).toBe(`12${noBreak}345,6`)
    expect(english.number(2, 1)).toBe('2.0')
  })
})

it('tells a language from anything else', () => {
  expect(['pl', 'en', 'de', undefined, 1].map(isLanguage)).toEqual([true, true, false, false, false])
})
