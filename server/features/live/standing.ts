import { accessScope } from '#server/features/clients/index.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { membershipsOf, rightsOf } from '#server/platform/auth/memberships.ts'
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
  readonly memberships: string | null
}

/**
 * The standing of a sign-in, or null once it has ended. Unlike a request this is no use of it: a window that only
 * listens does not keep itself signed in.
 */
export async function findStanding(sql: Sql, actor: Actor, now: Date): Promise<Standing | null> {
  const [session] = await sql.rows<StoredSession>(
    `SELECT s.app, s.last_seen_at AS lastSeenAt,
       ${membershipsOf('a')} AS memberships
     FROM sessions s JOIN accounts a ON a.id = s.account_id
     WHERE s.id = ? AND s.account_id = ? AND s.expires_at > ? AND a.state = 'active'`,
    [actor.sessionId, actor.accountId, toStored(now)],
  )
  if (!session) return null
  const unused = now.getTime() - Date.parse(toInstant(session.lastSeenAt))
  if (unused >= lifetimes[session.app].idle) return null
  const rights = await rightsOf(sql, session.memberships)
  const clientIds = actor.kind === 'client' ? await clientsOf(sql, { ...actor, at: now }) : []
  return { actor: { ...actor, ...rights, at: now }, clientIds: new Set(clientIds) }
}

async function clientsOf(sql: Sql, actor: Actor): Promise<number[]> {
  const scope = accessScope(actor, 'r', 'name')
  const rows = await sql.rows<{ clientId: number }>(
    `SELECT r.client_id AS clientId FROM client_accounts r WHERE ${scope.sql}`,
    scope.values,
  )
  return rows.map(({ clientId }) => clientId)
}
