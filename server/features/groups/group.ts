import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import type { GrantingGroup } from '#shared/domain/groups/rules.ts'
import type { Bilingual } from '#shared/domain/kernel/ids.ts'

/** A group with what it says itself. */
export interface Group extends GrantingGroup {
  readonly code: string | null
  readonly kind: AccountKind
  readonly name: Bilingual
  readonly description: Bilingual
  readonly rank: number
  readonly version: number
}

export type Groups = ReadonlyMap<number, Group>
