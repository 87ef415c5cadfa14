import { AppError } from '#shared/domain/kernel/errors.ts'
import { leadsNowhere, type AddContactInput } from '#shared/domain/clients/contacts.ts'
import { normalPhone } from '#shared/domain/clients/rules.ts'
import type { RowLog } from '../stale-rows.ts'
import type { StoredContact } from './queries.ts'

/** What the desk writes of a contact, as it is stored. */
type ContactFields = Omit<StoredContact, 'id' | 'clientId' | 'version' | 'updatedAt'>

/** Where the log tells of changes of a contact. */
export const contactLog: RowLog = { names: ['contact.changed'], idKey: 'contactId' }

/** Refuses with `contact.empty` what leads to nobody. */
export function checkedContact(input: Omit<AddContactInput, 'requestKey' | 'clientId'>): ContactFields {
  if (leadsNowhere(input)) throw new AppError('contact.empty')
  const { purpose, name, phone, email, address, note } = input
  const { street, building, flat, postalCode, city } = address
  return { purpose, name, phone: normalPhone(phone), email, street, building, flat, postalCode, city, note }
}

/** The fields of a stored contact, for a comparison and for the log. */
export function fieldsOf(contact: StoredContact): ContactFields {
  const { id: _id, clientId: _client, version: _version, updatedAt: _at, ...fields } = contact
  return fields
}
