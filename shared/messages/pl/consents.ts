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
} as const satisfies PolishTexts
