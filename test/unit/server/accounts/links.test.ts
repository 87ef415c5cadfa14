import { describe, expect, it } from 'vitest'
import { linkAddress } from '#server/features/accounts/links.ts'

const env = { PUBLIC_URL: 'https://ebok.example.pl/', HOST: '127.0.0.1', PORT: 3180 }
const token = 'T'

describe('the address of a link', () => {
  it.each([
    ['activation', 'client', 'pl', 'https://ebok.example.pl/aktywacja/T'],
    ['activation', 'client', 'en', 'https://ebok.example.pl/en/activate/T'],
    ['reset', 'client', 'pl', 'https://ebok.example.pl/nowe-haslo/T'],
    ['reset', 'client', 'en', 'https://ebok.example.pl/en/reset/T'],
    ['reset', 'staff', 'en', 'https://ebok.example.pl/office/#/link/T'],
    ['first-admin', 'staff', 'pl', 'https://ebok.example.pl/office/#/link/T'],
  ] as const)('for %s of a %s account in %s is %s', (...[purpose, kind, language, address]) => {
    expect(linkAddress(env, { purpose, kind, language, token })).toBe(address)
  })

  it('is on this machine where no public address is set', () => {
    const link = { purpose: 'reset', kind: 'client', language: 'pl', token } as const
    expect(linkAddress({ ...env, PUBLIC_URL: undefined }, link)).toBe('http://127.0.0.1:3180/nowe-haslo/T')
  })
})
