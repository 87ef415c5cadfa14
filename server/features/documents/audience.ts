import type { Audience } from '#shared/domain/documents/schema.ts'
import { clientScope } from '#server/features/clients/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** Every group of client accounts beside itself and each that inherits from it, however far down; a ring ends. */
const families = `WITH RECURSIVE families (top_id, group_id) AS (
  SELECT id, id FROM account_groups WHERE kind = 'client'
  UNION SELECT f.top_id, g.id FROM families f JOIN account_groups g ON g.parent_id = f.group_id)`

/**
 * The groups of client accounts that documents can be sent to, with how many clients each stands for: those whose own
 * accounts, not those of delegates, are in it, or in it and the groups below it.
 */
export async function listAudiences({ sql, actor }: QueryContext): Promise<Audience[]> {
  const scope = clientScope(actor, 'r.client_id')
  const clientsOf = (groups: string) => `(SELECT COUNT(DISTINCT r.client_id)
    FROM account_group_members m JOIN client_accounts r ON r.account_id = m.account_id AND r.reach = 'own'
    WHERE m.group_id ${groups} AND ${scope.sql})`
  const rows = await sql.rows<Omit<Audience, 'name'> & { pl: string; en: string }>(
    `${families} SELECT g.id AS groupId, g.name_pl AS pl, g.name_en AS en, ${clientsOf('= g.id')} AS clients,
       CASE WHEN EXISTS (SELECT 1 FROM account_groups c WHERE c.parent_id = g.id)
         THEN ${clientsOf('IN (SELECT f.group_id FROM families f WHERE f.top_id = g.id)')} END AS clientsWithBelow
     FROM account_groups g WHERE g.kind = 'client' ORDER BY g.name_pl, g.id`,
    [...scope.values, ...scope.values],
  )
  return rows.map(({ pl, en, ...row }) => ({ ...row, name: { pl, en } }))
}

/** A group of client accounts and every group that inherits from it. */
export async function withGroupsBelow(sql: Sql, groupId: number): Promise<number[]> {
  const rows = await sql.rows<{ groupId: number }>(
    `${families} SELECT group_id AS groupId FROM families WHERE top_id = ?`,
    [groupId],
  )
  return rows.map((row) => row.groupId)
}

/**
 * The next clients of some groups after one of them, each once, in the order of their ids. Read in the order of the
 * index, so that a large group is not read as a whole each time.
 */
export async function nextClients(
  sql: Sql,
  asked: { groupIds: readonly number[]; after: number; most: number },
): Promise<number[]> {
  if (asked.groupIds.length === 0) return []
  const rows = await sql.rows<{ clientId: number }>(
    `SELECT STRAIGHT_JOIN r.client_id AS clientId
     FROM client_accounts r FORCE INDEX (ix_client_accounts_client)
     JOIN account_group_members m ON m.account_id = r.account_id AND m.group_id IN (?)
     WHERE r.reach = 'own' AND r.client_id > ? GROUP BY r.client_id ORDER BY r.client_id LIMIT ?`,
    [asked.groupIds, asked.after, asked.most],
  )
  return rows.map(({ clientId }) => clientId)
}
