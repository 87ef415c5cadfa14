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
  'portal.requests.title': 'Moje zgłoszenia',
  'portal.new-request.title': 'Nowe zgłoszenie',
  'portal.request.title': 'Zgłoszenie',
} as const satisfies PolishTexts
