import { shallowRef, type App } from 'vue'
import { loadDesktopCatalogue, type DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import { defaultLanguage, isLanguage, localeOf, type Language } from '#shared/messages/language.ts'
import { createTranslator, type Translator } from '#shared/messages/translator.ts'
import { installMessages, useMessages } from '#shared/ui/composables/use-messages.ts'
import { host } from './host.ts'

/** The words of the desktop app. */
export const useTexts = (): Translator<DesktopTexts> => useMessages<DesktopTexts>()

/** The languages one can choose. */
export const languages = Object.keys(localeOf) as Language[]

const language = shallowRef<Language>(defaultLanguage)
let timeZone = 'Europe/Warsaw'
let show: (translator: Translator<DesktopTexts>) => void = () => undefined

async function translatorOf(chosen: Language): Promise<Translator<DesktopTexts>> {
  return createTranslator(await loadDesktopCatalogue(chosen), chosen, { timeZone })
}

async function apply(chosen: Language): Promise<void> {
  language.value = chosen
  show(await translatorOf(chosen))
  document.documentElement.lang = chosen
}

/** Gives the app the language this computer was left in, before anything is drawn. */
export async function installTexts(app: App): Promise<void> {
  const kept = await host.getPreference({ key: 'language' })
  const first = isLanguage(kept) ? kept : defaultLanguage
  const current = installMessages(app, await translatorOf(first))
  language.value = first
  document.documentElement.lang = first
  show = (translator) => (current.value = translator)
}

/** Speaks another language from now on and remembers it on this computer. */
export async function speak(chosen: Language): Promise<void> {
  if (chosen !== language.value) await apply(chosen)
  await host.setPreference({ key: 'language', value: chosen })
}

/** Shows every time in the office's zone. */
export async function liveIn(zone: string): Promise<void> {
  if (zone === timeZone) return
  timeZone = zone
  await apply(language.value)
}
