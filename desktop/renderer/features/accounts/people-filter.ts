import type { LocationQuery } from 'vue-router'
import { accountKinds, type LastSignIn, type ListAccountsInput } from '#shared/domain/accounts/panel.ts'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import type { AccountState } from '#shared/domain/accounts/schema.ts'

/** What the panel is narrowed to; null is everything. */
export interface PeopleFilter {
  kind: AccountKind | null
  groupId: number | null
  state: AccountState | null
  last: LastSignIn['how'] | null
  /** The day of `before` and `since`; without it they do not narrow anything yet. */
  day: string | null
}

export const emptyPeopleFilter = (): PeopleFilter => ({
  kind: null,
  groupId: null,
  state: null,
  last: null,
  day: null,
})

/** What an address such as `?group=7` narrows the panel to. */
export function peopleFilterOf({ kind, group }: LocationQuery): PeopleFilter {
  return {
    ...emptyPeopleFilter(),
    kind: accountKinds.find((known) => known === kind) ?? null,
    groupId: Number(group) || null,
  }
}

/** What the server is asked for. */
export function inputOfPeople(filter: PeopleFilter, text: string): ListAccountsInput {
  const { kind, groupId, state } = filter
  const lastSignIn = lastSignInOf(filter)
  return {
    ...(kind === null ? {} : { kind }),
    ...(groupId === null ? {} : { groupId }),
    ...(state === null ? {} : { state }),
    ...(lastSignIn === null ? {} : { lastSignIn }),
    ...(text === '' ? {} : { text }),
  }
}

function lastSignInOf({ last, day }: PeopleFilter): LastSignIn | null {
  if (last === null || last === 'never') return last === null ? null : { how: last }
  return day === null ? null : { how: last, on: day }
}
