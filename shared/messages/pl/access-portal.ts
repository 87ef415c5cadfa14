import type { PolishTexts } from '../message.ts'

/** The page on which a client says who else may act for them, and the one on which a client makes their own account. */
export const accessPortal = {
  'portal.access.lead':
    'Możesz dać dostęp rodzinie, najemcy albo zarządcy. Każdy loguje się na swoje konto i widzi tylko to, na co mu pozwolisz.',
  'portal.access.of': '{name} · nr klienta {number}',
  'portal.access.none': 'Nikt poza Tobą i biurem nie ma dostępu.',
  'portal.access.by-office': 'nadany przez biuro',
  'portal.access.invite': 'Daj komuś dostęp',
  'portal.access.email': 'Adres e-mail tej osoby',
  'portal.access.email-hint':
    'Wyślemy tam wiadomość. Kto nie ma jeszcze konta, dostanie link, żeby je założyć.',
  'portal.access.first-name': 'Imię',
  'portal.access.last-name': 'Nazwisko',
  'portal.access.problem.email': 'Podaj adres e-mail, na przykład ola@example.pl.',
  'portal.access.problem.first-name': 'Podaj imię.',
  'portal.access.problem.last-name': 'Podaj nazwisko.',
  'portal.access.stale': 'Ten dostęp zmienił się w międzyczasie. Pokazujemy aktualny stan.',
  'portal.access.section': 'Dostęp dla innych',
  'portal.access.section-text': 'Rodzina, najemca albo zarządca może załatwiać sprawy ze swojego konta.',
} as const satisfies PolishTexts
