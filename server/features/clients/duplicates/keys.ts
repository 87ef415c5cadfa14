import { duplicateReasons, type DuplicateReason } from '#shared/domain/clients/merge.ts'

/** What a client may share with others, of a record as it is stored. */
export interface Comparable {
  readonly kind: string
  readonly firstName: string
  readonly lastName: string
  readonly companyName: string
  readonly nip: string
  readonly regon: string
  readonly pesel: string
  readonly email: string | null
  readonly phone: string
}

/** Something that says that records may be of one client when they share it. */
export interface DuplicateKey {
  readonly reason: DuplicateReason
  readonly values: readonly string[]
}

/** How records with the values of a key are found. */
export const lookups: Readonly<Record<DuplicateReason, { index: string; sql: string }>> = {
  nip: { index: 'ix_clients_nip', sql: 'c.nip = ?' },
  regon: { index: 'ix_clients_regon', sql: 'c.regon = ?' },
  pesel: { index: 'ix_clients_pesel', sql: 'c.pesel = ?' },
  email: { index: 'ix_clients_email', sql: 'c.email = ?' },
  'phone-and-name': { index: 'ix_clients_phone', sql: 'c.phone = ? AND c.sort_name = ?' },
}

/** The place of a reason in `client_duplicates`, the strongest first. */
export const rankOf = (reason: DuplicateReason): number => duplicateReasons.indexOf(reason)

/** Everything of a record that others may share; an empty field is shared with nobody. */
export function keysOf(client: Comparable): DuplicateKey[] {
  const { kind, firstName, lastName, companyName, nip, regon, pesel, email, phone } = client
  const name = kind === 'company' ? companyName : `${lastName} ${firstName}`
  const keys: DuplicateKey[] = [
    { reason: 'nip', values: [nip] },
    { reason: 'regon', values: [regon] },
    { reason: 'pesel', values: [pesel] },
    { reason: 'email', values: [email ?? ''] },
    { reason: 'phone-and-name', values: [phone, name] },
  ]
  return keys.filter(({ values: [first = ''] }) => first !== '')
}
