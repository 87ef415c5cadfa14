import { describe, expect, it } from 'vitest'
import { refusalOfPassword } from '#shared/domain/accounts/rules.ts'
import { suggestPassword } from '#desktop/renderer/features/accounts/first-password.ts'

describe('a suggested first password', () => {
  it('can be read out: three made-up words and a number, and the rules take it', () => {
    const account = { kind: 'client', login: 'anna', isCommon: () => false } as const
    for (let round = 0; round < 200; round += 1) {
      const password = suggestPassword()
      expect(password).toMatch(/^[a-z]{6}-[a-z]{6}-[a-z]{6}-[1-9]\d$/)
      expect(refusalOfPassword(password, account)).toBeNull()
    }
  })

  it('is never the same twice', () => {
    const made = Array.from({ length: 500 }, suggestPassword)
    expect(new Set(made).size).toBe(500)
  })
})
