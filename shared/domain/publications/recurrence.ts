import * as z from 'zod/mini'
import { addDays } from '../kernel/time.ts'
import type { LocalTime } from '../kernel/local-time.ts'

/** Of weeks, months or years between two repeats. */
export const mostSteps = 52

/**
 * How a first window repeats: every `step` weeks (on `weekdays` too, 1 is Monday), months or years, as long as it
 * begins no later than `lastOn`. A day that a month does not have is its last one.
 */
export const recurrence = z.object({
  every: z.enum(['week', 'month', 'year']),
  step: z.int().check(z.gte(1), z.lte(mostSteps)),
  weekdays: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.maxLength(7)),
  lastOn: z.iso.date(),
})
export type Recurrence = z.infer<typeof recurrence>

interface Span {
  readonly from: LocalTime
  readonly until: LocalTime
}

/** The repeats of a first window by the calendar alone, in order, the first included and at most `most` of them. */
export function occurrencesOf(first: Span, rule: Recurrence, most: number): Span[] {
  const found: Span[] = []
  for (const from of beginnings(first.from, rule)) {
    if (from.slice(0, 10) > rule.lastOn || found.length === most) break
    found.push({ from, until: endOfRepeat(first, from, rule) })
  }
  return found
}

function* beginnings(first: LocalTime, rule: Recurrence): Generator<LocalTime> {
  if (rule.every !== 'week') {
    const months = rule.every === 'year' ? 12 * rule.step : rule.step
    for (let shift = 0; ; shift += months) yield addMonths(first, shift)
  }
  const day = first.slice(0, 10)
  const weekdays = [...new Set([weekdayOf(day), ...rule.weekdays])].sort((one, other) => one - other)
  for (let monday = addDays(day, 1 - weekdayOf(day)); ; monday = addDays(monday, 7 * rule.step))
    for (const weekday of weekdays) {
      const on = addDays(monday, weekday - 1)
      if (on >= day) yield on + first.slice(10)
    }
}

/**
 * A repeat of a week lasts as many days as the first. One of a month or a year ends on the same day of the month as
 * the first, so that a season ends on its date also in a leap year; where a short month leaves nothing of it, it
 * lasts as many days as the first.
 */
function endOfRepeat(first: Span, from: LocalTime, rule: Recurrence): LocalTime {
  const sameDays = addDays(from.slice(0, 10), daysBetween(first.from, first.until)) + first.until.slice(10)
  if (rule.every === 'week') return sameDays
  const sameDate = addMonths(first.until, monthsBetween(first.from, from))
  return sameDate > from ? sameDate : sameDays
}

function addMonths(local: LocalTime, months: number): LocalTime {
  const [year = 0, month = 0, day = 0] = local.slice(0, 10).split('-').map(Number)
  const days = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const date = new Date(Date.UTC(year, month - 1 + months, Math.min(day, days)))
  return date.toISOString().slice(0, 10) + local.slice(10)
}

const monthsOf = (local: LocalTime) => Number(local.slice(0, 4)) * 12 + Number(local.slice(5, 7))
const monthsBetween = (from: LocalTime, to: LocalTime) => monthsOf(to) - monthsOf(from)
const dayNumber = (local: LocalTime) => Date.parse(`${local.slice(0, 10)}T00:00:00Z`) / 86_400_000
const daysBetween = (from: LocalTime, to: LocalTime) => dayNumber(to) - dayNumber(from)

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return ((dayNumber(date) + 3) % 7) + 1
}
