import type { PortalTexts } from '#shared/messages/portal-catalogue.ts'
import type { Moment } from '#shared/messages/formats.ts'
import { useMessages } from '#shared/ui/composables/use-messages.ts'
import { daysAway, longDay, plainDay } from './plain-days.ts'

/** Days in plain words, in the language on screen and the office's time zone. */
export function useDays() {
  const words = useMessages<PortalTexts>()
  const inWords = (say: typeof longDay) => (moment: Moment) =>
    say(words.calendarDay(moment), words.calendarDay(), words.language)
  return { longDay: inWords(longDay), plainDay: inWords(plainDay), daysAway: inWords(daysAway) }
}
