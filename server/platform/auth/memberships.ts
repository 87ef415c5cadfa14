import type { Permission } from '#shared/domain/accounts/permissions.ts'
import type { Sql } from '../database/connection.ts'

/** What an account may by its groups. */
export interface Rights {
  readonly groupIds: readonly number[]
  readonly permissions: ReadonlySet<Permission>
}

/** A column in SQL: the groups of the account under `alias`, each with its version (`3:0,7:2`), or null. */
export function membershipsOf(alias: string): string {
  return `(SELECT GROUP_CONCAT(member.group_id, ':', held.version) FROM account_group_members member
    JOIN account_groups held ON held.id = member.group_id WHERE member.account_id = ${alias}.id)`
}

const mostKept = 1000
const kept = new WeakMap<Sql, Map<string, Rights>>()

/**
 * The rights that `membershipsOf` stands for. They are kept by group and version, so whoever changes what a group may
 * raises its version in the same transaction, and the next request of every process knows.
 */
export async function rightsOf(sql: Sql, memberships: string | null): Promise<Rights> {
  const known = kept.get(sql) ?? new Map<string, Rights>()
  kept.set(sql, known)
  const text = memberships ?? ''
  const found = known.get(text)
  if (found) return found
  const groupIds = text === '' ? [] : text.split(',').map((group) => Number.parseInt(group, 10))
  const rows =
    groupIds.length === 0
      ? []
      : await sql.rows<{ permission: Permission }>(
          'SELECT DISTINCT permission FROM account_group_permissions WHERE group_id IN (?)',
          [groupIds],
        )
  const rights = { groupIds, permissions: new Set(rows.map(({ permission }) => permission)) }
  if (known.size >= mostKept) known.clear()
  known.set(text, rights)
  return rights
}
