import type { PolishTexts } from '../message.ts'

/** What the office promises about one request of a client. */
export const promisePortal = {
  'portal.promise.by': 'Odpowiemy najpóźniej',
  'portal.promise.late': 'Odpowiedź miała być',
  'portal.promise.sorry': 'Przepraszamy za opóźnienie. Nadal się tym zajmujemy.',
  'portal.promise.waiting': 'Żeby pójść dalej, potrzebujemy Twojej odpowiedzi.',
  'portal.promise.answer': 'Odpowiedz',
  'portal.promise.resolved': 'Uważamy sprawę za załatwioną. Potwierdź albo dopisz, czego brakuje.',
} as const satisfies PolishTexts
