import type { PolishTexts } from '../message.ts'

/** Texts of the page on which somebody asks for a new password. */
export const passwordResetPortal = {
  'portal.request-reset.lead':
    'Podaj login. Jeśli konto ma adres e-mail, wyślemy na niego link do ustawienia nowego hasła.',
  'portal.request-reset.no-mail':
    'To biuro nie ma jeszcze poczty wychodzącej, więc link może nie dojść. Wtedy poproś o nowe hasło swojego opiekuna.',
  'portal.request-reset.send': 'Wyślij link',
  'portal.request-reset.sent-title': 'Sprawdź pocztę',
  'portal.request-reset.sent':
    'Jeśli konto {login} istnieje i ma adres e-mail, link jest już w drodze. Działa przez godzinę; sprawdź też folder ze spamem.',
  'portal.request-reset.other': 'Podaj inny login',
} as const satisfies PolishTexts
