import type { PolishTexts } from '../message.ts'

/** What the page says on which a client sees who else may act for them. */
export const accessPagePortal = {
  'portal.access.lead':
    'Możesz dać dostęp rodzinie, najemcy albo zarządcy. Każdy loguje się na swoje konto i widzi tylko to, na co mu pozwolisz.',
  'portal.access.of': '{name} · nr klienta {number}',
  'portal.access.none': 'Nikt poza Tobą i biurem nie ma dostępu.',
  'portal.access.stale': 'Ten dostęp zmienił się w międzyczasie. Pokazujemy aktualny stan.',
} as const satisfies PolishTexts
