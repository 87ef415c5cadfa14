import { localeOf, type Language } from '#shared/messages/language.ts'

/** Names a calendar day (`YYYY-MM-DD`) as people say it: with its weekday, and with the year only when it is another. */
export function longDay(day: string, today: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf[language], {
    weekday: 'long',
    ...dayAndMonth(day, today),
  }).format(new Date(day))
}

/** The same without the weekday: `26 listopada`. */
export function plainDay(day: string, today: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf[language], dayAndMonth(day, today)).format(new Date(day))
}

/** How far a calendar day is: `dzisiaj`, `za 5 dni`, `3 dni temu`. */
export function daysAway(day: string, today: string, language: Language): string {
  const days = (Date.parse(day) - Date.parse(today)) / 86_400_000
  return new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto' }).format(days, 'day')
}

function dayAndMonth(day: string, today: string): Intl.DateTimeFormatOptions {
  const isOtherYear = day.slice(0, 4) !== today.slice(0, 4)
  return { day: 'numeric', month: 'long', timeZone: 'UTC', ...(isOtherYear ? { year: 'numeric' } : {}) }
}
