import type { Permission } from '#shared/domain/accounts/permissions.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { lifetimes, type App } from '#server/platform/auth/sessions.ts'
import { toInstant, toStored, type Sql } from '#server/platform/database/connection.ts'

/** What a sign-in may see at the moment: its account with its present rights, and the clients a client account reaches. */
export interface Standing {
  readonly actor: Actor
  readonly clientIds: ReadonlySet<number>
}

interface StoredSession {
  readonly app: App
  readonly lastSeenAt: string
  readonly permissions: string | null
  readonly groupIds: string | null
}

/**
 * The standing of a sign-in, or null once it has ended. Unlike a request this is no use of it: a window that only
 * listens does not keep itself signed in.
 */
export async function findStanding(sql: Sql, actor: Actor, now: Date): Promise<Standing | null> {
  const [session] = await sql.rows<StoredSession>(
    `SELECT s.app, s.last_seen_at AS lastSeenAt,
       (SELECT GROUP_CONCAT(DISTINCT p.permission) FROM account_group_members m
          JOIN account_group_permissions p ON p.group_id = m.group_id WHERE m.account_id = a.id) AS permissions,
       (SELECT GROUP_CONCAT(m.group_id) FROM account_group_members m WHERE m.account_id = a.id) AS groupIds
     FROM sessions s JOIN accounts a ON a.id = s.account_id
     WHERE s.id = ? AND s.account_id = ? AND s.expires_at > ? AND a.state = 'active'`,
    [actor.sessionId, actor.accountId, toStored(now)],
  )
  if (!session) return null
  const unused = now.getTime() - Date.parse(toInstant(session.lastSeenAt))
  if (unused >= lifetimes[session.app].idle) return null
  const permissions = new Set((session.permissions?.split(',') ?? []) as Permission[])
  const groupIds = session.groupIds?.split(',').map(Number) ?? []
  const clientIds = actor.kind === 'client' ? await clientsOf(sql, actor) : []
  return { actor: { ...actor, permissions, groupIds }, clientIds: new Set(clientIds) }
}

async function clientsOf(sql: Sql, { accountId }: Actor): Promise<number[]> {
  const rows = await sql.rows<{ clientId: number }>(
    'SELECT client_id AS clientId FROM client_accounts WHERE account_id = ?',
    [accountId],
  )
  return rows.map(({ clientId }) => clientId)
}
