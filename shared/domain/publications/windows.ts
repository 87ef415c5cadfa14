import * as z from 'zod/mini'
import type { ErrorCode } from '../kernel/errors.ts'
import { instantOf, localTimeIn, type LocalTime } from '../kernel/local-time.ts'
import { occurrencesOf, recurrence } from './recurrence.ts'

/** When something is shown: `from <= now < until`, without an end when `until` is null. */
export interface ShownWindow {
  readonly from: Date
  readonly until: Date | null
}

const localTime = z.string().check(z.regex(/^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}$/))

/** A window as it is typed, in the time of the office: `YYYY-MM-DDTHH:MM`, `until` null when it has no end. */
export const typedWindow = z.object({ from: localTime, until: z.nullable(localTime) })
export type TypedWindow = z.infer<typeof typedWindow>

/** What windows are made from. */
export const windowPlan = z.object({ first: typedWindow, recurrence: z.nullable(recurrence) })
export type WindowPlan = z.infer<typeof windowPlan>

/** Why a window is refused, at which field, and the nearest values that would do, in the form of that field. */
export interface WindowProblem {
  readonly code: Extract<ErrorCode, `window.${string}`>
  readonly field: 'from' | 'until' | 'lastOn'
  readonly nearest: readonly string[]
}

export type Planned<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: WindowProblem }

/** More windows than these nobody oversees; it is three years of twice a week and more. */
export const mostWindows = 400

const earliest = '2000-01-01T00:00'
const latest = { from: '2100-12-31T23:59', until: '2101-01-01T00:00' }

/** The windows a plan means in the zone of the office, in order, those that meet or overlap joined to one. */
export function windowsOf(timeZone: string, plan: WindowPlan): Planned<ShownWindow[]> {
  const first = windowOf(timeZone, plan.first)
  if (!first.ok) return first
  if (!plan.recurrence) return { ok: true, value: [first.value] }
  const { from, until } = plan.first
  if (until === null) return refuse('window.endless-repeat', 'until', [endAfter(timeZone, from, from)])
  const { lastOn } = plan.recurrence
  if (lastOn < from.slice(0, 10)) return refuse('window.reversed', 'lastOn', [from.slice(0, 10)])
  if (lastOn > latest.from.slice(0, 10))
    return refuse('window.too-late', 'lastOn', [latest.from.slice(0, 10)])
  const typed = occurrencesOf({ from, until }, plan.recurrence, mostWindows + 1)
  if (typed.length > mostWindows) {
    const last = typed[mostWindows - 1] as (typeof typed)[number]
    return refuse('window.too-many', 'lastOn', [last.from.slice(0, 10)])
  }
  return { ok: true, value: joined(typed.map((each) => shiftedOver(timeZone, each))) }
}

/** The window somebody typed, or why there is none; each problem with the nearest times that would do. */
export function windowOf(timeZone: string, typed: TypedWindow): Planned<ShownWindow> {
  const from = instantAt(timeZone, typed.from, 'from')
  if (!from.ok) return from
  if (typed.until === null) return { ok: true, value: { from: from.value, until: null } }
  const until = instantAt(timeZone, typed.until, 'until')
  if (!until.ok) {
    const { code, nearest } = until.problem
    const later = nearest.filter((end) => end > typed.from)
    return refuse(code, 'until', later.length > 0 ? later : [endAfter(timeZone, typed.from, typed.from)])
  }
  if (until.value <= from.value)
    return refuse('window.reversed', 'until', [endAfter(timeZone, typed.from, typed.until)])
  return { ok: true, value: { from: from.value, until: until.value } }
}

/** A window as people type it; the inverse of `windowOf`. */
export function typedIn(timeZone: string, window: ShownWindow): TypedWindow {
  const { from, until } = window
  return { from: localTimeIn(timeZone, from), until: until && localTimeIn(timeZone, until) }
}

/** Whether something with these windows is shown at an instant. */
export function isShownAt(windows: readonly ShownWindow[], now: Date): boolean {
  return windows.some(({ from, until }) => from <= now && (until === null || now < until))
}

/** Whether two windows have an instant in common; those that only meet do not. */
export function overlap(one: ShownWindow, other: ShownWindow): boolean {
  return endOf(one) > other.from.getTime() && endOf(other) > one.from.getTime()
}

/** The first instant of a window at which none of the others is open; null where there is none. */
export function firstUncovered(window: ShownWindow, by: readonly ShownWindow[]): Date | null {
  let at = window.from.getTime()
  for (const each of by.toSorted((one, other) => one.from.getTime() - other.from.getTime()))
    if (each.from.getTime() <= at) at = Math.max(at, endOf(each))
  return at < endOf(window) ? new Date(at) : null
}

const endOf = ({ until }: ShownWindow) => until?.getTime() ?? Number.POSITIVE_INFINITY

function refuse(code: WindowProblem['code'], field: WindowProblem['field'], nearest: readonly string[]) {
  return { ok: false, problem: { code, field, nearest } } as const
}

/** The time of day of `until` on the first day on which it is after `from`; a skipped one ends with its gap. */
function endAfter(timeZone: string, from: LocalTime, until: LocalTime): LocalTime {
  const time = until.slice(10)
  const sameDay = from.slice(0, 10) + time
  const day = new Date(`${from.slice(0, 10)}T00:00:00Z`)
  if (sameDay <= from) day.setUTCDate(day.getUTCDate() + 1)
  const end = day.toISOString().slice(0, 10) + time
  if (end > latest.until) return latest.until
  const at = instantOf(timeZone, end)
  return at instanceof Date ? end : at.after
}

function instantAt(timeZone: string, local: LocalTime, field: 'from' | 'until'): Planned<Date> {
  const year = Number(local.slice(0, local.indexOf('-')))
  if (year < 2000) return refuse('window.too-early', field, [earliest])
  if (year > 9999 || local > latest[field]) return refuse('window.too-late', field, [latest[field]])
  const possible = ofCalendar(local)
  if (possible !== local) return refuse('window.no-such-day', field, [possible])
  const at = instantOf(timeZone, local)
  if (at instanceof Date) return { ok: true, value: at }
  return refuse('window.in-gap', field, [at.before, at.after])
}

/** The nearest time the calendar has: the last day of a month that is shorter, the last minute of a day. */
function ofCalendar(local: LocalTime): LocalTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/[-T:]/).map(Number)
  const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
  const realMonth = within(month, 1, 12)
  const days = new Date(Date.UTC(year, realMonth, 0)).getUTCDate()
  const realMinute = hour > 23 ? 59 : within(minute, 0, 59)
  return new Date(Date.UTC(year, realMonth - 1, within(day, 1, days), within(hour, 0, 23), realMinute))
    .toISOString()
    .slice(0, 16)
}

/** One repeat: nobody typed its dates, so a time that its clocks skip is the first one after the gap. */
function shiftedOver(timeZone: string, typed: { from: LocalTime; until: LocalTime }): ShownWindow {
  const at = (local: LocalTime) => {
    const found = instantOf(timeZone, local)
    return found instanceof Date ? found : found.at
  }
  return { from: at(typed.from), until: at(typed.until) }
}

/** Windows in order of time, those that meet or overlap as one, those that are empty left out. */
export function joined(windows: readonly ShownWindow[]): ShownWindow[] {
  const result: ShownWindow[] = []
  for (const each of windows.toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
    const last = result.at(-1)
    if (endOf(each) <= each.from.getTime()) continue
    if (!last || endOf(last) < each.from.getTime()) result.push(each)
    else if (endOf(each) > endOf(last)) result.splice(-1, 1, { from: last.from, until: each.until })
  }
  return result
}
