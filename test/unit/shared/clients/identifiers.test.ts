import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  birthDateOf,
  nipProblem,
  peselProblem,
  regonProblem,
  withoutSeparators,
} from '#shared/domain/clients/identifiers.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))

/** A number whose last digit the rule itself corrected, and a copy with one digit changed. */
function spoiled(number: string, place: number, by: number): string {
  const all = [...number].map(Number)
  all[place] = ((all[place] ?? 0) + by) % 10
  return all.join('')
}

describe('NIP', () => {
  it.each(['1234563218', '5260250274', '7740001454'])('accepts %s', (nip) => {
    expect(nipProblem(nip)).toBeNull()
  })

  it('says which digit should be what', () => {
    expect(nipProblem('1234563219')).toEqual({ problem: 'check-digit', position: 10, expected: 8, found: 9 })
  })

  it('says how many digits there should be', () => {
    expect(nipProblem('123456321')).toEqual({ problem: 'length', expected: '10', found: 9 })
    expect(nipProblem('12345632180')).toEqual({ problem: 'length', expected: '10', found: 11 })
  })

  it('points at a character that is no digit before it counts them', () => {
    expect(nipProblem('12345O3218')).toEqual({ problem: 'character', position: 6, found: 'O' })
    expect(nipProblem('١٢٣٤٥٦٣٢١٨')).toMatchObject({ problem: 'character', position: 1 })
  })

  it('refuses nine digits that no last digit fits, whatever it is', () => {
    for (let last = 0; last <= 9; last += 1)
      expect(nipProblem(`100001000${last}`)).toEqual({ problem: 'impossible' })
    expect(nipProblem('0000000000')).toEqual({ problem: 'impossible' })
  })

  it('accepts exactly the last digit it asks for, or none', () => {
    fc.assert(
      fc.property(digits(9), (first) => {
        const accepted = [...'0123456789'].filter((last) => nipProblem(first + last) === null)
        expect(accepted.length).toBeLessThanOrEqual(1)
        const problem = nipProblem(`${first}${accepted[0] === '0' ? '1' : '0'}`)
        if (accepted.length === 1)
          expect(problem).toMatchObject({ problem: 'check-digit', expected: Number(accepted[0]) })
        else expect(problem).toEqual({ problem: 'impossible' })
      }),
    )
  })

  it('notices any single wrong digit', () => {
    const places = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 9 }), (place, by) => {
        expect(nipProblem(spoiled('1234563218', place, by))).not.toBeNull()
      }),
    )
  })
})

describe('REGON', () => {
  it('accepts the known numbers of both lengths', () => {
    expect(regonProblem('123456785')).toBeNull()
    expect(regonProblem('12345678512347')).toBeNull()
  })

  it('says which digit of the nine or of the fourteen should be what', () => {
    expect(regonProblem('123456784')).toEqual({ problem: 'check-digit', position: 9, expected: 5, found: 4 })
    expect(regonProblem('12345678412347')).toMatchObject({ position: 9, expected: 5, found: 4 })
    expect(regonProblem('12345678512340')).toEqual({
      problem: 'check-digit',
      position: 14,
      expected: 7,
      found: 0,
    })
  })

  it('refuses other lengths and nothing but zeros', () => {
    expect(regonProblem('1234567851234')).toEqual({ problem: 'length', expected: '9 / 14', found: 13 })
    expect(regonProblem('000000000')).toEqual({ problem: 'impossible' })
    expect(regonProblem('00000000000000')).toEqual({ problem: 'impossible' })
  })

  it('has exactly one last digit for any eight', () => {
    fc.assert(
      fc.property(digits(8), (first) => {
        const accepted = [...'0123456789'].filter((last) => regonProblem(first + last) === null)
        expect(accepted).toHaveLength(first === '00000000' ? 0 : 1)
      }),
    )
  })
})

describe('PESEL', () => {
  it.each([
    ['44051401458', '1944-05-14'],
    ['02070803628', '1902-07-08'],
  ])('accepts %s, born on %s', (pesel, born) => {
    expect(peselProblem(pesel)).toBeNull()
    expect(birthDateOf(pesel)).toBe(born)
  })

  it('reads the century from the month', () => {
    expect(birthDateOf('85850112345')).toBe('1885-05-01')
    expect(birthDateOf('05250112345')).toBe('2005-05-01')
    expect(birthDateOf('05450112345')).toBe('2105-05-01')
    expect(birthDateOf('05650112345')).toBe('2205-05-01')
  })

  it('refuses a day that is in no calendar', () => {
    expect(birthDateOf('01023012345')).toBeNull()
    expect(birthDateOf('01130112345')).toBeNull()
    expect(birthDateOf('01000112345')).toBeNull()
    expect(birthDateOf('01222912345')).toBeNull()
    expect(birthDateOf('00222912345')).toBe('2000-02-29')
    expect(peselProblem('00000000000')).toEqual({ problem: 'date' })
  })

  it('says which digit should be what', () => {
    expect(peselProblem('44051401459')).toEqual({
      problem: 'check-digit',
      position: 11,
      expected: 8,
      found: 9,
    })
  })

  it('makes any birthday with its check digit a number, and no other digit', () => {
    const birthdays = fc.date({
      min: new Date('1800-01-01T00:00:00Z'),
      max: new Date('2299-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(birthdays, digits(4), (day, serial) => {
        const born = day.toISOString().slice(0, 10)
        const shift = { 18: 80, 19: 0, 20: 20, 21: 40, 22: 60 }[born.slice(0, 2)] ?? 0
        const month = String(Number(born.slice(5, 7)) + shift).padStart(2, '0')
        const first = `${born.slice(2, 4)}${month}${born.slice(8)}${serial}`
        const accepted = [...'0123456789'].filter((last) => peselProblem(first + last) === null)
        expect(accepted).toHaveLength(1)
        expect(birthDateOf(first + accepted[0])).toBe(born)
      }),
    )
  })
})

describe('what people type around the digits', () => {
  it.each([
    ['123-456-32-18', '1234563218'],
    [' 123 456 32 18 ', '1234563218'],
    ['PL 123‑456‑32‑18', '1234563218'],
    ['pl1234563218', '1234563218'],
    ['123\u00A0456\u00A0785', '123456785'],
    ['', ''],
    ['  ', ''],
  ])('%j is %j', (typed, digits) => {
    expect(withoutSeparators(typed)).toBe(digits)
  })

  it('leaves the digits alone, whatever stands between them', () => {
    const separators = fc.array(fc.constantFrom(' ', '-', '\u2011', '\u00A0', '.', ''), {
      minLength: 10,
      maxLength: 10,
    })
    fc.assert(
      fc.property(digits(10), separators, (number, between) => {
        const typed = [...number].map((digit, at) => digit + between[at]).join('')
        expect(withoutSeparators(typed)).toBe(number)
      }),
    )
  })
})
