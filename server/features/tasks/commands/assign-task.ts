import { AppError } from '#shared/domain/kernel/errors.ts'
import { refusalToAssign } from '#shared/domain/tasks/rules.ts'
import type { AssignTaskInput } from '#shared/domain/tasks/schema.ts'
import { findStaffWhoCanWork } from '#server/features/caretakers/index.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { changeTask } from '../change-task.ts'
import type { TaskModel } from '../model.ts'
import { lockSeenTask } from '../policy.ts'

/**
 * Hands a task to a member of staff who can work on it, or back to the queue of its group. Locks the task. Refuses
 * with `task.not-found`, `row.stale`, `task.ended`, `task.assignee-same`, `task.assignee-unknown` and, when it is
 * taken from somebody, `task.reason-missing`.
 */
export async function assignTask(ctx: CommandContext, input: AssignTaskInput): Promise<void> {
  const { assigneeId: to, reason } = input
  const task = await lockSeenTask(ctx, input)
  refuseToAssign(task, { to, reason })
  if (to !== null && (await findStaffWhoCanWork(ctx.sql, to)) === null)
    throw new AppError('task.assignee-unknown')
  await hand(ctx, task, { to, reason })
}

/** The same for a locked task and an assignee who was checked. */
export async function hand(
  ctx: CommandContext,
  task: TaskModel,
  wish: { to: number | null; reason: string },
): Promise<void> {
  refuseToAssign(task, wish)
  const { to: after, reason } = wish
  const { id: taskId, clientId, assigneeId: before } = task
  const [from, to] = [before, after].map((id) => (id === null ? null : String(id)))
  const version = await changeTask(ctx, task, {
    facts: { assigneeId: after },
    entries: [
      { field: 'assignee', from: from ?? null, to: to ?? null, reason: reason === '' ? null : reason },
    ],
  })
  await ctx.append('task.assigned', { taskId, version, before, after, reason }, { taskId, clientId })
}

function refuseToAssign(task: TaskModel, wish: { to: number | null; reason: string }): void {
  const refusal = refusalToAssign(task, wish)
  if (refusal !== null) throw new AppError(refusal)
}
