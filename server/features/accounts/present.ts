import { permissions } from '#shared/domain/accounts/permissions.ts'
import { offeredFor } from '#shared/domain/accounts/rules.ts'
import type { ClientAccount, Me } from '#shared/domain/accounts/schema.ts'
import { offeredTo } from '#server/features/portlets/index.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { toInstant, toInstantOrNull, type Sql } from '#server/platform/database/connection.ts'
import { lastPosition } from '#server/platform/events/feed.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { presentLimits } from './delegates/queries.ts'
import { clientsOf, groupsOf, type ClientAccountRow } from './queries.ts'
import { countUnread } from './unread.ts'

/** Who is signed in, as the apps see themselves. */
export async function presentMe(sql: Sql, actor: Actor): Promise<Me> {
  // Asked first: what happens while the rest is read is told by the feed.
  const feedPosition = await lastPosition(sql)
  return {
    accountId: actor.accountId,
    kind: actor.kind,
    login: actor.login,
    firstName: actor.firstName,
    lastName: actor.lastName,
    language: actor.language,
    mustChangePassword: actor.mustChangePassword,
    permissions: permissions.filter((permission) => actor.permissions.has(permission)),
    groups: await groupsOf(sql, actor.accountId),
    clients: actor.kind === 'client' ? await offeredClients(sql, actor) : [],
    unread: await countUnread(sql, actor.accountId),
    signedInAt: actor.signedInAt,
    feedPosition,
  }
}

async function offeredClients(sql: Sql, actor: Actor): Promise<Me['clients']> {
  const offered = [...(await offeredTo(sql, actor)).keys()].toSorted()
  const clients = await clientsOf(sql, actor)
  return clients.map(({ limit, ...client }) => ({
    ...client,
    portlets: offered.filter((portlet) => limit?.includes(portlet) ?? true),
  }))
}

/** An account of the Account tab, for someone who may use the tab. */
export function presentClientAccount(
  ctx: Pick<QueryContext, 'env' | 'now'>,
  row: ClientAccountRow,
): ClientAccount {
  return {
    id: row.id,
    login: row.login,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    state: row.state,
    mustChangePassword: row.mustChangePassword === 1,
    lastSignedInAt: toInstantOrNull(row.lastSignedInAt),
    lockedUntil: row.lockedUntil,
    createdAt: toInstant(row.createdAt),
    version: row.version,
    access: { reach: row.reach, ...presentLimits(ctx, row), version: row.accessVersion },
    can: offeredFor({ ...row, isLocked: row.lockedUntil !== null, reachesOthers: row.reachesOthers === 1 }),
  }
}
