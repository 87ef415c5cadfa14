import type { PolishTexts } from '../message.ts'

/** Texts about documents that both apps and the server say. */
export const documents = {
  'document.as-task': 'Dokument: {kind}',
  'document.kind': 'Rodzaj dokumentu',
  'document.note': 'Uwagi',
  'document.files': 'Pliki',
  'document.sent-at': 'wysłany {when}',
} as const satisfies PolishTexts
