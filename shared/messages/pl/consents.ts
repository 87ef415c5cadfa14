import type { PolishTexts } from '../message.ts'

/** The register of consents, as the desk and the client see it. */
export const consents = {
  'consent.title': 'Zgody',
  'consent.kind.e-invoice': 'E-faktura zamiast papierowej',
  'consent.kind.sms': 'Wiadomości SMS',
  'consent.kind.marketing': 'Informacje o ofercie',
  'consent.state.given': 'Jest zgoda',
  'consent.state.withdrawn': 'Bez zgody',
  'consent.state.none': 'Nie pytano',
  'consent.give': 'Zapisz zgodę',
  'consent.withdraw': 'Wycofaj zgodę',
  'consent.source.desk': 'w biurze',
  'consent.source.portal': 'w portalu',
  'consent.history': 'Historia zgód',
  'consent.history-empty': 'Nie zapisano jeszcze żadnej decyzji.',
  'consent.done.given': 'Zapisano zgodę: {kind}.',
  'consent.done.withdrawn': 'Wycofano zgodę: {kind}.',

  'consent.ask.e-invoice': 'Chcę dostawać e-faktury zamiast papierowych.',
  'consent.ask.sms': 'Chcę dostawać wiadomości SMS o awariach, odczytach i terminach płatności.',
  'consent.ask.marketing': 'Chcę dostawać informacje o ofercie.',
  'consent.portal-text': 'Każdą zgodę można wycofać w każdej chwili.',
  'consent.portal-of': 'Zgody: {name} ({number})',
  'consent.portal-delegate': 'Zgody wyraża sam klient; tu widać, jak jest teraz.',
  'consent.portal-last': '{state}, {when}, {source}',
  'consent.portal-stale':
    'Ta zgoda zmieniła się w międzyczasie. Tak jest teraz: sprawdź i zdecyduj jeszcze raz.',
} as const satisfies PolishTexts
