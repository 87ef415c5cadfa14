import type { PolishTexts } from '../message.ts'

/** Texts of the portal only. */
export const portal = {
  'portal.menu': 'Menu',
  'portal.navigation': 'Strony portalu',
  'portal.not-found.title': 'Nie ma takiej strony',
  'portal.not-found.text': 'Adres mógł się zmienić albo ma literówkę. Zacznij od strony głównej.',
  'portal.not-found.back': 'Strona główna',

  'portal.start.title': 'Załatw sprawę bez wizyty w biurze',
  'portal.start.lead':
    '{office}: zgłoś awarię, zadaj pytanie albo umów wizytę. Zobaczysz, kto prowadzi sprawę i do kiedy odpowie.',
  'portal.start.my-requests': 'Moje zgłoszenia',
  'portal.start.how': 'Jak to działa',
  'portal.start.file.title': 'Zgłaszasz sprawę',
  'portal.start.file.text': 'Krótki formularz, także z telefonu. Możesz dołączyć zdjęcia i dokumenty.',
  'portal.start.assign.title': 'Trafia do Twojego opiekuna',
  'portal.start.assign.text': 'Od razu dostaje numer i termin odpowiedzi.',
  'portal.start.follow.title': 'Widzisz, co się dzieje',
  'portal.start.follow.text': 'Stan sprawy zmienia się na Twoich oczach, a o odpowiedzi piszemy e-mailem.',
  'portal.start.first.title': 'Pierwszy raz tutaj?',
  'portal.start.first.text':
    'Konto zakłada biuro. Poproś o nie swojego opiekuna: dostaniesz e-mail z linkiem, którym ustawisz hasło.',

  'portal.sign-in.title': 'Logowanie',
  'portal.sign-in.forgot': 'Nie pamiętam hasła',
  'portal.activate.title': 'Aktywacja konta',
  'portal.request-reset.title': 'Nowe hasło',
  'portal.reset.title': 'Ustaw nowe hasło',
  'portal.account.title': 'Moje konto',
  'portal.request-reset.lead':
    'Podaj login. Jeśli konto ma adres e-mail, wyślemy na niego link do ustawienia nowego hasła.',
  'portal.request-reset.send': 'Wyślij link',
  'portal.request-reset.sent':
    'Jeśli takie konto istnieje i ma adres e-mail, link jest już w drodze. Działa przez godzinę; sprawdź też folder ze spamem.',
  'portal.request-reset.back': 'Wróć do logowania',
  'portal.link.greeting': 'Dzień dobry, {name}. Ustaw hasło, którym będziesz się logować.',
  'portal.link.password': 'Nowe hasło',
  'portal.link.rule': 'Co najmniej 10 znaków; dobrze działa kilka słów. Można wkleić z menedżera haseł.',
  'portal.link.set': 'Ustaw hasło i zaloguj',
  'portal.link.used-up': 'Ten link wygasł albo został już użyty.',
  'portal.link.ask-again': 'Poproś o nowy link',
  'portal.account.password': 'Hasło',
  'portal.account.must-change':
    'To Twoje pierwsze hasło, nadane przez biuro. Ustaw własne, żeby przejść dalej.',
  'portal.account.current': 'Obecne hasło',
  'portal.account.change': 'Zmień hasło',
  'portal.account.changed': 'Hasło zmienione. Na innych urządzeniach trzeba zalogować się ponownie.',
  'portal.account.elsewhere': 'Inne urządzenia',
  'portal.account.elsewhere-text':
    'Jeśli ktoś mógł skorzystać z Twojego konta, wyloguj je wszędzie poza tym urządzeniem.',
  'portal.account.sign-out-everywhere': 'Wyloguj na innych urządzeniach',
  'portal.account.ended': {
    one: 'Wylogowano {count} urządzenie.',
    few: 'Wylogowano {count} urządzenia.',
    many: 'Wylogowano {count} urządzeń.',
    other: 'Wylogowano {count} urządzenia.',
  },

  'portal.requests.title': 'Moje zgłoszenia',
  'portal.new-request.title': 'Nowe zgłoszenie',
  'portal.request.title': 'Zgłoszenie',
} as const satisfies PolishTexts
