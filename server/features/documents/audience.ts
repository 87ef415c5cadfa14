import type { Audience } from '#shared/domain/documents/schema.ts'
import { clientScope } from '#server/features/clients/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/**
 * The groups of client accounts that documents can be sent to, with how many clients each stands for: those whose own
 * accounts, not those of delegates, are in it.
 */
export async function listAudiences({ sql, actor }: QueryContext): Promise<Audience[]> {
  const scope = clientScope(actor, 'r.client_id')
  const rows = await sql.rows<{ groupId: number; pl: string; en: string; clients: number }>(
    `SELECT g.id AS groupId, g.name_pl AS pl, g.name_en AS en,
       (SELECT COUNT(DISTINCT r.client_id)
        FROM account_group_members m JOIN client_accounts r ON r.account_id = m.account_id AND r.reach = 'own'
        WHERE m.group_id = g.id AND ${scope.sql}) AS clients
     FROM account_groups g WHERE g.kind = 'client' ORDER BY g.name_pl, g.id`,
    scope.values,
  )
  return rows.map(({ groupId, pl, en, clients }) => ({ groupId, name: { pl, en }, clients }))
}

/**
 * The next clients of a group after one of them, in the order of their ids. Read in the order of the index, so that a
 * large group is not read as a whole each time.
 */
export async function nextClients(
  sql: Sql,
  asked: { groupId: number; after: number; most: number },
): Promise<number[]> {
  const rows = await sql.rows<{ clientId: number }>(
    `SELECT STRAIGHT_JOIN r.client_id AS clientId
     FROM client_accounts r FORCE INDEX (ix_client_accounts_client)
     JOIN account_group_members m ON m.account_id = r.account_id AND m.group_id = ?
     WHERE r.reach = 'own' AND r.client_id > ? GROUP BY r.client_id ORDER BY r.client_id LIMIT ?`,
    [asked.groupId, asked.after, asked.most],
  )
  return rows.map(({ clientId }) => clientId)
}
