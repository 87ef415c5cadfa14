/** Calendar arithmetic in the office's time zone. Instants are `Date`, calendar dates are `YYYY-MM-DD` strings. */

/** The calendar date of an instant in a time zone. */
export function dateIn(timeZone: string, instant: Date): string {
  return dateFormat(timeZone).format(instant)
}

/** A calendar date `days` later (or earlier when negative). */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** The first instant of a calendar date in a time zone, also where midnight is skipped by a clock change. */
export function startOfDay(timeZone: string, date: string): Date {
  const wanted = new Date(`${date}T00:00:00Z`)
  let guess = new Date(wanted.getTime() - offsetAt(timeZone, wanted))
  guess = new Date(wanted.getTime() - offsetAt(timeZone, guess))
  return guess
}

/**
 * The instant at which a deadline that ends with `date` is missed: the start of the following day.
 * Intervals are half-open: a task is late when `now >= dueAt`.
 */
export function endOfDay(timeZone: string, date: string): Date {
  return startOfDay(timeZone, addDays(date, 1))
}

/** The last calendar date on which a deadline is still kept. */
export function lastDayOf(timeZone: string, dueAt: Date): string {
  return dateIn(timeZone, new Date(dueAt.getTime() - 1))
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()
const partFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(timeZone: string): Intl.DateTimeFormat {
  const known = dateFormats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  dateFormats.set(timeZone, made)
  return made
}

function partFormat(timeZone: string): Intl.DateTimeFormat {
  const known = partFormats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  partFormats.set(timeZone, made)
  return made
}

/** The zone's offset from UTC at an instant, in milliseconds; east is positive. */
export function offsetAt(timeZone: string, instant: Date): number {
  const parts: Record<string, number> = {}
  for (const part of partFormat(timeZone).formatToParts(instant)) parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  // Not `Date.UTC`, which takes the years 0 to 99, as somebody types a year, for those after 1900.
  const local = new Date(0)
  local.setUTCFullYear(year, month - 1, day)
  local.setUTCHours(hour, minute, second)
  return local.getTime() - Math.floor(instant.getTime() / 1000) * 1000
}
