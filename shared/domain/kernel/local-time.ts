import { offsetAt } from './time.ts'

/** A time on the clocks of the office, `YYYY-MM-DDTHH:MM`, as people type it. */
export type LocalTime = string

const minute = 60_000
/** No zone is further from UTC than this, on either side. */
const furthest = 15 * 60 * minute

/** What the clocks of a zone show at an instant, without its seconds. */
export function localTimeIn(timeZone: string, instant: Date): LocalTime {
  return new Date(instant.getTime() + offsetAt(timeZone, instant)).toISOString().slice(0, 16)
}

/** A stretch that the clocks skip: the last minute before it and the first time after it. */
export interface ClockGap {
  readonly before: LocalTime
  readonly after: LocalTime
  /** The instant of the change, which is also that of `after`. */
  readonly at: Date
}

/**
 * The instant at which the clocks of a zone show a time. Of two, when the clocks go back, the earlier. A time that
 * the clocks skip has none; then the gap it falls into. The time must be one of the calendar.
 */
export function instantOf(timeZone: string, local: LocalTime): Date | ClockGap {
  const shown = Date.parse(`${local}:00Z`)
  const earlier = offsetAt(timeZone, new Date(shown - furthest))
  const later = offsetAt(timeZone, new Date(shown + furthest))
  const found = [earlier, later]
    .map((offset) => ({ offset, at: new Date(shown - offset) }))
    .filter(({ offset, at }) => offsetAt(timeZone, at) === offset)
    .map(({ at }) => at.getTime())
  if (found.length > 0) return new Date(Math.min(...found))
  return gapBetween(timeZone, shown - later, shown - earlier)
}

/** The one change of the clocks after the instant `from` and no later than `to`. */
function gapBetween(timeZone: string, from: number, to: number): ClockGap {
  const before = offsetAt(timeZone, new Date(from))
  let [low, high] = [from, to]
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / minute / 2) * minute
    if (offsetAt(timeZone, new Date(middle)) === before) low = middle
    else high = middle
  }
  const at = new Date(high)
  return {
    before: localTimeIn(timeZone, new Date(high - minute)),
    after: localTimeIn(timeZone, at),
    at,
  }
}
