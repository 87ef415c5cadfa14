import fc from 'fast-check'
import type { Recurrence } from '#shared/domain/publications/recurrence.ts'

/** The slow model: it asks the calendar of the system for every quarter of an hour and looks at every day. */
const quarter = 15 * 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

export function clockOf(timeZone: string, at: number): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(timeZone, format)
  return format.format(at).replace(' ', 'T')
}

/** Every instant at which the clocks show a time; and, where there is none, the first one at which they show more. */
export function slowInstants(timeZone: string, local: string): { all: number[]; next: number } {
  const shown = Date.parse(`${local}:00Z`)
  const around = Array.from({ length: 4 * 32 }, (_, index) => shown + (index - 64) * quarter)
  const all = around.filter((at) => clockOf(timeZone, at) === local)
  const next = around.find((at) => clockOf(timeZone, at) > local) as number
  return { all, next: next - (next % quarter) }
}

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
const lastDayOfMonth = (date: string) => {
  let day = dayOf(date)
  while (dateOf(day + 1).slice(0, 7) === date.slice(0, 7)) day += 1
  return Number(dateOf(day).slice(8))
}
const monthNumber = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
const weekOf = (date: string) => Math.floor((dayOf(date) + 3) / 7)

function isDue(first: string, date: string, rule: Recurrence): boolean {
  if (rule.every === 'week') {
    const weekday = ((((dayOf(date) + 3) % 7) + 7) % 7) + 1
    const own = ((((dayOf(first) + 3) % 7) + 7) % 7) + 1
    return (weekOf(date) - weekOf(first)) % rule.step === 0 && [own, ...rule.weekdays].includes(weekday)
  }
  const step = rule.every === 'year' ? 12 * rule.step : rule.step
  const wanted = Math.min(Number(first.slice(8)), lastDayOfMonth(date))
  return (monthNumber(date) - monthNumber(first)) % step === 0 && Number(date.slice(8)) === wanted
}

function slowEnd(first: { from: string; until: string }, date: string, rule: Recurrence): string {
  const time = first.until.slice(10)
  const sameLength = dateOf(dayOf(date) + dayOf(first.until.slice(0, 10)) - dayOf(first.from.slice(0, 10)))
  if (rule.every === 'week') return sameLength + time
  const months = monthNumber(first.until) - monthNumber(first.from) + monthNumber(date)
  const year = Math.floor((months - 1) / 12)
  const month = `${String(year)}-${String(months - year * 12).padStart(2, '0')}`
  const day = Math.min(Number(first.until.slice(8, 10)), lastDayOfMonth(`${month}-01`))
  const end = `${month}-${String(day).padStart(2, '0')}${time}`
  return end > date + first.from.slice(10) ? end : sameLength + time
}

/** Every repeat, as [from, until) in milliseconds, not joined. */
export function slowWindows(
  timeZone: string,
  first: { from: string; until: string },
  rule: Recurrence,
): [number, number][] {
  const at = (local: string) => {
    const { all, next } = slowInstants(timeZone, local)
    return all[0] ?? next
  }
  const found: [number, number][] = []
  const start = first.from.slice(0, 10)
  for (let day = dayOf(start); dateOf(day) <= rule.lastOn; day += 1) {
    const date = dateOf(day)
    if (!isDue(start, date, rule)) continue
    found.push([at(date + first.from.slice(10)), at(slowEnd(first, date, rule))])
  }
  return found
}

/** What the clocks of a zone show, as if it were UTC, when they change in a year, as the system's calendar tells. */
function changesOf(timeZone: string, year: number): number[] {
  const offset = (at: number) => Date.parse(`${clockOf(timeZone, at)}:00Z`) - at
  const differs = (at: number, length: number) => offset(at) !== offset(at + length)
  return Array.from({ length: 365 }, (_, day) => Date.UTC(year, 0, 1 + day))
    .filter((at) => differs(at, 96 * quarter))
    .flatMap((at) => Array.from({ length: 96 }, (_, index) => at + index * quarter))
    .filter((at) => differs(at, quarter))
    .map((at) => at + quarter + offset(at))
}

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
/** So many quarters of an hour, in milliseconds. */
export const quarters = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count * quarter)

/** A zone and a time on its clocks, in half the cases near a change of the clocks. */
export const timeSomewhere = fc
  .record({
    timeZone: zone,
    year: fc.integer({ min: 2001, max: 2036 }),
    pick: fc.nat(),
    near: fc.boolean(),
    day: fc.integer({ min: 0, max: 364 }),
    time: quarters(95),
  })
  .map(({ timeZone, year, pick, near, day, time }) => {
    const changes = near ? changesOf(timeZone, year) : []
    const change = changes[pick % Math.max(changes.length, 1)]
    const shown =
      change === undefined
        ? Date.UTC(year, 0, 1 + day) + time
        : change - 4 * quarter + (time % (12 * quarter))
    return { timeZone, local: new Date(shown).toISOString().slice(0, 16) }
  })
