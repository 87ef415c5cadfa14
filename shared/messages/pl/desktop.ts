import type { PolishTexts } from '../message.ts'

/** Texts of the desktop app only. */
export const desktop = {
  'desktop.title': 'Okienko',
} as const satisfies PolishTexts
