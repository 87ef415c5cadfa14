import type { Audience } from '#shared/domain/documents/schema.ts'
import { clientScope } from '#server/features/clients/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** The clients whose own accounts, not those of delegates, are in a group. */
const clientsOfGroup = `account_group_members m JOIN client_accounts r ON r.account_id = m.account_id AND r.reach = 'own'`

/** The groups of client accounts that documents can be sent to, with how many clients each stands for. */
export async function listAudiences({ sql, actor }: QueryContext): Promise<Audience[]> {
  const scope = clientScope(actor, 'r.client_id')
  const rows = await sql.rows<{ groupId: number; pl: string; en: string; clients: number }>(
    `SELECT g.id AS groupId, g.name_pl AS pl, g.name_en AS en,
       (SELECT COUNT(DISTINCT r.client_id) FROM ${clientsOfGroup} WHERE m.group_id = g.id AND ${scope.sql}) AS clients
     FROM account_groups g WHERE g.kind = 'client' ORDER BY g.name_pl, g.id`,
    scope.values,
  )
  return rows.map(({ groupId, pl, en, clients }) => ({ groupId, name: { pl, en }, clients }))
}

/** The next clients of a group after one of them, in the order of their ids. */
export async function nextClients(
  sql: Sql,
  asked: { groupId: number; after: number; most: number },
): Promise<number[]> {
  const rows = await sql.rows<{ clientId: number }>(
    `SELECT DISTINCT r.client_id AS clientId FROM ${clientsOfGroup}
     WHERE m.group_id = ? AND r.client_id > ? ORDER BY r.client_id LIMIT ?`,
    [asked.groupId, asked.after, asked.most],
  )
  return rows.map(({ clientId }) => clientId)
}
