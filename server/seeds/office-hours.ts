import { addDays, dateIn, endOfDay, startOfDay } from '#shared/domain/kernel/time.ts'
import { isWorkingDay } from './working-days.ts'

const minute = 60_000
const opensAfter = 7.5 * 60 * minute
const closesAfter = 15.5 * 60 * minute

export interface Day {
  readonly date: string
  readonly isWorking: boolean
  /** Instants in milliseconds: midnight, opening, closing, the next midnight. */
  readonly starts: number
  readonly opens: number
  readonly closes: number
  readonly ends: number
}

/** The office's days and working hours over a span of time; instants are in milliseconds. */
export interface OfficeHours {
  readonly days: readonly Day[]
  /** The instant after so many minutes of office time; a moment outside of it counts from the next opening. */
  after(instant: number, workingMinutes: number): number
  /** How many minutes of office time lie between two instants. */
  minutesBetween(from: number, until: number): number
  /** The working day of a date, or the next one. */
  workingDayFrom(date: string): string
  dayOf(instant: number): Day
  dayOn(date: string): Day
}

/** Reckons all days from `since` to `until` once, so that nothing is asked of the time zone later. */
export function officeHours(timeZone: string, since: Date, until: Date): OfficeHours {
  const days = daysBetween(timeZone, dateIn(timeZone, since), dateIn(timeZone, until))
  const working = days.filter((day) => day.isWorking)
  const byDate = new Map(days.map((day) => [day.date, day]))

  return {
    days,
    after(instant, workingMinutes) {
      let left = workingMinutes * minute
      for (let index = firstAfter(working, 'closes', instant); ; index += 1) {
        const day = working[index]
        if (day === undefined) return Infinity
        const from = Math.max(instant, day.opens)
        if (from + left < day.closes) return from + left
        left -= day.closes - from
      }
    },
    minutesBetween(from, until) {
      let sum = 0
      for (let index = firstAfter(working, 'closes', from); ; index += 1) {
        const day = working[index]
        if (day === undefined || day.opens >= until) return sum / minute
        sum += Math.min(day.closes, until) - Math.max(day.opens, from)
      }
    },
    workingDayFrom: (date) => known(working.find((day) => day.date >= date)).date,
    dayOf: (instant) => known(days[firstAfter(days, 'ends', instant)]),
    dayOn: (date) => known(byDate.get(date)),
  }
}

function daysBetween(timeZone: string, first: string, last: string): Day[] {
  const days: Day[] = []
  let starts = startOfDay(timeZone, first).getTime()
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const ends = endOfDay(timeZone, date).getTime()
    const hours = { opens: starts + opensAfter, closes: starts + closesAfter }
    days.push({ date, isWorking: isWorkingDay(date), starts, ...hours, ends })
    starts = ends
  }
  return days
}

/** The index of the first day that closes or ends after an instant. */
function firstAfter(days: readonly Day[], edge: 'closes' | 'ends', instant: number): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle]?.[edge] ?? Infinity) > instant) high = middle
    else low = middle + 1
  }
  return low
}

function known(day: Day | undefined): Day {
  if (day === undefined) throw new Error('The demo office has no such day')
  return day
}
