import type { ScheduledPublication } from '#shared/domain/publications/schedule.ts'
import { publicationKinds, type PublicationKind } from '#shared/domain/publications/schema.ts'
import { typedIn, type TypedWindow } from '#shared/domain/publications/windows.ts'
import { addDays } from '#shared/domain/kernel/time.ts'

/** By how many days both ends of a window are moved. */
export interface Shift {
  readonly from: number
  readonly until: number
}

/** One window of a publication as it lies on the days on screen. */
export interface Bar {
  /** Stays the same while the window is moved. */
  readonly key: string
  readonly item: ScheduledPublication
  /** Which of its windows it is. */
  readonly index: number
  /** As it would be after a shift that is not saved yet. */
  readonly typed: TypedWindow
  /** Its first and last day on screen, by their number from 0. */
  readonly first: number
  readonly last: number
  /** Whether it begins before the days on screen, or goes on after them. */
  readonly isBegun: boolean
  readonly goesOn: boolean
  /** In which row of its lane it lies, so that none covers another. */
  readonly row: number
}

export interface Lane {
  readonly kind: PublicationKind
  readonly bars: readonly Bar[]
}

/** What a window is moved by that is not saved yet. */
export interface PendingShift {
  readonly key: string
  readonly shift: Shift
}

interface Shown {
  readonly timeZone: string
  readonly pending: PendingShift | null
}

/** The days of a month `YYYY-MM`. */
export function daysOf(month: string): string[] {
  const first = `${month}-01`
  const days = Array.from({ length: 31 }, (_, day) => addDays(first, day))
  return days.filter((day) => day.startsWith(month))
}

export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** A window some days earlier or later, at the same times of day. */
export function shifted({ from, until }: TypedWindow, by: Shift): TypedWindow {
  const moved = (time: string, days: number) => addDays(time.slice(0, 10), days) + time.slice(10)
  return { from: moved(from, by.from), until: until === null ? null : moved(until, by.until) }
}

/** The window as it is stored, in the time of the office. */
export function windowOfBar({ item, index }: Pick<Bar, 'item' | 'index'>, timeZone: string): TypedWindow {
  const { from, until } = item.windows[index] as ScheduledPublication['windows'][number]
  return typedIn(timeZone, { from: new Date(from), until: until === null ? null : new Date(until) })
}

/** The windows on some days by kind, in rows; kinds without any are left out. */
export function lanesOf(items: readonly ScheduledPublication[], days: readonly string[], on: Shown): Lane[] {
  return publicationKinds
    .map((kind) => ({
      kind,
      bars: inRows(items.filter((item) => item.kind === kind).flatMap((item) => barsOf(item, days, on))),
    }))
    .filter(({ bars }) => bars.length > 0)
}

function barsOf(item: ScheduledPublication, days: readonly string[], on: Shown): Omit<Bar, 'row'>[] {
  const [start = '', end = ''] = [days[0], days.at(-1)]
  return item.windows.map(({ from, until }, index) => {
    const key = `${item.id}-${index}`
    const stored = typedIn(on.timeZone, {
      from: new Date(from),
      until: until === null ? null : new Date(until),
    })
    const typed = on.pending?.key === key ? shifted(stored, on.pending.shift) : stored
    const firstDay = typed.from.slice(0, 10)
    const lastDay = typed.until === null ? null : lastDayOf(typed.until)
    const at = (day: string) => Math.min(Math.max(days.indexOf(day), 0), days.length - 1)
    return {
      ...{ key, item, index, typed },
      first: firstDay < start ? 0 : firstDay > end ? days.length - 1 : at(firstDay),
      last: lastDay === null || lastDay > end ? days.length - 1 : lastDay < start ? 0 : at(lastDay),
      isBegun: firstDay < start,
      goesOn: lastDay === null || lastDay > end,
    }
  })
}

/** A window that ends at midnight is not shown on the day that begins then. */
const lastDayOf = (until: string) =>
  until.endsWith('T00:00') ? addDays(until.slice(0, 10), -1) : until.slice(0, 10)

/** What of the bars lies on some of the days, in rows of its own; what lasts all of them is left out. */
export function partsOn(bars: readonly Bar[], start: number, end: number): Bar[] {
  const touching = bars.filter(({ first, last }) => first <= end && last >= start)
  return inRows(
    touching
      .filter(({ isBegun, goesOn }) => !isBegun || !goesOn)
      .map((bar) => ({
        ...bar,
        first: Math.max(bar.first, start) - start,
        last: Math.min(bar.last, end) - start,
        isBegun: bar.isBegun || bar.first < start,
        goesOn: bar.goesOn || bar.last > end,
      })),
  )
}

/** Each in the first row that is free, those that begin first and last longest above. */
function inRows(bars: readonly Omit<Bar, 'row'>[]): Bar[] {
  const ends: number[] = []
  const inOrder = bars.toSorted((a, b) => a.first - b.first || b.last - a.last || a.item.id - b.item.id)
  return inOrder.map((bar) => {
    const free = ends.findIndex((end) => end < bar.first)
    const row = free === -1 ? ends.length : free
    ends[row] = Math.max(bar.last, bar.first)
    return { ...bar, row }
  })
}
