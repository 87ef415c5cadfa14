import type { Language } from '#shared/domain/kernel/ids.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { ShownRefusal } from '#shared/ui/composables/refusal.ts'

/** What is typed about the person of an account. */
export interface PersonForm {
  firstName: string
  lastName: string
  login: string
  email: string
  /** At work; null where the form does not ask for it, as of clients. */
  phone: string | null
  /** Null where the form does not ask for it. */
  language: Language | null
}

export const emptyPerson = (): PersonForm => ({
  firstName: '',
  lastName: '',
  login: '',
  email: '',
  phone: null,
  language: null,
})

/** The same as the server takes it. */
export function personOf(form: PersonForm) {
  return {
    firstName: form.firstName.trim(),
    lastName: form.lastName.trim(),
    login: form.login.trim(),
    email: form.email.trim() || null,
    ...(form.phone === null ? {} : { phone: form.phone.trim() }),
    language: form.language ?? ('pl' as const),
  }
}

/** What is missing before the server is asked, by field. */
export function missingOfPerson(
  form: PersonForm,
  { t }: Pick<Translator<DesktopTexts>, 't'>,
  needsEmail: boolean,
): Record<string, string> {
  return {
    ...(form.firstName.trim() ? {} : { firstName: t('desktop.client.missing-name') }),
    ...(form.lastName.trim() ? {} : { lastName: t('desktop.client.missing-name') }),
    ...(form.login.trim().length >= 3 ? {} : { login: t('desktop.accounts.short-login') }),
    ...(needsEmail && !form.email.trim() ? { email: t('desktop.accounts.no-email') } : {}),
  }
}

/** What the server refused, beside the field it is about. */
export function problemsOfRefusal(refusal: ShownRefusal | null): Record<string, string> {
  if (!refusal) return {}
  return {
    ...refusal.fields,
    ...(refusal.code === 'account.login-taken' ? { login: refusal.text } : {}),
    ...(refusal.code.startsWith('account.password-') ? { firstPassword: refusal.text } : {}),
  }
}
