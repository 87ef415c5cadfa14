import { mails as english } from './en/mails.ts'
import type { Language } from './language.ts'
import { mails as polish } from './pl/mails.ts'
import type { Catalogue } from './translator.ts'

/** Every text of the letters, typed by the Polish original. */
export type MailTexts = typeof polish

/** The letters in both languages at once: the server writes to whoever it has to. */
export const mailCatalogues: Readonly<Record<Language, Catalogue<MailTexts>>> = {
  pl: { texts: polish, errors: {}, events: {} },
  en: { texts: english, errors: {}, events: {} },
}
