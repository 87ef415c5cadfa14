import type { Translated } from '../message.ts'
import type { clients as polish } from '../pl/clients.ts'

export const clients = {
  'client.kind.person': 'Person',
  'client.kind.company': 'Company',

  'client.field.kind': 'Kind of client',
  'client.field.number': 'Client number',
  'client.field.name': 'Name',
  'client.field.firstName': 'First name',
  'client.field.lastName': 'Last name',
  'client.field.companyName': 'Company name',
  'client.field.nip': 'NIP',
  'client.field.regon': 'REGON',
  'client.field.pesel': 'PESEL',
  'client.field.email': 'E-mail',
  'client.field.phone': 'Telephone',
  'client.field.address': 'Address',
  'client.field.street': 'Street',
  'client.field.building': 'House no.',
  'client.field.flat': 'Flat no.',
  'client.field.postalCode': 'Postal code',
  'client.field.city': 'Town',
  'client.field.caretakerId': 'Caretaker',
  'client.field.alertNote': 'Alert note',

  'client.number-problem.length': 'The number should have {expected} digits and has {found}.',
  'client.number-problem.character': 'At position {position} there is “{found}” where only a digit can be.',
  'client.number-problem.check-digit':
    'With these digits, digit {position} should be {expected} and is {found}. Check for a slip.',
  'client.number-problem.impossible': 'No such number exists: no last digit fits the others.',
  'client.number-problem.date': 'The first six digits are no date of birth. Check them.',
} satisfies Translated<typeof polish>
