import type { PolishTexts } from '../message.ts'

/** The Account tab where it is about delegates, accounts that are there already, and first passwords. */
export const accessDesk = {
  'desktop.access.add': 'Dodaj istniejące konto',
  'desktop.access.add-lead':
    'Właściciel konta zobaczy też tego klienta jako własnego. Zmiana trafia do dziennika.',
  'desktop.access.login': 'Login konta',
  'desktop.access.login-missing': 'Podaj login konta.',
  'desktop.access.add-action': 'Dodaj konto',
  'desktop.access.added': 'Konto {login} dodane do klienta.',
  'desktop.access.remove': 'Odłącz od klienta',
  'desktop.access.remove-ask': 'Odłączyć konto od tego klienta? ({name})',
  'desktop.access.remove-text': 'Konto zostaje, ale nie sięga już do tego klienta.',
  'desktop.access.removed': 'Konto odłączone od klienta.',
  'desktop.access.delegate': 'Pełnomocnik',
  'desktop.access.delegate-new': 'Daj dostęp pełnomocnikowi',
  'desktop.access.delegate-lead':
    'Rodzina, najemca, zarządca. Dostęp liczy się od razu i trafia do dziennika.',
  'desktop.access.delegate-login': 'Login albo e-mail',
  'desktop.access.delegate-login-hint':
    'Login konta, które już jest, albo e-mail: gdy nie ma takiego konta, założymy je i wyślemy link.',
  'desktop.access.first-password': 'Nadaj nowe pierwsze hasło',
  'desktop.access.first-password-lead':
    'Dla klienta bez e-maila. Dotychczasowe hasło przestaje działać, a konto zostaje wylogowane.',
  'desktop.access.first-password-action': 'Nadaj hasło',

  'desktop.activation.code': 'Kod aktywacyjny',
  'desktop.activation.code-lead':
    'Wydrukuj go na fakturze albo podaj klientowi. Klient zakłada z nim konto w portalu, bez pracownika biura.',
  'desktop.activation.code-number': 'Numer klienta',
  'desktop.activation.code-until': 'Ważny do',
  'desktop.activation.code-once': 'Kod widać tylko teraz. Kolejny można utworzyć w każdej chwili.',
  'desktop.activation.make': 'Utwórz kod',
  'desktop.activation.title': 'Konta zakładane przez klientów',
  'desktop.activation.lead': 'Które dowody wystarczą, żeby klient sam założył konto w portalu.',
  'desktop.activation.proof.code': 'Numer klienta i kod aktywacyjny z faktury',
  'desktop.activation.proof.invoice': 'Numer i kwota ostatniej faktury',
  'desktop.activation.awaited': 'Będzie można włączyć po podłączeniu rozliczeń.',
  'desktop.activation.saved': 'Zapisano.',
  'desktop.activation.many': 'Utwórz kody dla klientów bez konta',
  'desktop.activation.many-text':
    'Każdy klient bez własnego konta dostanie nowy kod. Wcześniejsze kody działają dalej. Kody zapiszą się do pliku CSV i nigdzie więcej.',
  'desktop.activation.many-action': 'Utwórz kody',
  'desktop.activation.progress': 'Utworzono kodów: {number}',
  'desktop.activation.made': {
    one: 'Utworzono {count} kod i zapisano plik.',
    few: 'Utworzono {count} kody i zapisano plik.',
    many: 'Utworzono {count} kodów i zapisano plik.',
    other: 'Utworzono {count} kodu i zapisano plik.',
  },
  'desktop.activation.made-none': 'Każdy klient ma już konto.',
  'desktop.activation.file': 'kody-aktywacyjne',
  'desktop.activation.column.number': 'numer klienta',
  'desktop.activation.column.name': 'nazwa',
  'desktop.activation.column.code': 'kod',
  'desktop.activation.column.until': 'ważny do',
} as const satisfies PolishTexts
