import type { PolishTexts } from '../message.ts'

/** What the server says of a single field, by the words of the schema library; `field.invalid` for all other ones. */
export const fields = {
  'field.too_small': 'Uzupełnij to pole.',
  'field.too_big': 'To jest za długie. Skróć to.',
  'field.email': 'Adres e-mail wygląda tak: nazwa@domena.pl. Sprawdź go.',
  'field.invalid': 'Tego nie da się zapisać. Sprawdź, czy nie ma pomyłki.',
} as const satisfies PolishTexts
