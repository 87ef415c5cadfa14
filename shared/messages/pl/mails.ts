import type { PolishTexts } from '../message.ts'

/** Texts of the letters the server sends. */
export const mails = {
  'mail.greeting': 'Dzień dobry,',
} as const satisfies PolishTexts
