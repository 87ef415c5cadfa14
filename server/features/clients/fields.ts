import { AppError } from '#shared/domain/kernel/errors.ts'
import { withoutSeparators } from '#shared/domain/clients/identifiers.ts'
import {
  displayNameOf,
  missingNames,
  normalPhone,
  refusalOfIdentifiers,
} from '#shared/domain/clients/rules.ts'
import type { CreateClientInput } from '#shared/domain/clients/schema.ts'
import type { ClientModel } from './model.ts'

/** What the desk writes of a client. */
export const fieldNames = [
  'kind',
  'number',
  'firstName',
  'lastName',
  'companyName',
  'nip',
  'regon',
  'pesel',
  'email',
  'phone',
  'street',
  'building',
  'flat',
  'postalCode',
  'city',
] as const satisfies readonly (keyof ClientModel)[]

/** The same as it is stored, and the name that follows from it. */
export type ClientFields = Pick<ClientModel, (typeof fieldNames)[number] | 'displayName'>

/**
 * Brings what was typed into the form in which it is stored. Refuses with `input.invalid` where a name is missing and
 * with `client.nip-invalid`, `client.regon-invalid` or `client.pesel-invalid` and the digit that does not fit.
 */
export function checkedFields(input: Omit<CreateClientInput, 'requestKey' | 'caretakerId'>): ClientFields {
  const fields = missingNames(input)
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields })
  const refusal = refusalOfIdentifiers(input)
  if (refusal) throw new AppError(refusal.code, refusal.details)
  const { street, building, flat, postalCode, city } = input.address
  return {
    kind: input.kind,
    number: input.number,
    firstName: input.firstName,
    lastName: input.lastName,
    companyName: input.companyName,
    displayName: displayNameOf(input),
    nip: withoutSeparators(input.nip),
    regon: withoutSeparators(input.regon),
    pesel: withoutSeparators(input.pesel),
    email: input.email,
    phone: normalPhone(input.phone),
    street,
    building,
    flat,
    postalCode,
    city,
  }
}

/** What differs between a stored client and new fields, before and after. */
export function difference(
  stored: ClientFields,
  fields: ClientFields,
): { before: Partial<ClientFields>; after: Partial<ClientFields> } {
  const changed = fieldNames.filter((name) => stored[name] !== fields[name])
  const pick = (from: ClientFields) => Object.fromEntries(changed.map((name) => [name, from[name]]))
  return { before: pick(stored), after: pick(fields) }
}
