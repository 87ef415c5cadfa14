import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { checkPassword, hashPassword } from '#server/platform/auth/passwords.ts'

describe('a stored password', () => {
  it('is an argon2id hash with its own salt', async () => {
    const [one, other] = [await hashPassword('cztery słonie'), await hashPassword('cztery słonie')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).not.toBe(other)
  })

  it('is told from another, in any Unicode form', async () => {
    const stored = await hashPassword('cztery słonie')
    expect(await checkPassword(stored, 'cztery słonie'.normalize('NFD'))).toEqual({
      isRight: true,
      isOutdated: false,
    })
    expect(await checkPassword(stored, 'Cztery słonie')).toEqual({ isRight: false, isOutdated: false })
  })

  it('of older parameters is right but should be renewed', async () => {
    const stored = await hash('cztery słonie', { memoryCost: 8192, timeCost: 3, parallelism: 1 })
    expect(await checkPassword(stored, 'cztery słonie')).toEqual({ isRight: true, isOutdated: true })
  })

  it('that is not there is never right', async () => {
    for (const password of ['', 'cztery słonie']) {
      expect(await checkPassword(null, password)).toEqual({ isRight: false, isOutdated: false })
    }
  })
})
