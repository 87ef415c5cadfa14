import { nipProblem, peselProblem, regonProblem } from '#shared/domain/clients/identifiers.ts'
import type { Random } from './random.ts'

/** A NIP that the rule accepts; numbers of nobody in particular. */
export function someNip(random: Random): string {
  return complete(() => `${random.whole(500, 999)}${digits(random, 6)}`, nipProblem)
}

export function someRegon(random: Random): string {
  return complete(() => `${random.whole(10, 38)}${digits(random, 6)}`, regonProblem)
}

/** A PESEL of someone born on a date; its last but one digit tells women from men. */
export function somePesel(random: Random, born: string, isWoman: boolean): string {
  const [year = '', month = '', day = ''] = born.split('-')
  const shifted = Number(month) + (year >= '2000' ? 20 : 0)
  const sex = random.whole(0, 4) * 2 + (isWoman ? 0 : 1)
  const first = `${year.slice(2)}${String(shifted).padStart(2, '0')}${day}`
  return complete(() => `${first}${digits(random, 3)}${sex}`, peselProblem)
}

/** Adds the digit that the rule asks for; begins again where none fits. */
function complete(begin: () => string, problem: (number: string) => unknown): string {
  for (;;) {
    const first = begin()
    const fitting = [...'0123456789'].find((last) => problem(first + last) === null)
    if (fitting !== undefined) return first + fitting
  }
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.whole(0, 9)).join('')
}
