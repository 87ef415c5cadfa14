import { inject, provide, shallowRef, type App, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { defaultLanguage } from '#shared/messages/language.ts'
import { common } from '#shared/messages/pl/common.ts'
import { createTranslator, type Translator } from '#shared/messages/translator.ts'

/** The words every base component may use; each app's own texts contain them. */
export type CommonTexts = typeof common

type Current = Readonly<Ref<Translator<CommonTexts>>>

const key: InjectionKey<Translator<CommonTexts>> = Symbol('messages')

// The reader's language is never kept here: on the server one process renders pages of both.
const polish = createTranslator<CommonTexts>({ texts: common, errors: {}, events: {} }, defaultLanguage)

/** A translator that asks for the current one at each call, so that a change of language redraws what was shown. */
function following(current: Current): Translator<CommonTexts> {
  const calls = Object.keys(polish)
    .filter((name) => name !== 'language')
    .map((name) => [
      name,
      (...args: unknown[]) =>
        (current.value as unknown as Record<string, (...args: unknown[]) => string>)[name]?.(...args),
    ])
  const translator = Object.fromEntries(calls) as unknown as Translator<CommonTexts>
  return Object.defineProperty(translator, 'language', { get: () => current.value.language })
}

/**
 * Gives an app its words; call once per app instance (per request on the server). Put another translator into the
 * returned ref to change the language of everything on screen.
 */
export function installMessages<Texts extends CommonTexts>(
  app: App,
  translator: Translator<Texts>,
): ShallowRef<Translator<Texts>> {
  const current = shallowRef(translator)
  app.provide(key, following(current as unknown as Current))
  return current
}

/** Gives the components within the current one other words than the app's, such as the portal's in a preview of it. */
export function provideMessages<Texts extends CommonTexts>(current: Readonly<Ref<Translator<Texts>>>): void {
  provide(key, following(current as unknown as Current))
}

/**
 * The words and formats of the language on screen; its functions may be taken apart and follow a change of language.
 * An app names its own texts: `useMessages<DesktopTexts>()`. Without a provider everything is Polish.
 */
export function useMessages<Texts extends CommonTexts = CommonTexts>(): Translator<Texts> {
  return inject(key, polish) as unknown as Translator<Texts>
}
