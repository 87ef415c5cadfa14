import type { PolishTexts } from '../message.ts'

/** Texts of the fields of a new request. */
export const newRequestPortal = {
  'portal.new-request.type': 'Rodzaj sprawy',
  'portal.new-request.choose': 'Wybierz rodzaj sprawy',
  'portal.new-request.due': {
    one: 'Na takie sprawy odpowiadamy w ciągu {count} dnia.',
    few: 'Na takie sprawy odpowiadamy w ciągu {count} dni.',
    many: 'Na takie sprawy odpowiadamy w ciągu {count} dni.',
    other: 'Na takie sprawy odpowiadamy w ciągu {count} dnia.',
  },
  'portal.new-request.subject': 'Czego dotyczy',
  'portal.new-request.subject-hint': 'Jedno zdanie, na przykład „Brak wody w kuchni”.',
  'portal.new-request.description': 'Opis',
  'portal.new-request.day': 'Dogodny dzień',
  'portal.new-request.time': 'Godzina',
} as const satisfies PolishTexts
