import * as z from 'zod/mini'
import { email } from '../accounts/schema.ts'
import { id, optionalLine, requestKey, version } from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'
import { address } from './schema.ts'

/** One more way to reach a client: a person, a telephone, an e-mail, an address, or several of these together. */
export const contact = z.object({
  id,
  clientId: id,
  purpose: z.string(),
  name: z.string(),
  phone: z.string(),
  email: z.nullable(z.string()),
  address,
  note: z.string(),
  version,
  can: z.object({ edit: z.boolean() }),
})
export type Contact = z.infer<typeof contact>
export const contactPage = page(contact)

export const listContactsInput = z.extend(pageInput, { clientId: id })
export type ListContactsInput = z.infer<typeof listContactsInput>

/** `purpose`: what this contact is for, such as `córka, pełnomocnik` or `adres do korespondencji`. */
const fields = {
  purpose: optionalLine(80),
  name: optionalLine(160),
  phone: optionalLine(40),
  email: z.nullable(email),
  address,
  note: z.string().check(z.trim(), z.maxLength(500)),
}

export const addContactInput = z.object({ requestKey, clientId: id, ...fields })
export type AddContactInput = z.infer<typeof addContactInput>

const seen = { clientId: id, contactId: id, version }

export const updateContactInput = z.object({ ...seen, ...fields })
export type UpdateContactInput = z.infer<typeof updateContactInput>
export const removeContactInput = z.object(seen)
export type RemoveContactInput = z.infer<typeof removeContactInput>

interface Reachable {
  readonly name: string
  readonly phone: string
  readonly email: string | null
  readonly address: { readonly street: string; readonly city: string }
}

/** Whether a contact leads nowhere: neither a person nor a telephone, e-mail or address. */
export function leadsNowhere({ name, phone, email: mail, address: { street, city } }: Reachable): boolean {
  return [name, phone, mail ?? '', street, city].every((part) => part.trim() === '')
}
