import { describe, expect, it } from 'vitest'
import {
  foldLogin,
  isLinkOfUse,
  normalPassword,
  offeredFor,
  refusalOfPassword,
  refusalToDisable,
  refusalToEnable,
  refusalToSendLink,
  refusalToTouch,
  stateWhenEnabled,
} from '#shared/domain/accounts/rules.ts'
import { accountStates, createClientAccountInput, login } from '#shared/domain/accounts/schema.ts'

const notCommon = { kind: 'staff', login: 'anna.lis', isCommon: () => false } as const

describe('a login', () => {
  it.each([
    ['  Anna.Lis ', 'anna.lis'],
    ['ŻÓŁW', 'żółw'],
    ['ｋｏｗａｌｓｋｉ', 'kowalski'],
    ['zo\u0301lw', 'zólw'],
  ])('typed as %j is %j, stored and compared alike', (typed, folded) => {
    expect(foldLogin(typed)).toBe(folded)
    expect(login.parse(typed)).toBe(folded)
  })

  it.each(['ab', 'x'.repeat(121), 'anna lis', 'anna\u0000lis', ''])('cannot be %j', (typed) => {
    expect(login.safeParse(typed).success).toBe(false)
  })
})

describe('a new password', () => {
  it('has at least 12 characters for staff and 10 for clients', () => {
    const eleven = 'jedenaście!'
    expect(refusalOfPassword(eleven, notCommon)).toEqual({
      code: 'account.password-too-short',
      details: { least: 12 },
    })
    expect(refusalOfPassword(eleven, { ...notCommon, kind: 'client' })).toBeNull()
    expect(refusalOfPassword('dziewięć!', { ...notCommon, kind: 'client' })).toEqual({
      code: 'account.password-too-short',
      details: { least: 10 },
    })
    expect(refusalOfPassword('dwanaście!!!', notCommon)).toBeNull()
  })

  it('is counted in characters as people see them', () => {
    expect(refusalOfPassword('😀'.repeat(11), notCommon)?.code).toBe('account.password-too-short')
    expect(refusalOfPassword('o\u0301'.repeat(11), notCommon)?.code).toBe('account.password-too-short')
  })

  it('needs no digits, capitals or signs, and may have any', () => {
    expect(refusalOfPassword('abcd efgh ijkl', notCommon)).toBeNull()
    expect(refusalOfPassword('   \t  spacje   ', notCommon)).toBeNull()
  })

  it('is not the login, whatever its case', () => {
    const account = { ...notCommon, login: 'anna.lis-zając' }
    expect(refusalOfPassword('Anna.Lis-ZAJĄC', account)?.code).toBe('account.password-too-common')
  })

  it('is not one that is known to be common', () => {
    const asked: string[] = []
    const isCommon = (password: string) => asked.push(password) > 0
    expect(refusalOfPassword('zo\u0301łty rower stoi', { ...notCommon, isCommon })?.code).toBe(
      'account.password-too-common',
    )
    expect(asked).toEqual(['zółty rower stoi'])
  })

  it('is the same on every keyboard', () => {
    expect(normalPassword('zażółć'.normalize('NFD'))).toBe('zażółć')
  })
})

describe('an account', () => {
  const accounts = accountStates.map((state) => ({ state, email: 'a@example.pl', version: 3 }))

  it.each(accounts)('that is $state: what can be done', (account) => {
    const isDisabled = account.state === 'disabled'
    expect(refusalToDisable(account, 3)).toBe(isDisabled ? 'account.disabled' : null)
    expect(refusalToEnable(account, 3)).toBe(isDisabled ? null : 'row.stale')
    expect(refusalToSendLink(account, 3)).toBe(isDisabled ? 'account.disabled' : null)
    expect(refusalToTouch(account, 3)).toBeNull()
  })

  it.each(accounts)('that is $state and was seen in another version is not changed', (account) => {
    for (const rule of [refusalToDisable, refusalToEnable, refusalToSendLink, refusalToTouch]) {
      expect(rule(account, 2)).toBe('row.stale')
    }
  })

  it('without an address gets no link', () => {
    expect(refusalToSendLink({ state: 'active', email: null, version: 0 }, 0)).toBe('account.email-missing')
  })

  it('offers exactly what would not be refused', () => {
    const offered = (
      state: (typeof accountStates)[number],
      given: { email?: string | null; isLocked?: boolean; reachesOthers?: boolean } = {},
    ) =>
      Object.entries(offeredFor({ state, email: 'a@example.pl', version: 0, isLocked: false, ...given }))
        .filter(([, can]) => can)
        .map(([what]) => what)
    const first = 'setFirstPassword'
    expect(offered('active')).toEqual(['disable', first, 'reset', 'signOut'])
    expect(offered('active', { isLocked: true })).toEqual(['disable', first, 'reset', 'unlock', 'signOut'])
    expect(offered('active', { email: null })).toEqual(['disable', first, 'signOut'])
    expect(offered('active', { reachesOthers: true })).toEqual(['reset', 'signOut'])
    expect(offered('invited')).toEqual(['disable', first, 'reset'])
    expect(offered('disabled')).toEqual(['enable'])
    expect(offered('disabled', { reachesOthers: true })).toEqual([])
  })

  it('is invited again when it is enabled without ever having had a password', () => {
    expect(stateWhenEnabled(true)).toBe('active')
    expect(stateWhenEnabled(false)).toBe('invited')
  })

  it('is activated by its first link and gets a new password by later ones', () => {
    expect(accountStates.filter((state) => isLinkOfUse('activation', state))).toEqual(['invited'])
    expect(accountStates.filter((state) => isLinkOfUse('reset', state))).toEqual(['active'])
  })
})

describe('the wish for a client account', () => {
  const wish = {
    requestKey: '3f0c6a52-6a0f-4f38-9b0b-0f2d5d1f6a11',
    clientId: 1,
    login: ' Ewa ',
    firstName: ' Ewa ',
    lastName: 'Baran',
    email: null,
    firstPassword: null,
  }

  it('is trimmed', () => {
    expect(createClientAccountInput.parse(wish)).toMatchObject({ login: 'ewa', firstName: 'Ewa' })
  })

  it.each([
    { firstName: ' ' },
    { lastName: 'a'.repeat(81) },
    { email: 'ewa@' },
    { requestKey: 'x' },
    { firstPassword: 'x'.repeat(501) },
  ])('cannot hold %j', (given) => {
    expect(createClientAccountInput.safeParse({ ...wish, ...given }).success).toBe(false)
  })
})
