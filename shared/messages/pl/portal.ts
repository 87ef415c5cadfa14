import type { PolishTexts } from '../message.ts'

/** Texts of the portal only. */
export const portal = {
  'portal.title': 'Portal klienta',
} as const satisfies PolishTexts
