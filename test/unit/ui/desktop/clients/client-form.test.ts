import { describe, expect, it } from 'vitest'
import { clashesOf, mergedForm } from '#desktop/renderer/app/form-clashes.ts'
import {
  emptyClient,
  inputOf,
  problemsFrom,
  problemsOf,
  type ClientForm,
} from '#desktop/renderer/features/clients/client-form.ts'
import { words } from '../support/desktop-window.ts'

const zofia: ClientForm = {
  ...emptyClient(),
  number: '99001',
  firstName: 'Zofia',
  lastName: 'Testowa',
  pesel: '44051401458',
  phone: '600 100 200',
  city: 'Nadrzecze',
}

describe('the form of a client', () => {
  it('finds nothing wrong with a person who can be called something', () => {
    expect(problemsOf(zofia, words)).toEqual({})
  })

  it.each([
    ['number', { number: '  ' }],
    ['lastName', { lastName: '' }],
    ['pesel', { pesel: '44051401459' }],
    ['nip', { nip: '1234567890' }],
    ['email', { email: 'zofia@' }],
    ['postalCode', { postalCode: '3912' }],
    ['companyName', { kind: 'company' as const }],
  ])('says beside %s what is wrong with %o', (field, change) => {
    expect(Object.keys(problemsOf({ ...zofia, ...change }, words))).toEqual([field])
  })

  it('tells the digit that does not fit', () => {
    expect(problemsOf({ ...zofia, pesel: '44051401459' }, words).pesel).toMatch(/11.*8.*9/)
  })

  it('does not send the numbers and names of the other kind', () => {
    const company = inputOf({ ...zofia, kind: 'company', companyName: 'Piekarnia', regon: '123456785' })
    expect(company).toMatchObject({ firstName: '', lastName: '', pesel: '', companyName: 'Piekarnia' })
    expect(inputOf({ ...zofia, regon: '123456785' })).toMatchObject({ companyName: '', regon: '' })
  })

  it('puts what the server refuses beside its field', () => {
    const refusal = { text: 'Numer jest zajęty.', requestId: null, details: {}, fields: {} }
    expect(problemsFrom({ ...refusal, code: 'client.number-taken' }, words)).toEqual({
      number: 'Numer jest zajęty.',
    })
    const fields = { 'address.city': 'Za długie.' }
    expect(problemsFrom({ ...refusal, code: 'input.invalid', fields }, words)).toEqual({ city: 'Za długie.' })
  })
})

describe('two people who edit the same record', () => {
  const theirs = { ...zofia, phone: '600 999 888', city: 'Młynki' }
  const mine = { ...zofia, phone: '600 111 222', street: 'ul. Nowa' }

  it('keep each what the other did not touch', () => {
    expect(mergedForm(zofia, theirs, mine)).toEqual({
      ...zofia,
      phone: '600 111 222',
      street: 'ul. Nowa',
      city: 'Młynki',
    })
  })

  it('decide only where both changed the same field', () => {
    expect(clashesOf(zofia, theirs, mine).map(({ field, isOpen }) => [field, isOpen])).toEqual([
      ['phone', true],
      ['city', false],
    ])
  })

  it('agree where both wrote the same', () => {
    const [clash] = clashesOf(zofia, theirs, { ...zofia, phone: theirs.phone })
    expect(clash).toMatchObject({ field: 'phone', isOpen: false })
  })
})
