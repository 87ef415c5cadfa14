import type { PolishTexts, Translated } from '#shared/messages/message.ts'
import { createTranslator, type Translator } from '#shared/messages/translator.ts'
import { useMessages } from '#shared/ui/composables/use-messages.ts'
import { useOffice } from './office.ts'

/** Words that come with a page which few open, so that the first load does without them; in the page's language. */
export function useOwnTexts<Polish extends PolishTexts>(texts: {
  readonly pl: Polish
  readonly en: Translated<NoInfer<Polish>>
}): Translator<Polish> {
  const { language } = useMessages()
  const { timeZone } = useOffice()
  return createTranslator<Polish>({ texts: texts[language], errors: {}, events: {} }, language, { timeZone })
}
