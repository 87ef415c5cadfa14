import { localeOf, type Language } from './language.ts'

/** An instant (Date, milliseconds, ISO text) or a calendar day as `YYYY-MM-DD`, which has no time zone. */
export type Moment = Date | number | string

/** Dates, numbers and sizes of one language, in the time zone of the office. */
export interface Formats {
  /** 26 października 2026 */
  date: (value: Moment) => string
  /** pon., 26 paź within the year, else 26 paź 2025 */
  weekday: (value: Moment) => string
  /** 26 paź within the year, else 26 paź 2025 */
  shortDate: (value: Moment) => string
  /** 26 paź 2026, 10:42 */
  dateTime: (value: Moment) => string
  /** 10:42 */
  time: (value: Moment) => string
  /** The calendar date of an instant, or of now, in the office's time zone, as `YYYY-MM-DD`. */
  calendarDay: (value?: Moment) => string
  /** 5 minut temu, wczoraj; older or further than a week: the short date */
  relative: (value: Moment) => string
  /** 12 345,6 */
  number: (value: number, fractionDigits?: number) => string
  /** 184,20 zł from 18420 grosze; never breaks across lines */
  money: (grosze: number) => string
  /** 210 kB, 2,4 MB; 1 kB is 1024 bytes, as file managers count */
  fileSize: (bytes: number) => string
}

export interface FormatOptions {
  /** IANA name of the office's time zone; Europe/Warsaw when not given. */
  timeZone?: string
  /** The clock that decides what "this year" and "ago" mean. */
  now?: () => Date
}

const noBreakSpace = '\u00a0'
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const dateStyles = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  shortDate: { day: 'numeric', month: 'short' },
  shortDateYear: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  calendarDay: { day: '2-digit', month: '2-digit', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const isCalendarDate = (value: Moment): boolean => typeof value === 'string' && value.length === 10

/** Formats over Intl; each Intl object is made when first needed, because making one is slow. */
export function createFormats(language: Language, options: FormatOptions = {}): Formats {
  const locale = localeOf[language]
  const timeZone = options.timeZone ?? 'Europe/Warsaw'
  const now = options.now ?? (() => new Date())
  const made = new Map<string, Intl.DateTimeFormat>()

  function inStyle(value: Moment, style: keyof typeof dateStyles): string {
    const zone = isCalendarDate(value) ? 'UTC' : timeZone
    const key = style + zone
    const format =
      made.get(key) ??
      new Intl.DateTimeFormat(style === 'calendarDay' ? 'sv' : locale, {
        ...dateStyles[style],
        timeZone: zone,
      })
    made.set(key, format)
    return format.format(new Date(value))
  }

  const calendarDay = (value: Moment = now()): string =>
    isCalendarDate(value) ? String(value) : inStyle(value, 'calendarDay')

  const yearOf = (value: Moment): string => calendarDay(value).slice(0, 4)

  const withinYear = (value: Moment, style: 'weekday' | 'shortDate'): string =>
    inStyle(value, yearOf(value) === yearOf(now()) ? style : 'shortDateYear')

  const daysFromToday = (value: Moment): number =>
    (Date.parse(calendarDay(value)) - Date.parse(calendarDay(now()))) / day

  function relative(value: Moment): string {
    const difference = new Date(value).getTime() - now().getTime()
    const distance = Math.abs(difference)
    if (Math.abs(daysFromToday(value)) >= 7) return withinYear(value, 'shortDate')
    const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    if (distance < minute) return words.format(0, 'second')
    if (distance < hour) return words.format(Math.trunc(difference / minute), 'minute')
    if (distance < day) return words.format(Math.trunc(difference / hour), 'hour')
    return words.format(daysFromToday(value), 'day')
  }

  const number = (value: number, fractionDigits?: number): string =>
    new Intl.NumberFormat(
      locale,
      fractionDigits === undefined
        ? {}
        : { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits },
    ).format(value)

  function fileSize(bytes: number): string {
    if (bytes < 1024) return `${number(bytes)}${noBreakSpace}B`
    // 1023.6 kB would be rounded to the odd 1024 kB.
    const [size, unit] = bytes < 1023.5 * 1024 ? [bytes / 1024, 'kB'] : [bytes / 1024 ** 2, 'MB']
    return `${number(size, size < 10 && unit === 'MB' ? 1 : 0)}${noBreakSpace}${unit}`
  }

  return {
    date: (value) => inStyle(value, 'date'),
    weekday: (value) => withinYear(value, 'weekday'),
    shortDate: (value) => withinYear(value, 'shortDate'),
    dateTime: (value) => inStyle(value, 'dateTime'),
    time: (value) => inStyle(value, 'time'),
    calendarDay,
    relative,
    number,
    money: (grosze) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency: 'PLN' }).format(grosze / 100),
    fileSize,
  }
}
