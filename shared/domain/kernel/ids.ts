import * as z from 'zod/mini'

/** A primary key made by the database: a safe positive integer. */
export const id = z.int().check(z.positive())

/** A UUID by the caller; a repeated create with the same key answers the first result. */
export const requestKey = z.uuid()

/** The version a window has seen; a stale one is refused with `row.stale`. */
export const version = z.int().check(z.nonnegative())

/** An instant on the wire: ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 })

/** A calendar date on the wire: `YYYY-MM-DD`. */
export const calendarDate = z.iso.date()

/** A time of day on the wire: `HH:MM`. */
export const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** One line of words a person typed: trimmed, not empty, without control characters. */
export const line = (longest: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), z.regex(/^[^\p{Cc}]*$/u))

/** A line that may be left empty. */
export const optionalLine = (longest: number) =>
  z.string().check(z.trim(), z.maxLength(longest), z.regex(/^[^\p{Cc}]*$/u))

/** Several lines of words a person typed: trimmed, not empty. */
export const text = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))

export const languages = ['pl', 'en'] as const
export type Language = (typeof languages)[number]
export const language = z.enum(languages)

/** A name the office gives in both languages. */
export const bilingual = z.object({ pl: z.string(), en: z.string() })
export type Bilingual = z.infer<typeof bilingual>
