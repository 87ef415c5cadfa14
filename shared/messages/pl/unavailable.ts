import type { PolishTexts } from '../message.ts'

/** Texts of the page that strangers see where nothing else can be shown. */
export const unavailable = {
  'unavailable.title': 'Portal chwilowo nie działa',
  'unavailable.text': 'Nie możemy teraz pokazać tej strony. Za kilka minut powinna już być.',
  'unavailable.again': 'Spróbuj ponownie',
} as const satisfies PolishTexts
