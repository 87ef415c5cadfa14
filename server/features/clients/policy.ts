import { Op, type WhereOptions } from 'sequelize'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { clientsOn, type ClientModel } from './model.ts'
import { reachesClient } from './reach.ts'
import { refuseStale } from './stale.ts'

/** The client records staff may change: all of them, for who may read them. */
function visibleTo(actor: Actor): WhereOptions<ClientModel> {
  return actor.kind === 'staff' && has(actor, 'client.read') ? {} : { id: null as never }
}

/**
 * Locks one client for a change of the version a window has seen. Refuses with `client.not-found`, or with `row.stale`
 * and what has changed since.
 */
export async function lockClient(
  ctx: CommandContext,
  seen: { clientId: number; version: number },
): Promise<ClientModel> {
  const client = await clientsOn(ctx.db.sequelize).findOne({
    where: { [Op.and]: [{ id: seen.clientId }, visibleTo(ctx.actor)] },
    transaction: ctx.tx,
    lock: ctx.tx.LOCK.UPDATE,
  })
  if (!client) throw new AppError('client.not-found')
  if (client.version !== seen.version) await refuseStale(ctx.sql, client, seen.version)
  return client
}

/**
 * Locks one client for a change of something that belongs to it, so that such changes of one client happen one after
 * the other. Refuses with `client.not-found`.
 */
export async function holdClient(ctx: CommandContext, clientId: number): Promise<void> {
  const client = await clientsOn(ctx.db.sequelize).findOne({
    attributes: ['id'],
    where: { [Op.and]: [{ id: clientId }, visibleTo(ctx.actor)] },
    transaction: ctx.tx,
    lock: ctx.tx.LOCK.UPDATE,
  })
  if (!client) throw new AppError('client.not-found')
}

/**
 * The same for a client's own account, which acts for it without being a delegate. Refuses with `client.not-found`.
 */
export async function holdOwnClient(ctx: CommandContext, clientId: number): Promise<void> {
  if (!(await reachesClient(ctx, clientId, { use: 'own', read: heldRows })))
    throw new AppError('client.not-found')
}

/** Refuses with `client.caretaker-unknown` unless the account is of active staff who may work on tasks. */
export async function checkCaretaker(sql: Sql, accountId: number): Promise<void> {
  const found = await sql.rows(
    `SELECT a.id FROM accounts a
     JOIN account_group_members m ON m.account_id = a.id
     JOIN account_group_permissions p ON p.group_id = m.group_id AND p.permission = 'task.work'
     WHERE a.id = ? AND a.kind = 'staff' AND a.state = 'active' LIMIT 1`,
    [accountId],
  )
  if (found.length === 0) throw new AppError('client.caretaker-unknown')
}
