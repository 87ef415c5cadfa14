import type { PolishTexts } from '../message.ts'

/** Texts of the portal that come with its first page: the frame around every page, and pages without a form. */
export const portal = {
  'portal.menu': 'Menu',
  'portal.navigation': 'Strony portalu',
  'portal.sign-in.title': 'Logowanie',
  'portal.sign-in.forgot': 'Nie pamiętam hasła',
  'portal.dashboard.title': 'Pulpit',
  'portal.requests.title': 'Moje zgłoszenia',
  'portal.documents.title': 'Dokumenty',
  'portal.account.title': 'Moje konto',
  'portal.needs-scripts':
    'Ta strona potrzebuje skryptów. Włącz JavaScript w przeglądarce i wczytaj ją ponownie.',
  'portal.page-unreachable':
    'Nie udało się otworzyć strony. Sprawdź połączenie z internetem i spróbuj ponownie.',

  'portal.not-found.title': 'Nie ma takiej strony',
  'portal.not-found.text': 'Adres mógł się zmienić albo ma literówkę. Zacznij od strony głównej.',
  'portal.not-found.back': 'Strona główna',

  'portal.offline.title': 'Nie ma połączenia z internetem',
  'portal.offline.text':
    'Tej strony nie da się teraz wczytać. Ostatnio oglądane komunikaty można czytać także bez sieci.',

  'portal.start.title': 'Załatw sprawę bez wizyty w biurze',
  'portal.start.lead':
    'Zgłoś awarię, zadaj pytanie albo umów wizytę. Zobaczysz, kto się tym zajmuje i do kiedy odpowiemy.',
  'portal.start.how': 'Jak to działa',
  'portal.start.file.title': 'Zgłaszasz sprawę',
  'portal.start.file.text': 'Krótki formularz, także w telefonie. Możesz dołączyć zdjęcia i dokumenty.',
  'portal.start.assign.title': 'Trafia do opiekuna',
  'portal.start.assign.text': 'Od razu dostaje numer i dzień, do którego odpowiemy.',
  'portal.start.follow.title': 'Widzisz, co się dzieje',
  'portal.start.follow.text': 'Stan sprawy zmienia się na Twoich oczach. Gdy odpowiemy, napiszemy e-mail.',
  'portal.start.first.title': 'Pierwszy raz tutaj?',
  'portal.start.first.text':
    'Z kodem aktywacyjnym z faktury konto działa od razu. Bez kodu poproś o nie swojego opiekuna: dostaniesz e-mail z linkiem, którym ustawisz hasło.',
  'portal.start.first.link': 'Załóż konto',
} as const satisfies PolishTexts
