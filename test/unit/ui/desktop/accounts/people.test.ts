import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PanelAccount } from '#shared/domain/accounts/panel.ts'
import { extentOf, groupChanges } from '#desktop/renderer/features/accounts/group-changes.ts'
import { emptyPeopleFilter, inputOfPeople } from '#desktop/renderer/features/accounts/people-filter.ts'
import { usePeopleChanges } from '#desktop/renderer/features/accounts/use-people-changes.ts'
import { api } from '#desktop/renderer/app/api.ts'
import { inDesktop } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function account(id: number, groupIds: readonly number[] = []): PanelAccount {
  return {
    id,
    kind: 'client',
    login: `osoba.${id}`,
    firstName: 'Ewa',
    lastName: `Baran-${id}`,
    email: null,
    state: 'active',
    lockedUntil: null,
    lastSignedInAt: null,
    groups: groupIds.map((groupId) => ({ id: groupId, code: null, name: { pl: 'Grupa', en: 'Group' } })),
    clientCount: 1,
    clientName: 'Ewa Baran',
    version: 3,
    can: {
      update: true,
      setFirstPassword: true,
      disable: true,
      enable: false,
      reset: false,
      unlock: false,
      signOut: true,
    },
  }
}
const many = (count: number): PanelAccount[] =>
  Array.from({ length: count }, (_, index) => account(index + 1))

describe('the filter of the panel', () => {
  it('asks for nothing when nothing is chosen', () => {
    expect(inputOfPeople(emptyPeopleFilter(), '')).toEqual({})
  })

  it('asks for the last sign-in only once its day is known', () => {
    const filter = { ...emptyPeopleFilter(), kind: 'client' as const, last: 'before' as const }
    expect(inputOfPeople(filter, 'ewa')).toEqual({ kind: 'client', text: 'ewa' })
    expect(inputOfPeople({ ...filter, day: '2026-01-01' }, '')).toEqual({
      kind: 'client',
      lastSignIn: { how: 'before', on: '2026-01-01' },
    })
    expect(inputOfPeople({ ...filter, last: 'never', day: '2026-01-01' }, '')).toEqual({
      kind: 'client',
      lastSignIn: { how: 'never' },
    })
  })
})

describe('the groups of several accounts', () => {
  const accounts = [account(1, [7, 8]), account(2, [8])]

  it('are held by all, some or none of them', () => {
    expect([7, 8, 9].map((id) => extentOf(accounts, id))).toEqual(['some', 'all', 'none'])
  })

  it('change only where a tick says something new', () => {
    const ticked = new Map([
      [7, true],
      [8, true],
      [9, false],
    ])
    expect(groupChanges(accounts, ticked)).toEqual({ add: [7], remove: [] })
    expect(groupChanges(accounts, new Map([[8, false]]))).toEqual({ add: [], remove: [8] })
    expect(groupChanges(accounts, new Map())).toEqual({ add: [], remove: [] })
  })
})

describe('a change of many accounts', () => {
  it('goes part by part and says of each what became of it', async () => {
    const server = fakeServer((_, input) => ({
      value: {
        results: (input as { accounts: { id: number }[] }).accounts.map(({ id }) =>
          id === 12
            ? { id, account: null, refusal: { code: 'account.last-administrator', details: {} } }
            : { id, account: { ...account(id), version: 4 }, refusal: null },
        ),
      },
    }))
    const { result } = inDesktop(() => usePeopleChanges())
    const outcome = await result.run(many(25), (accounts) => api.accounts.disable.mutate({ accounts }))
    expect(server.calls.map(({ input }) => (input as { accounts: object[] }).accounts.length)).toEqual([
      10, 10, 5,
    ])
    expect(outcome.changed).toHaveLength(24)
    expect(outcome.refused).toEqual([
      {
        account: account(12),
        reason: 'To ostatni administrator. Najpierw nadaj tę rolę komuś innemu.',
      },
    ])
    expect(outcome.untouched).toBe(0)
    expect(result).toMatchObject({ isRunning: false, done: 25, all: 25 })
  })

  it('ends where the server is gone, and where it is stopped', async () => {
    let isGone = false
    fakeServer((_, input) =>
      isGone
        ? { refused: 'server.busy' }
        : {
            value: {
              results: (input as { accounts: { id: number }[] }).accounts.map(({ id }) => ({
                id,
                account: account(id),
                refusal: null,
              })),
            },
          },
    )
    const { result } = inDesktop(() => usePeopleChanges())
    const stopped = await result.run(many(30), (accounts) => {
      result.stop()
      return api.accounts.enable.mutate({ accounts })
    })
    expect([stopped.changed.length, stopped.refused.length, stopped.untouched]).toEqual([10, 0, 20])
    isGone = true
    const gone = await result.run(many(30), (accounts) => api.accounts.enable.mutate({ accounts }))
    expect([gone.changed.length, gone.refused.length, gone.untouched]).toEqual([0, 10, 20])
  })
})
