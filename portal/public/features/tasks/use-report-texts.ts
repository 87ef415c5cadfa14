import { reports as english } from '#shared/messages/en/reports.ts'
import { reports as polish } from '#shared/messages/pl/reports.ts'
import type { PortalTexts } from '#shared/messages/portal-catalogue.ts'
import { createTranslator, type Translator } from '#shared/messages/translator.ts'
import type { ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { useMessages } from '#shared/ui/composables/use-messages.ts'

/** The words of the pages for people without an account; they come with those pages, in both languages. */
export function useReportTexts(): Translator<typeof polish>['t'] {
  const { language } = useMessages<PortalTexts>()
  const texts = language === 'pl' ? polish : english
  return createTranslator<typeof polish>({ texts, errors: {}, events: {} }, language).t
}

/** A refusal in the words of these pages, where only they meet it. */
export function wordedBy(
  say: Translator<typeof polish>['t'],
  refusal: ShownRefusal | null,
): ShownRefusal | null {
  switch (refusal?.code) {
    case 'case.not-found':
      return { ...refusal, text: say('case.not-found') }
    case 'report.too-many':
      return {
        ...refusal,
        text: say('report.too-many', { minutes: String(refusal.details['retryAfterMinutes']) }),
      }
    default:
      return refusal
  }
}
