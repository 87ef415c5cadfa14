import { describe, expect, it } from 'vitest'
import { builtInGroups, type BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { mayUseAccountTab } from '#server/features/accounts/policy.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'

describe('the Account tab', () => {
  const actorIn = (code: BuiltInGroupCode): Actor => ({
    accountId: 7,
    kind: 'staff',
    login: 'a',
    firstName: 'A',
    lastName: 'B',
    language: 'pl',
    mustChangePassword: false,
    permissions: new Set(builtInGroups.find((group) => group.code === code)?.permissions),
    groupIds: [],
    sessionId: 1,
    signedInAt: '2026-11-21T11:00:00.000Z',
    at: new Date('2026-11-21T11:00:00.000Z'),
  })

  it.each(builtInGroups.map(({ code }) => code))('for one of %s depends on being the caretaker', (code) => {
    const actor = actorIn(code)
    const isAdministrator = code === 'ADMINISTRATORS'
    const mayAsCaretaker = has(actor, 'client-account.manage')
    expect(mayUseAccountTab(actor, { caretakerId: 7 })).toBe(mayAsCaretaker)
    expect(mayUseAccountTab(actor, { caretakerId: 8 })).toBe(isAdministrator)
    expect(mayUseAccountTab(actor, { caretakerId: null })).toBe(isAdministrator)
  })
})
