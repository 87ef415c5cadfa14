import type { PolishTexts } from '../message.ts'

/** Texts about client records. */
export const clients = {
  'client.kind.person': 'Osoba',
  'client.kind.company': 'Firma',

  'client.field.kind': 'Rodzaj klienta',
  'client.field.number': 'Numer klienta',
  'client.field.name': 'Nazwa',
  'client.field.firstName': 'Imię',
  'client.field.lastName': 'Nazwisko',
  'client.field.companyName': 'Nazwa firmy',
  'client.field.nip': 'NIP',
  'client.field.regon': 'REGON',
  'client.field.pesel': 'PESEL',
  'client.field.email': 'E-mail',
  'client.field.phone': 'Telefon',
  'client.field.address': 'Adres',
  'client.field.street': 'Ulica',
  'client.field.building': 'Nr domu',
  'client.field.flat': 'Nr lokalu',
  'client.field.postalCode': 'Kod pocztowy',
  'client.field.city': 'Miejscowość',
  'client.field.caretakerId': 'Opiekun',
  'client.field.alertNote': 'Ważna uwaga',

  'client.number-problem.length': 'Numer powinien mieć cyfr: {expected}, a ma {found}.',
  'client.number-problem.character': 'Na pozycji {position} jest „{found}”, a może być tylko cyfra.',
  'client.number-problem.check-digit':
    'Przy tych cyfrach {position}. powinna być {expected}, a jest {found}. Sprawdź, czy nie ma pomyłki.',
  'client.number-problem.impossible':
    'Takiego numeru nie nadano: żadna ostatnia cyfra nie pasuje do pozostałych.',
  'client.number-problem.date': 'Pierwszych sześć cyfr nie jest datą urodzenia. Sprawdź je.',
} as const satisfies PolishTexts
