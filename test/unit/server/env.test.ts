import { describe, expect, it } from 'vitest'
import { readEnv } from '#server/env.ts'

const needed = { DATABASE_URL: 'mysql://okienko:secret@db.example.pl:3306/okienko' }

describe('the settings', () => {
  it('need nothing but a database', () => {
    expect(readEnv(needed)).toMatchObject({ HOST: '127.0.0.1', PORT: 3180, ROLES: ['web', 'worker'] })
  })

  it('take an empty variable as one that is not set', () => {
    expect(readEnv({ ...needed, PORT: '', SMTP_URL: '' })).toMatchObject({ PORT: 3180 })
  })

  it.each([
    ['PORT', '70000', /^ {2}PORT=70000 is not accepted: .+ Example: PORT=3180$/m],
    ['ROLES', 'web,cook', /^ {2}ROLES=web,cook is not accepted: .+ Example: ROLES=web,worker$/m],
    ['OFFICE_TIME_ZONE', 'Warsaw', /^ {2}OFFICE_TIME_ZONE=Warsaw is not accepted: is not a time zone/m],
    ['PUBLIC_URL', 'ebok.example.pl', /^ {2}PUBLIC_URL=ebok\.example\.pl is not accepted: /m],
    ['SMTP_URL', 'https://mail.example.pl', /^ {2}SMTP_URL=https:\/\/mail\.example\.pl is not accepted: /m],
  ])('refuse %s=%s by name, with what is wrong and an example', (name, value, sentence) => {
    expect(() => readEnv({ ...needed, [name]: value })).toThrow(sentence)
  })

  it('say what is not set', () => {
    expect(() => readEnv({})).toThrow(/^ {2}DATABASE_URL is not set\. Example: DATABASE_URL=mysql:/m)
  })

  it('never repeat a password', () => {
    const refuse = () => readEnv({ DATABASE_URL: 'postgres://okienko:secret@db.example.pl/okienko' })
    expect(refuse).toThrow('postgres://…@db.example.pl/okienko')
    expect(refuse).not.toThrow('secret')
  })
})
