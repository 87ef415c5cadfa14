import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCommonPassword } from '#server/platform/auth/common-passwords.ts'

describe('the passwords that anyone would try first', () => {
  it.each([
    'haslo12345',
    'Hasło1234567',
    'HASŁO!2026',
    'haslohaslo1',
    'mojehaslo2026',
    'Password1234',
    'P@ssw0rd2026!',
    'passwordpassword',
    'Wodociągi2026!',
    'warszawa1944',
    'Legia Warszawa',
    'Katarzyna1990',
    'grudzien2026',
    'okienko12345',
    '123456789012',
    '0987654321',
    '678901234567',
    'qwertyuiop12',
    'poiuytrewq',
    '1qaz2wsx3edc',
    'zaq12wsxcde3',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abababababab',
    'correct horse battery staple',
  ])('include %s', (password) => {
    expect(isCommonPassword(password)).toBe(true)
  })

  it.each([
    'cztery zielone słonie',
    'zażółć gęślą jaźń',
    'kawa bez cukru o 6',
    'Xk8#qLw02!mZ',
    '837462910385',
    'warszawska ulica bez bramy',
    'haslo do sejfu babci',
  ])('do not include %s', (password) => {
    expect(isCommonPassword(password)).toBe(false)
  })

  it('include a known word with anything up to eight digits or signs around it', () => {
    const signs = fc
      .array(fc.constantFrom(...'0123456789!?.#-_ '), { maxLength: 4 })
      .map((list) => list.join(''))
    fc.assert(
      fc.property(signs, fc.constantFrom('Hasło', 'kraków', 'QWERTYUIOP'), signs, (before, word, after) =>
        isCommonPassword(`${before}${word}${after}`),
      ),
    )
  })
})
