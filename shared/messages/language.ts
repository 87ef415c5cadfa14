/** The languages both apps and the mails speak; Polish is the default everywhere. */
export const languages = ['pl', 'en'] as const

export type Language = (typeof languages)[number]

export const defaultLanguage: Language = 'pl'

/** The locale of dates and numbers; British English has the day before the month and a 24-hour clock. */
export const localeOf: Record<Language, string> = { pl: 'pl-PL', en: 'en-GB' }

/** Tells whether a value from a cookie, a URL or a setting names a language we have. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}
