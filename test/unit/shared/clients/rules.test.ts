import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addressLine,
  displayNameOf,
  maskedPesel,
  missingNames,
  normalPhone,
  normalPostalCode,
  refusalOfIdentifiers,
} from '#shared/domain/clients/rules.ts'
import { address } from '#shared/domain/clients/schema.ts'

const names = { firstName: 'Anna', lastName: 'Kowalska', companyName: 'Kwiaty Anna' }

describe('names', () => {
  it('calls a person by first and last name and a company by its own', () => {
    expect(displayNameOf({ kind: 'person', ...names })).toBe('Anna Kowalska')
    expect(displayNameOf({ kind: 'company', ...names })).toBe('Kwiaty Anna')
  })

  it('names the fields that are missing', () => {
    const none = { firstName: '', lastName: '', companyName: '' }
    expect(missingNames({ kind: 'person', ...none })).toEqual({
      firstName: 'too_small',
      lastName: 'too_small',
    })
    expect(missingNames({ kind: 'company', ...none })).toEqual({ companyName: 'too_small' })
    expect(missingNames({ kind: 'person', ...names, companyName: '' })).toEqual({})
  })
})

describe('register numbers of a record', () => {
  it('may all be empty and may be typed with dashes', () => {
    expect(refusalOfIdentifiers({ nip: '', regon: '', pesel: '' })).toBeNull()
    expect(
      refusalOfIdentifiers({ nip: '123-456-32-18', regon: '123 456 785', pesel: '440514 01458' }),
    ).toBeNull()
  })

  it('are refused with the field and the digit that does not fit', () => {
    expect(refusalOfIdentifiers({ nip: '1234563219', regon: '', pesel: '' })).toEqual({
      code: 'client.nip-invalid',
      details: { field: 'nip', problem: 'check-digit', position: 10, expected: 8, found: 9 },
    })
    expect(refusalOfIdentifiers({ nip: '', regon: '12345678', pesel: '' })?.code).toBe('client.regon-invalid')
    expect(refusalOfIdentifiers({ nip: '', regon: '', pesel: '4405140145' })?.code).toBe(
      'client.pesel-invalid',
    )
  })
})

describe('telephone numbers', () => {
  it.each([
    ['601234567', '601 234 567'],
    ['+48601234567', '601 234 567'],
    ['0048 601-234-567', '601 234 567'],
    ['48 601 234 567', '601 234 567'],
    ['801234567', '801 234 567'],
    ['221234567', '22 123 45 67'],
    ['(22) 123-45-67', '22 123 45 67'],
    ['+49 30 901820', '+49 30 901820'],
    ['+44601234567', '+44601234567'],
    ['22 123 45 67 wew. 12', '22 123 45 67 wew. 12'],
    ['  112 ', '112'],
    ['', ''],
  ])('%j is written %j', (typed, written) => {
    expect(normalPhone(typed)).toBe(written)
  })

  it('keeps all digits of a Polish number and is the same done twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 999_999_999 }), (number) => {
        const written = normalPhone(`+48${number}`)
        expect(written.replaceAll(' ', '')).toBe(String(number))
        expect(normalPhone(written)).toBe(written)
      }),
    )
  })
})

describe('addresses', () => {
  const home = { street: 'ul. Lipowa', building: '12', flat: '4', postalCode: '05-800', city: 'Nadrzecze' }

  it('accept a postal code with a dash, with a space and without', () => {
    for (const typed of ['05-800', '05 800', '05800', ' 05–800 '])
      expect(address.parse({ ...home, postalCode: typed }).postalCode).toBe('05-800')
    expect(address.parse({ ...home, postalCode: '' }).postalCode).toBe('')
    expect(address.safeParse({ ...home, postalCode: '0580' }).success).toBe(false)
    expect(normalPostalCode('SW1A 1AA')).toBe('SW1A 1AA')
  })

  it('are one line, whatever is missing', () => {
    expect(addressLine(home)).toBe('ul. Lipowa 12/4, 05-800 Nadrzecze')
    expect(addressLine({ ...home, flat: '' })).toBe('ul. Lipowa 12, 05-800 Nadrzecze')
    expect(addressLine({ ...home, street: '', flat: '' })).toBe('12, 05-800 Nadrzecze')
    expect(addressLine({ street: '', building: '', flat: '', postalCode: '', city: '' })).toBe('')
  })
})

it('shows only the end of a PESEL to those who may not edit the record', () => {
  expect(maskedPesel('44051401458')).toBe('•••••••1458')
  expect(maskedPesel('')).toBe('')
})
