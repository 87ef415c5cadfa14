import type { PolishTexts } from '../message.ts'

/** Texts of the page that strangers see where nothing else can be shown. */
export const unavailable = {
  'unavailable.title': 'Portal chwilowo nie działa',
  'unavailable.text': 'Nie możemy teraz pokazać tej strony. Wiemy o tym i to naprawiamy.',
  'unavailable.again': 'Spróbuj ponownie za chwilę',
} as const satisfies PolishTexts
