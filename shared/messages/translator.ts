import { createFormats, type FormatOptions, type Formats } from './formats.ts'
import { localeOf, type Language } from './language.ts'
import { fill, type AnyMessage, type Params, type PolishTexts, type Translated } from './message.ts'

/** The texts one program needs in one language: its areas in one flat record, sentences of error codes and events. */
export interface Catalogue<Texts = PolishTexts> {
  readonly texts: Texts | Translated<Texts>
  readonly errors: Readonly<Record<string, string>>
  readonly events: Readonly<Record<string, string>>
}

type Values = Readonly<Record<string, unknown>>

/** What a window, a page or a mail asks for every word it shows. */
export interface Translator<Texts = PolishTexts> extends Formats {
  readonly language: Language
  /** A text by its key, with its `{params}`; a plural text picks its form by `count`. */
  t: <Key extends keyof Texts & string>(key: Key, ...params: Params<Texts[Key]>) => string
  /** The sentence of a refusal; a code this version does not know gets a general one. */
  error: (code: string, details?: Values) => string
  /** What a problem of one field says: by the key of a text, by an error code, or already in words. */
  problem: (keyOrWords: string, details?: Values) => string
  /** What an event of the log says. */
  event: (name: string, details?: Values) => string
}

/** Makes the translator of one catalogue; it holds no state that changes, so a server may keep one per language. */
export function createTranslator<Texts>(
  catalogue: Catalogue<Texts>,
  language: Language,
  options: FormatOptions = {},
): Translator<Texts> {
  const formats = createFormats(language, options)
  const plural = new Intl.PluralRules(localeOf[language])
  const texts = catalogue.texts as Readonly<Record<string, AnyMessage | undefined>>

  function pick(message: AnyMessage, params: Values): string {
    if (typeof message === 'string') return fill(message, params)
    const count = Number(params['count'])
    return fill(message[plural.select(count)] ?? message.other, { ...params, count: formats.number(count) })
  }

  return {
    ...formats,
    language,
    t: (key, ...[params = {}]) => pick(texts[key] ?? key, params),
    error: (code, details = {}) =>
      fill(catalogue.errors[code] ?? catalogue.errors['server.fault'] ?? code, details),
    problem: (key, details = {}) => pick(catalogue.errors[key] ?? texts[key] ?? key, details),
    event: (name, details = {}) => fill(catalogue.events[name] ?? name, details),
  }
}
