import type { PolishTexts } from '../message.ts'

/** Texts about client records. */
export const clients = {
  'client.kind.person': 'Osoba',
  'client.kind.company': 'Firma',
} as const satisfies PolishTexts
