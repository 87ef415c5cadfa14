import { AppError } from '#shared/domain/kernel/errors.ts'
import { refusalToTake } from '#shared/domain/tasks/rules.ts'
import type { SeenTask } from '#shared/domain/tasks/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { changeTask } from '../change-task.ts'
import { findAccountName } from '../names.ts'
import { lockTask } from '../policy.ts'
import { refuseStale } from '../stale.ts'

/**
 * Gives an unassigned task to the acting member of staff; its state does not change. Locks the task.
 * Refuses with `task.not-found`, `task.already-taken`, `task.ended` or `row.stale`.
 */
export async function takeTask(ctx: CommandContext, input: SeenTask): Promise<void> {
  const { accountId } = ctx.actor
  const task = await lockTask(ctx, input)
  const refusal = refusalToTake(task)
  if (refusal !== null)
    throw new AppError(
      refusal,
      task.assigneeId === null ? {} : { by: await findAccountName(ctx.sql, task.assigneeId) },
    )
  if (task.version !== input.version) await refuseStale(ctx, task, input.version)
  const version = await changeTask(ctx, task, {
    facts: { assigneeId: accountId },
    entries: [{ field: 'assignee', from: null, to: String(accountId) }],
  })
  const { id: taskId, clientId } = task
  await ctx.append('task.taken', { taskId, version, before: null, after: accountId }, { taskId, clientId })
}
