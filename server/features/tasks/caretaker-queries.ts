import { toInstant } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { taskScope } from './scope.ts'

/** An open task that the caretaker of its client has. */
export interface TaskOfCaretaker {
  readonly id: number
  readonly number: string
  readonly title: string
  readonly clientName: string
  readonly assigneeId: number
  /** ISO 8601 in UTC. */
  readonly dueAt: string
}

/** The open tasks that the caretakers of some clients have for them, those in the actor's reach, by deadline. */
export async function listTasksOfCaretakers(
  ctx: QueryContext,
  clientIds: readonly number[],
): Promise<TaskOfCaretaker[]> {
  if (clientIds.length === 0) return []
  const scope = taskScope(ctx.actor, 't')
  const rows = await ctx.sql.rows<TaskOfCaretaker>(
    `SELECT t.id, t.number, t.title, c.display_name AS clientName, t.assignee_id AS assigneeId, t.due_at AS dueAt
     FROM tasks t FORCE INDEX (ix_tasks_client) JOIN clients c ON c.id = t.client_id
     WHERE t.client_id IN (?) AND t.is_open = 1 AND t.assignee_id = c.caretaker_id AND ${scope.sql}
     ORDER BY t.due_at, t.id`,
    [clientIds, ...scope.values],
  )
  return rows.map((row) => ({ ...row, dueAt: toInstant(row.dueAt) }))
}

/** The ids of the open tasks that somebody has for a client, those in the actor's reach. */
export async function findTasksOf(
  ctx: QueryContext,
  of: { clientId: number; assigneeId: number },
): Promise<number[]> {
  const scope = taskScope(ctx.actor, 't')
  const rows = await ctx.sql.rows<{ id: number }>(
    `SELECT t.id FROM tasks t WHERE t.client_id = ? AND t.is_open = 1 AND t.assignee_id = ? AND ${scope.sql} ORDER BY t.id`,
    [of.clientId, of.assigneeId, ...scope.values],
  )
  return rows.map(({ id }) => id)
}
