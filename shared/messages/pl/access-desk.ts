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
} as const satisfies PolishTexts
