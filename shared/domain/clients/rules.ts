import type { ErrorCode } from '../kernel/errors.ts'
import {
  nipProblem,
  peselProblem,
  regonProblem,
  withoutSeparators,
  type IdentifierProblem,
} from './identifiers.ts'

interface Named {
  readonly kind: 'person' | 'company'
  readonly firstName: string
  readonly lastName: string
  readonly companyName: string
}

interface Identified {
  readonly nip: string
  readonly regon: string
  readonly pesel: string
}

/** The name a client goes by: a company's own, a person's first and last. */
export function displayNameOf(client: Named): string {
  return client.kind === 'company' ? client.companyName : `${client.firstName} ${client.lastName}`.trim()
}

/** The names that are missing, by field, in the terms of `input.invalid`; empty when the client can be called something. */
export function missingNames(client: Named): Record<string, 'too_small'> {
  const needed = client.kind === 'company' ? (['companyName'] as const) : (['firstName', 'lastName'] as const)
  return Object.fromEntries(
    needed.filter((field) => client[field] === '').map((field) => [field, 'too_small']),
  )
}

const checks = [
  { field: 'nip', code: 'client.nip-invalid', check: nipProblem },
  { field: 'regon', code: 'client.regon-invalid', check: regonProblem },
  { field: 'pesel', code: 'client.pesel-invalid', check: peselProblem },
] as const

/** Why one of the register numbers cannot be right, or null when all that were given can; spaces and dashes do not matter. */
export function refusalOfIdentifiers(
  client: Identified,
): { code: ErrorCode; details: IdentifierProblem & { field: keyof Identified } } | null {
  for (const { field, code, check } of checks) {
    const digits = withoutSeparators(client[field])
    const problem = digits === '' ? null : check(digits)
    if (problem) return { code, details: { field, ...problem } }
  }
  return null
}

/**
 * A telephone number as the office reads it out: Polish ones in groups (`601 234 567`, `22 123 45 67`) without the
 * country's prefix; whatever else was typed stays, with single spaces.
 */
export function normalPhone(typed: string): string {
  const text = typed.trim().replace(/\s+/g, ' ')
  if (!/^\+?[\d\s()\p{Pd}]+$/u.test(text)) return text
  const digits = text.replace(/\D/g, '')
  const [, national] = /^(?:(?:00)?48)?([1-9]\d{8})$/.exec(digits) ?? []
  if (national === undefined || (text.startsWith('+') && !digits.startsWith('48'))) return text
  return isReadInThrees(national) ? inGroups(national, [3, 3, 3]) : inGroups(national, [2, 3, 2, 2])
}

/** A Polish postal code with its dash, whether it was typed with one, with a space or without; anything else as it is. */
export function normalPostalCode(typed: string): string {
  return typed.trim().replace(/^(\d{2})[\s\p{Pd}]?(\d{3})$/u, '$1-$2')
}

/** An address in one line: `ul. Lipowa 12/4, 05-800 Nadrzecze`; empty when nothing is known. */
export function addressLine(address: {
  street: string
  building: string
  flat: string
  postalCode: string
  city: string
}): string {
  const door = [address.building, address.flat].filter(Boolean).join('/')
  const place = [address.postalCode, address.city].filter(Boolean).join(' ')
  return [[address.street, door].filter(Boolean).join(' '), place].filter(Boolean).join(', ')
}

/** A PESEL as those see it who may not edit the record: enough to compare with a document, not enough to use. */
export function maskedPesel(pesel: string): string {
  return pesel === '' ? '' : `•••••••${pesel.slice(-4)}`
}

/** Ranges of the numbering plan that belong to mobile networks and helplines; the others begin with an area code. */
function isReadInThrees(national: string): boolean {
  return /^(?:45|5[0137]|6[069]|7[02389]|8[08])/.test(national)
}

function inGroups(digits: string, sizes: readonly number[]): string {
  let from = 0
  return sizes.map((size) => digits.slice(from, (from += size))).join(' ')
}
