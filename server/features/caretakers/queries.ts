import { nameOf } from '#server/platform/auth/actor.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** A condition in SQL: whether the account under `alias` is active staff that may work on tasks. */
export function canWork(alias: string): string {
  return `(${alias}.kind = 'staff' AND ${alias}.state = 'active' AND EXISTS (
    SELECT 1 FROM account_group_members member
    JOIN account_group_permissions held ON held.group_id = member.group_id AND held.permission = 'task.work'
    WHERE member.account_id = ${alias}.id))`
}

/** The member of staff who can be given a task under this id, or null. */
export async function findStaffWhoCanWork(
  sql: Sql,
  accountId: number,
): Promise<{ id: number; name: string } | null> {
  const [found] = await sql.rows<{ firstName: string; lastName: string }>(
    `SELECT a.first_name AS firstName, a.last_name AS lastName FROM accounts a WHERE a.id = ? AND ${canWork('a')}`,
    [accountId],
  )
  return found ? { id: accountId, name: nameOf(found) } : null
}
