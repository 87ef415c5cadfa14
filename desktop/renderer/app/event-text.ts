import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import { consentKinds } from '#shared/domain/clients/consents.ts'
import type { Translator } from '#shared/messages/translator.ts'

/** What an event of the log says, with the codes of its payload in words. */
export function eventText(
  { name, payload }: { name: string; payload: Readonly<Record<string, unknown>> },
  words: Translator<DesktopTexts>,
): string {
  const consent = consentKinds.find((kind) => kind === payload['consent'])
  return words.event(name, consent ? { ...payload, consent: words.t(`consent.kind.${consent}`) } : payload)
}
