import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fold,
  longestTerm,
  searchWords,
  termsOf,
  wordsOf,
  type Findable,
} from '#shared/domain/clients/search-terms.ts'

const anna: Findable = {
  number: 'K-10023',
  firstName: 'Anna Łucja',
  lastName: 'Żółkiewska-Nowak',
  companyName: '',
  nip: '',
  regon: '',
  pesel: '44051401458',
  email: 'A.Zolkiewska@poczta.example',
  phone: '+48 601 234 567',
  address: { street: 'ul. Św. Jana', building: '12A', flat: '4', postalCode: '05-800', city: 'Nadrzecze' },
}

/** Whether the client is found: every word begins one of its terms. */
function finds(client: Findable, typed: string): boolean {
  const terms = termsOf(client)
  const words = searchWords(typed)
  return words.length > 0 && words.every((word) => terms.some((term) => term.startsWith(word)))
}

describe('folding', () => {
  it('takes the marks off Polish letters, the l with stroke included', () => {
    expect(fold('ZAŻÓŁĆ GĘŚLĄ JAŹŃ')).toBe('zazolc gesla jazn')
    expect(fold('zażółć gęślą jaźń'.normalize('NFD'))).toBe('zazolc gesla jazn')
    expect(fold('Großmann Đurić Ærø')).toBe('grossmann duric aero')
  })

  it('is the same done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  it('splits into words, keeps digits and other scripts, and passes over the marks of streets', () => {
    expect(wordsOf('ul. Łódzka 12A/4')).toEqual(['lodzka', '12a', '4'])
    expect(wordsOf('Al. Jana Pawła II')).toEqual(['jana', 'pawla', 'ii'])
    expect(wordsOf('Шевченко')).toEqual(['шевченко'])
    expect(wordsOf('Paul. Smith')).toEqual(['paul', 'smith'])
    expect(wordsOf(' -- ')).toEqual([])
  })
})

describe('terms of a client', () => {
  it('hold every word and number once', () => {
    expect(termsOf(anna).toSorted()).toEqual(
      [
        '05800',
        '10023',
        '12a',
        '4',
        '601234567',
        '48601234567',
        'a',
        'a.zolkiewska@poczta.example',
        'anna',
        'jana',
        'k',
        'k10023',
        'lucja',
        'nadrzecze',
        'nowak',
        'sw',
        'zolkiewska',
        '~44051401458',
        ...[
          '+anna lucja',
          '+anna nowak',
          '+anna zolkiewska',
          '+lucja anna',
          '+lucja nowak',
          '+lucja zolkiewska',
        ],
        ...['+nowak anna', '+nowak lucja', '+nowak zolkiewska'],
        ...['+zolkiewska anna', '+zolkiewska lucja', '+zolkiewska nowak'],
        ...['+anna jana', '+anna sw', '+lucja jana', '+lucja sw', '+nowak jana', '+nowak sw'],
        ...['+zolkiewska jana', '+zolkiewska sw', '+jana anna', '+sw anna', '+jana lucja', '+sw lucja'],
        ...['+jana nowak', '+sw nowak', '+jana zolkiewska', '+sw zolkiewska', '+jana 12a', '+sw 12a'],
      ].toSorted(),
    )
  })

  it('come from service points, former numbers, contacts and their telephones too', () => {
    const point = { street: 'ul. Dębowa', building: '7', flat: '', postalCode: '05-801', city: 'Zarzecze' }
    const terms = termsOf({
      ...anna,
      points: [{ ...point, number: 'PP/0043-1187', meterNumber: 'AQ-4471' }],
      formerNumbers: ['S-77'],
      contactNames: ['Ewa Lis'],
      phones: ['22 765 43 21'],
      emails: ['biuro@poczta.example'],
    })
    for (const term of [
      'debowa',
      '05801',
      'zarzecze',
      'pp00431187',
      '1187',
      'aq4471',
      '4471',
      '+debowa 7',
      's77',
    ])
      expect(terms).toContain(term)
    for (const term of [
      '+zolkiewska debowa',
      'ewa',
      '+lis ewa',
      '227654321',
      'biuro@poczta.example',
      'biuro',
    ])
      expect(terms).toContain(term)
    expect(terms).not.toContain('+anna lis')
    expect(new Set(terms).size).toBe(terms.length)
  })

  it('keep the PESEL and pairs of words apart from all that anyone may look for', () => {
    expect(termsOf(anna)).not.toContain('44051401458')
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(searchWords(typed).filter((word) => /^[~+]/.test(word))).toEqual([])
      }),
      { examples: [['~44051401458'], ['~@a'], ['+anna@a']] },
    )
  })

  it('are never longer than the column', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const terms = termsOf({ ...anna, companyName: name, email: `${name}@example.com` })
        expect(terms.filter((term) => [...term].length > longestTerm || term === '')).toEqual([])
      }),
    )
  })

  it('find a client by any word of its name, typed with or without marks, whole or begun', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.nat(), (companyName, at) => {
        const words = companyName.split(/\s+/).filter((word) => wordsOf(word).length > 0)
        const word = words[at % Math.max(words.length, 1)]
        if (word === undefined || searchWords(word).length === 0) return
        expect(finds({ ...anna, companyName }, word)).toBe(true)
      }),
      { examples: [['Wspólnota Źródlana', 1]] },
    )
  })
})

describe('what is looked for', () => {
  it.each([
    'zolk',
    'ŻÓŁKIEWSKA',
    'nowak anna',
    'ann now 10023',
    'k-10023',
    'K10023',
    'ul. św. jana 12a/4',
    'jana 12',
    '05-800 nadrz',
    '601 234 567',
    '601234567',
    '+48 601 234 567',
    '0048601234567',
    '601-234-567',
    '601 234',
    '12 4',
    'anna 601234',
    'a.zolkiewska@poczta.example',
    'A.Zolkiewska@po',
  ])('finds Anna by %j', (typed) => {
    expect(finds(anna, typed)).toBe(true)
  })

  it.each(['kowalska', 'anna kowalska', '44051401458', '601 234 568', 'olkiewska', 'ul.', ''])(
    'does not find Anna by %j',
    (typed) => {
      expect(finds(anna, typed)).toBe(false)
    },
  )

  it('keeps the number of words and their length in bounds', () => {
    expect(searchWords('a b c d e f g h i j k')).toHaveLength(8)
    expect(searchWords('x'.repeat(100))).toEqual(['x'.repeat(longestTerm)])
    expect(searchWords('anna ANNA Ánna')).toEqual(['anna'])
  })
})
