import type { Language } from '#shared/domain/kernel/ids.ts'

export type { Language }

/** The languages both apps and the mails speak; Polish is the default everywhere. */
const languages: readonly Language[] = ['pl', 'en']

export const defaultLanguage: Language = 'pl'

/** The locale of dates and numbers; British English has the day before the month and a 24-hour clock. */
export const localeOf: Record<Language, string> = { pl: 'pl-PL', en: 'en-GB' }

/** Tells whether a value from a cookie, a URL or a setting names a language we have. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}
