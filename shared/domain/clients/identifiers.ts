/** Polish register numbers: how they are written down and what is wrong with one that cannot exist. */

/** What is wrong with a number, so that a sentence can say which digit should be what. Positions count from 1. */
export type IdentifierProblem =
  | { readonly problem: 'length'; readonly expected: string; readonly found: number }
  | { readonly problem: 'character'; readonly position: number; readonly found: string }
  | {
      readonly problem: 'check-digit'
      readonly position: number
      readonly expected: number
      readonly found: number
    }
  /** No last digit would fit: one of the digits before it is wrong. */
  | { readonly problem: 'impossible' }
  /** The digits of a PESEL name a day that is in no calendar. */
  | { readonly problem: 'date' }

/** The digits without the spaces, dashes and dots that people put between them, and without the `PL` before a NIP. */
export function withoutSeparators(typed: string): string {
  return typed.replace(/[\s.\p{Pd}]/gu, '').replace(/^pl(?=\d)/iu, '')
}

/**
 * Checks a NIP of 10 digits: weights 6 5 7 2 3 4 5 6 7, the sum modulo 11 is the last digit and never 10.
 * Source: Act of 13 October 1995 on the registration and identification of taxpayers and payers; the weights are those
 * the Ministry of Finance checks the number with.
 */
export function nipProblem(nip: string): IdentifierProblem | null {
  const shape = shapeProblem(nip, [10])
  if (shape) return shape
  const check = weighted(nip, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11
  if (check === 10 || isAllZeros(nip)) return { problem: 'impossible' }
  return checkDigitProblem(nip, check)
}

/**
 * Checks a REGON of 9 digits (weights 8 9 2 3 4 5 6 7) or 14 digits (the first nine are one of 9, then weights
 * 2 4 8 5 0 9 7 3 6 1 2 4 8); the sum modulo 11 is the last digit, 10 becomes 0.
 * Source: Regulation of the Council of Ministers of 30 November 2015 on the REGON register (Dz.U. 2015 item 2009).
 */
export function regonProblem(regon: string): IdentifierProblem | null {
  const shape = shapeProblem(regon, [9, 14])
  if (shape) return shape
  if (isAllZeros(regon)) return { problem: 'impossible' }
  const unit = regon.slice(0, 9)
  const ofUnit = checkDigitProblem(unit, (weighted(unit, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10)
  if (ofUnit || regon.length === 9) return ofUnit
  const check = (weighted(regon, [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11) % 10
  return checkDigitProblem(regon, check)
}

/**
 * Checks a PESEL of 11 digits: a date of birth whose month carries the century, and a last digit that fills the sum
 * with weights 1 3 7 9 1 3 7 9 1 3 up to a ten.
 * Source: Population Register Act of 24 September 2010, art. 15 (2).
 */
export function peselProblem(pesel: string): IdentifierProblem | null {
  const shape = shapeProblem(pesel, [11])
  if (shape) return shape
  const check = (10 - (weighted(pesel, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10
  return checkDigitProblem(pesel, check) ?? (birthDateOf(pesel) === null ? { problem: 'date' } : null)
}

/** The date of birth in a PESEL as `YYYY-MM-DD`, or null where no calendar has it. */
export function birthDateOf(pesel: string): string | null {
  const shifted = Number(pesel.slice(2, 4))
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(shifted / 20)]
  if (century === undefined) return null
  const year = century + Number(pesel.slice(0, 2))
  const month = shifted % 20
  const date = `${year}-${String(month).padStart(2, '0')}-${pesel.slice(4, 6)}`
  const day = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date) ? date : null
}

function shapeProblem(digits: string, lengths: readonly number[]): IdentifierProblem | null {
  const characters = [...digits]
  const stranger = characters.findIndex((character) => !/[0-9]/.test(character))
  if (stranger >= 0)
    return { problem: 'character', position: stranger + 1, found: characters[stranger] ?? '' }
  if (lengths.includes(digits.length)) return null
  return { problem: 'length', expected: lengths.join(' / '), found: digits.length }
}

function checkDigitProblem(digits: string, expected: number): IdentifierProblem | null {
  const found = Number(digits.at(-1))
  return found === expected ? null : { problem: 'check-digit', position: digits.length, expected, found }
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0)
}

function isAllZeros(digits: string): boolean {
  return /^0+$/.test(digits)
}
