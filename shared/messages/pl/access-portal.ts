import type { PolishTexts } from '../message.ts'

/** The page on which a client says who else may act for them, and the one on which a client makes their own account. */
export const accessPortal = {
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
  'portal.access.section': 'Dostęp dla innych',
  'portal.access.section-text': 'Rodzina, najemca albo zarządca może załatwiać sprawy ze swojego konta.',

  'portal.self.link': 'Załóż konto z kodem z faktury',
  'portal.self.title': 'Załóż konto',
  'portal.self.lead':
    'Wystarczy numer klienta i kod aktywacyjny z faktury. Konto działa od razu; nie trzeba czekać na pracownika biura.',
  'portal.self.closed':
    'Biuro nie przyjmuje teraz samodzielnych aktywacji. Poproś opiekuna o konto: dostaniesz e-mail z linkiem.',
  'portal.self.number': 'Numer klienta',
  'portal.self.number-hint': 'Jest na każdej fakturze, obok Twojego nazwiska.',
  'portal.self.code': 'Kod aktywacyjny',
  'portal.self.code-hint':
    '12 liter i cyfr, na przykład ABCD-EFGH-JKLM. Kreski i wielkość liter nie mają znaczenia.',
  'portal.self.login-hint': 'Wymyśl własny, na przykład jan.nowak. Bez odstępów i bez znaku @.',
  'portal.self.email': 'Adres e-mail',
  'portal.self.email-hint': 'Na ten adres napiszemy o odpowiedziach i wyślemy link, gdy zapomnisz hasła.',
  'portal.self.send': 'Załóż konto i zaloguj się',
  'portal.self.problem.number': 'Podaj numer klienta.',
  'portal.self.problem.code': 'Podaj cały kod: ma 12 liter i cyfr.',
  'portal.self.problem.login': 'Wymyśl login: co najmniej 3 znaki, bez odstępów i bez znaku @.',
  'portal.self.problem.password': 'Hasło musi mieć co najmniej {least} znaków.',
} as const satisfies PolishTexts
