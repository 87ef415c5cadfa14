import { desktop as english } from '#shared/messages/en/desktop.ts'
import { isLanguage, defaultLanguage } from '#shared/messages/language.ts'
import { desktop as polish } from '#shared/messages/pl/desktop.ts'
import { createTranslator, type Translator } from '#shared/messages/translator.ts'

/** The texts of menu, badge and dialogs: the desktop's own area only. */
export type Texts = Translator<typeof polish>

/** Texts in the language the person chose in the app, Polish until then. */
export function textsFor(language: string | null): Texts {
  const chosen = isLanguage(language) ? language : defaultLanguage
  const texts = chosen === 'pl' ? polish : english
  return createTranslator<typeof polish>({ texts, errors: {}, events: {} }, chosen)
}
