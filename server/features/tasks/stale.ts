import { AppError } from '#shared/domain/kernel/errors.ts'
import type { StaleDetails } from '#shared/domain/tasks/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { toInstant } from '#server/platform/database/connection.ts'
import { listEntriesSince } from './entry-queries.ts'
import type { TaskModel } from './model.ts'
import { authorName } from './present-entries.ts'

/**
 * Refuses with `row.stale` and tells what happened to a task since version `seen`. A client is told, and refused, only
 * what it can see: changes inside the office do not stand in its way.
 */
export async function refuseStale(ctx: CommandContext, task: TaskModel, seen: number): Promise<void> {
  const entries = await listEntriesSince(ctx.sql, { taskId: task.id, version: seen, actor: ctx.actor })
  const last = entries.at(-1)
  if (last === undefined && ctx.actor.kind === 'client') return
  const details: StaleDetails = {
    version: task.version,
    changedBy: last ? authorName(last) : '',
    changedAt: last ? toInstant(last.createdAt) : task.updatedAt.toISOString(),
    changes: entries.map((entry) => ({
      field: entry.changeField ?? entry.kind,
      from: entry.changeFrom,
      to: entry.changeTo,
    })),
  }
  throw new AppError('row.stale', { ...details })
}
