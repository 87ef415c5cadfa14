import { dateIn, endOfDay, lastDayOf } from '#shared/domain/kernel/time.ts'
import { toInstant } from '#server/platform/database/connection.ts'

/** Time zones differ from UTC by whole quarters of an hour, so that a quarter never lies in two days. */
const quarter = 900_000
const mostKept = 5000

const todays = new Map<string, { quarter: number; date: string }>()
const ends = new Map<string, Date>()
const lasts = new Map<string, string>()

/** The calendar date of the office at an instant; asking the system's calendar costs more than the whole rest of a row. */
export function officeDate(zone: string, now: Date): string {
  const current = Math.floor(now.getTime() / quarter)
  const known = todays.get(zone)
  if (known?.quarter === current) return known.date
  const date = dateIn(zone, now)
  todays.set(zone, { quarter: current, date })
  return date
}

/** The instant at which a deadline that ends with a day of the office is missed. */
export function dueAtEndOf(zone: string, date: string): Date {
  return kept(ends, `${zone} ${date}`, () => endOfDay(zone, date))
}

/** The last day of a deadline as it is stored. Deadlines are ends of days, so that few differ. */
export function lastDayOfStored(zone: string, dueAt: string): string {
  return kept(lasts, `${zone} ${dueAt}`, () => lastDayOf(zone, new Date(toInstant(dueAt))))
}

function kept<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  if (known.size >= mostKept) known.clear()
  known.set(key, made)
  return made
}
