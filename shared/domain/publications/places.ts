import { fold } from '../clients/search-terms.ts'
import { streetName } from './rules.ts'
import type { Place } from './schema.ts'

/** Whether two lists of places have one in common. No places at all, or no street, stand for everywhere there. */
export function sharePlace(some: readonly Place[], others: readonly Place[]): boolean {
  if (some.length === 0 || others.length === 0) return true
  return some.some((one) => others.some((other) => meet(one, other)))
}

function meet(one: Place, other: Place): boolean {
  if (fold(one.city) !== fold(other.city)) return false
  if (one.street === '' || other.street === '') return true
  if (fold(streetName(one.street)) !== fold(streetName(other.street))) return false
  const [numbers, otherNumbers] = [numbersOf(one.buildings), numbersOf(other.buildings)]
  if (numbers.length === 0 || otherNumbers.length === 0) return true
  return numbers.some(([least, most]) => otherNumbers.some(([low, high]) => least <= high && low <= most))
}

/** The house numbers in free words: `1–15, 20a` are 1 to 15 and 20. */
function numbersOf(buildings: string): [number, number][] {
  return [...buildings.matchAll(/(\d+)\p{L}?(?:\s*[-–—]\s*(\d+))?/gu)].map(([, from, to]) => [
    Number(from),
    Number(to ?? from),
  ])
}
