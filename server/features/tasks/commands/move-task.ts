import { AppError } from '#shared/domain/kernel/errors.ts'
import { refusalToMove, type Mover } from '#shared/domain/tasks/rules.ts'
import type { MoveTaskInput, TaskStatus } from '#shared/domain/tasks/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { changeTask } from '../change-task.ts'
import type { TaskModel } from '../model.ts'
import { lockSeenTask } from '../policy.ts'

/**
 * Moves a task to another state, by the table of moves. Locks the task. Refuses with `task.not-found`, `row.stale`,
 * `task.move-not-allowed` or `task.reason-missing`.
 */
export async function moveTask(ctx: CommandContext, input: MoveTaskInput): Promise<void> {
  const task = await lockSeenTask(ctx, input)
  await move(ctx, task, { to: input.to, mover: 'staff', reason: input.reason ?? '' })
}

/** The same for a locked task, whoever moves it. */
export async function move(
  ctx: CommandContext,
  task: TaskModel,
  wish: { to: TaskStatus; mover: Mover; reason: string },
): Promise<void> {
  const { to, mover } = wish
  const { id: taskId, clientId, status: from } = task
  const refusal = refusalToMove({ from, to, mover, reason: wish.reason })
  if (refusal !== null) throw new AppError(refusal, { from, to })
  const reason = wish.reason === '' ? null : wish.reason
  const version = await changeTask(ctx, task, {
    facts: { status: to },
    entries: [{ field: 'status', from, to, reason }],
  })
  await ctx.append('task.moved', { taskId, version, before: from, after: to, reason }, { taskId, clientId })
}
