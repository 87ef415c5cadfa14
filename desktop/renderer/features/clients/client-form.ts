import { missingNames, refusalOfIdentifiers } from '#shared/domain/clients/rules.ts'
import type { ClientKind, ClientRecord } from '#shared/domain/clients/schema.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import type { ShownRefusal } from '#shared/ui/composables/refusal.ts'

/** What the desk writes of a client, flat as the form shows it. */
export interface ClientForm {
  kind: ClientKind
  number: string
  firstName: string
  lastName: string
  companyName: string
  nip: string
  regon: string
  pesel: string
  email: string
  phone: string
  street: string
  building: string
  flat: string
  postalCode: string
  city: string
}

export type ClientField = keyof ClientForm
export type ClientProblems = Partial<Record<ClientField, string>>

export const emptyClient = (): ClientForm => ({
  kind: 'person',
  number: '',
  firstName: '',
  lastName: '',
  companyName: '',
  nip: '',
  regon: '',
  pesel: '',
  email: '',
  phone: '',
  street: '',
  building: '',
  flat: '',
  postalCode: '',
  city: '',
})

export function formOf(client: ClientRecord): ClientForm {
  const { kind, number, firstName, lastName, companyName, nip, regon, pesel, phone, address } = client
  const { street, building, flat, postalCode, city } = address
  const names = { kind, number, firstName, lastName, companyName }
  return {
    ...names,
    nip,
    regon,
    pesel,
    email: client.email ?? '',
    phone,
    street,
    building,
    flat,
    postalCode,
    city,
  }
}

/** The form as the server takes it; names of the other kind are not sent along. */
export function inputOf(form: ClientForm) {
  const { kind, number, nip, regon, pesel, phone, street, building, flat, postalCode, city } = form
  const isPerson = kind === 'person'
  return {
    kind,
    number,
    firstName: isPerson ? form.firstName : '',
    lastName: isPerson ? form.lastName : '',
    companyName: isPerson ? '' : form.companyName,
    nip,
    regon: isPerson ? '' : regon,
    pesel: isPerson ? pesel : '',
    email: form.email.trim() || null,
    phone,
    address: { street, building, flat, postalCode, city },
  }
}

const identifierFields = {
  'client.nip-invalid': 'nip',
  'client.regon-invalid': 'regon',
  'client.pesel-invalid': 'pesel',
} as const

const numberProblems = ['length', 'character', 'check-digit', 'impossible', 'date'] as const

/** What the window itself can tell is wrong, before anything is sent. */
export function problemsOf(form: ClientForm, words: Translator<DesktopTexts>): ClientProblems {
  const { t } = words
  const input = inputOf(form)
  const problems: ClientProblems = {}
  for (const field of Object.keys(missingNames(input)) as ClientField[])
    problems[field] = t('desktop.client.missing-name')
  if (!form.number.trim()) problems.number = t('desktop.client.missing-number')
  if (form.email.trim() && !/^\S+@\S+\.\S+$/.test(form.email.trim()))
    problems.email = t('desktop.client.wrong-email')
  if (form.postalCode.trim() && !/^\d{2}[\s-]?\d{3}$/.test(form.postalCode.trim())) {
    problems.postalCode = t('desktop.client.wrong-postal-code')
  }
  const refusal = refusalOfIdentifiers(input)
  if (refusal) problems[refusal.details.field] = identifierProblem(refusal.code, refusal.details, words)
  return problems
}

/** Which field a refusal of the server is about, so that it is said beside it. */
export function problemsFrom(refusal: ShownRefusal | null, words: Translator<DesktopTexts>): ClientProblems {
  if (!refusal) return {}
  if (refusal.code === 'client.number-taken') return { number: refusal.text }
  if (refusal.code in identifierFields) {
    const field = identifierFields[refusal.code as keyof typeof identifierFields]
    return { [field]: identifierProblem(refusal.code, refusal.details, words) }
  }
  return Object.fromEntries(
    Object.entries(refusal.fields).map(([path, text]) => [path.replace(/^address\./, ''), text]),
  )
}

function identifierProblem(
  code: string,
  details: Readonly<Record<string, unknown>>,
  { t, error }: Translator<DesktopTexts>,
): string {
  const problem = numberProblems.find((known) => known === details['problem'])
  if (!problem) return error(code)
  const shown = (name: string): string => String(details[name])
  const params = { expected: shown('expected'), found: shown('found'), position: shown('position') }
  return `${error(code)} ${t(`client.number-problem.${problem}`, params)}`
}
