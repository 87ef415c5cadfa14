import type { Publication } from '#shared/domain/publications/schema.ts'
import { mostSteps, weekdayOf, type Recurrence } from '#shared/domain/publications/recurrence.ts'
import {
  typedIn,
  windowsOf,
  type WindowPlan,
  type WindowProblem,
} from '#shared/domain/publications/windows.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'

type Words = Translator<DesktopTexts>

/** A period as it is typed, and how it repeats. */
export interface WindowRow {
  from: string
  until: string
  every: 'none' | Recurrence['every']
  step: string
  /** 1 is Monday; the day on which the period begins is one of them anyway. */
  weekdays: number[]
  lastOn: string | null
}

/** What is wrong with one field of a row, and the values of that field that would do. */
export interface RowProblem {
  readonly field: WindowProblem['field'] | 'step'
  readonly text: string
  readonly nearest: readonly string[]
}

export const newRow = (): WindowRow => ({
  ...{ from: '', until: '', every: 'none', step: '1', weekdays: [], lastOn: null },
})

const rowOf = ({ first, recurrence }: WindowPlan): WindowRow => ({
  ...{ from: first.from, until: first.until ?? '', every: recurrence?.every ?? 'none' },
  ...{ step: String(recurrence?.step ?? 1), weekdays: [...(recurrence?.weekdays ?? [])] },
  lastOn: recurrence?.lastOn ?? null,
})

/** The plans, else the windows that came to be without one, such as the one that publishing begins. */
export function rowsOf({ plans, windows }: Publication, timeZone: string): WindowRow[] {
  if (plans.length > 0) return plans.map(rowOf)
  const rows = windows.map(({ from, until }) =>
    rowOf({
      first: typedIn(timeZone, { from: new Date(from), until: until === null ? null : new Date(until) }),
      recurrence: null,
    }),
  )
  return rows.length > 0 ? rows : [newRow()]
}

export function planOf({ from, until, every, step, weekdays, lastOn }: WindowRow): WindowPlan {
  const first = { from, until: until || null }
  if (every === 'none') return { first, recurrence: null }
  const days = every === 'week' ? weekdays.toSorted() : []
  return { first, recurrence: { every, step: Number(step), weekdays: days, lastOn: lastOn ?? '' } }
}

/** Why a row makes no windows yet; null where it does. */
export function problemOf(words: Words, timeZone: string, row: WindowRow): RowProblem | null {
  const missing = words.t('publication.windows.missing')
  if (row.from === '') return { field: 'from', text: missing, nearest: [] }
  if (row.every !== 'none') {
    const step = Number(row.step)
    if (!/^\d+$/.test(row.step.trim()) || step < 1 || step > mostSteps) {
      const nearest = [String(step > mostSteps ? mostSteps : 1)]
      return { field: 'step', text: words.t('publication.windows.step-wrong', { most: mostSteps }), nearest }
    }
    if (row.lastOn === null) return { field: 'lastOn', text: missing, nearest: [] }
  }
  const made = windowsOf(timeZone, planOf(row))
  return made.ok
    ? null
    : { field: made.problem.field, text: words.error(made.problem.code), nearest: made.problem.nearest }
}

/** What a row would make from today on; nothing while something is wrong with it. */
export function windowsAhead(words: Words, timeZone: string, row: WindowRow): Publication['windows'] {
  if (problemOf(words, timeZone, row) !== null) return []
  const made = windowsOf(timeZone, planOf(row))
  if (!made.ok) return []
  const windows = made.value.map(({ from, until }) => ({
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
  }))
  return notEnded(words, windows)
}

/** Those of today and later. */
export function notEnded({ calendarDay }: Words, windows: Publication['windows']): Publication['windows'] {
  return windows.filter(({ until }) => until === null || calendarDay(until) >= calendarDay())
}

/** `Co 2 tygodnie w poniedziałek i w czwartek, nie później niż 30 czerwca 2027` */
export function ruleWords(words: Words, { first, recurrence }: WindowPlan): string | null {
  if (recurrence === null) return null
  const { every, step: count, lastOn } = recurrence
  const from = first.from.slice(0, 10)
  const until = words.date(lastOn)
  if (every === 'week') {
    const days = [...new Set([weekdayOf(from), ...recurrence.weekdays])].toSorted()
    return words.t('publication.windows.rule.week', { count, days: daysInWords(words, days), until })
  }
  const style =
    every === 'month' ? ({ day: 'numeric' } as const) : ({ day: 'numeric', month: 'long' } as const)
  const on = new Intl.DateTimeFormat(words.language, { ...style, timeZone: 'UTC' }).format(new Date(from))
  return words.t(`publication.windows.rule.${every}`, { count, on, until })
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

function daysInWords({ t, language }: Words, days: readonly number[]): string {
  const named = weekdays.filter((day) => days.includes(day)).map((day) => t(`publication.weekday-on.${day}`))
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(named)
}

/** The days of the week by their names, to choose from. */
export function weekdayOptions({ language }: Words): { value: number; label: string }[] {
  const named = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // 1 January 2024 was a Monday.
  return weekdays.map((value) => ({ value, label: named.format(new Date(Date.UTC(2024, 0, value))) }))
}

/** On which day of the week a row begins; null while no time is typed. */
export const firstWeekday = ({ from }: WindowRow): number | null =>
  from === '' ? null : weekdayOf(from.slice(0, 10))
