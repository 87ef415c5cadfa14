import type { PolishTexts } from '../message.ts'

/** Texts of the page of a client's own account. */
export const accountPortal = {
  'portal.account.letters': 'Język listów',
  'portal.account.letters-hint': 'W tym języku piszemy do Ciebie e-maile.',
  'portal.account.letters-changed.pl': 'Listy będą po polsku.',
  'portal.account.letters-changed.en': 'Listy będą po angielsku.',
  'portal.account.password': 'Hasło',
  'portal.account.must-change':
    'To Twoje pierwsze hasło, nadane przez biuro. Ustaw własne, żeby przejść dalej.',
  'portal.account.current': 'Obecne hasło',
  'portal.account.change': 'Zmień hasło',
  'portal.account.changed': 'Hasło zmienione. Na innych urządzeniach trzeba zalogować się ponownie.',
  'portal.account.elsewhere': 'Inne urządzenia',
  'portal.account.elsewhere-text':
    'Jeśli ktoś mógł skorzystać z Twojego konta, wyloguj je wszędzie poza tym urządzeniem i zmień hasło.',
  'portal.account.sign-out-everywhere': 'Wyloguj na innych urządzeniach',
  'portal.account.ended': {
    one: 'Wylogowano {count} urządzenie.',
    few: 'Wylogowano {count} urządzenia.',
    many: 'Wylogowano {count} urządzeń.',
    other: 'Wylogowano {count} urządzenia.',
  },
  'portal.account.ended-none': 'Na innych urządzeniach nikt nie był zalogowany.',
} as const satisfies PolishTexts
