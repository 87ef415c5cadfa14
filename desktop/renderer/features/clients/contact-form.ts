import { leadsNowhere, type Contact } from '#shared/domain/clients/contacts.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import { addressOf, isPostalCode, type AddressForm } from './address-form.ts'

/** What the desk writes of a further contact, flat as the form shows it. */
export interface ContactForm extends AddressForm {
  purpose: string
  name: string
  phone: string
  email: string
  note: string
}

/** The form of a known contact, or of a new one. */
export function contactFormOf(contact: Contact | null): ContactForm {
  const nowhere = { street: '', building: '', flat: '', postalCode: '', city: '' }
  const { purpose = '', name = '', phone = '', email = '', address = nowhere, note = '' } = contact ?? {}
  return { purpose, name, phone, email: email ?? '', ...addressOf(address), note }
}

/** The form as the server takes it. */
export function contactInputOf(form: ContactForm) {
  const { purpose, name, phone, email, note } = form
  return { purpose, name, phone, email: email.trim() || null, address: addressOf(form), note }
}

/** What the window itself can tell is wrong, before anything is sent. */
export function contactProblems(
  form: ContactForm,
  { t }: Translator<DesktopTexts>,
): Partial<Record<keyof ContactForm, string>> {
  const email = form.email.trim()
  return {
    ...(leadsNowhere(contactInputOf(form)) ? { name: t('contact.missing') } : {}),
    ...(email && !/^\S+@\S+\.\S+$/.test(email) ? { email: t('desktop.client.wrong-email') } : {}),
    ...(isPostalCode(form.postalCode) ? {} : { postalCode: t('desktop.client.wrong-postal-code') }),
  }
}

/** The name of a field of a contact. */
export function contactLabel(field: string, { t }: Translator<DesktopTexts>): string {
  switch (field) {
    case 'purpose':
    case 'name':
    case 'note':
      return t(`contact.field.${field}`)
    case 'phone':
    case 'email':
    case 'street':
    case 'building':
    case 'flat':
    case 'postalCode':
    case 'city':
      return t(`client.field.${field}`)
    default:
      return field
  }
}
