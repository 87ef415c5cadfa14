/** Forms of a Polish text that depends on `{count}`: 1 plik, 2 pliki, 5 plików, 1,5 pliku. */
export interface PolishPlural {
  readonly one: string
  readonly few: string
  readonly many: string
  readonly other: string
}

/** Forms of an English text that depends on `{count}`. */
export interface EnglishPlural {
  readonly one: string
  readonly other: string
}

/** What a Polish area file holds: flat keys, each a sentence with `{params}` or its plural forms. */
export type PolishTexts = Readonly<Record<string, string | PolishPlural>>

/** The shape an English area owes its Polish one: the same keys, plural where Polish is plural. */
export type Translated<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : EnglishPlural
}

type ParamNames<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamNames<Rest> : never

type ParamsOf<Message> = Message extends string
  ? ParamNames<Message>
  : 'count' | ParamNames<Message[keyof Message]>

/** The second argument of `t`: absent for a text without params, else one value for each `{param}`. */
export type Params<Message> = [ParamsOf<Message>] extends [never]
  ? []
  : [
      params: Readonly<
        Record<Exclude<ParamsOf<Message>, 'count'>, string | number> & CountParam<ParamsOf<Message>>
      >,
    ]

type CountParam<Names> = 'count' extends Names ? { count: number } : unknown

/** Any message as it is at run time, whatever its language. */
export type AnyMessage = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>

/** Puts values into the `{params}` of a text; a param without a value stays visible, so that it is noticed. */
export function fill(text: string, params: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole
  })
}
