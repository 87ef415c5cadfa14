import { AppError } from '#shared/domain/kernel/errors.ts'
import { isEnded } from '#shared/domain/tasks/rules.ts'
import type { SeenRequest } from '#shared/domain/tasks/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import type { TaskModel } from '../model.ts'
import { lockSeenTask } from '../policy.ts'
import { move } from './move-task.ts'

/**
 * Closes a request that its client does not need any more. Locks the task. Refuses with `task.not-found`, `row.stale`,
 * `task.ended` or, once the office has done its part, `task.move-not-allowed`.
 */
export async function withdrawRequest(ctx: CommandContext, input: SeenRequest): Promise<void> {
  const task = await lock(ctx, input)
  if (task.status === 'resolved') throw new AppError('task.move-not-allowed')
  await move(ctx, task, { to: 'closed', mover: 'client', reason: '' })
}

/** Closes a resolved request because its client agrees. The same lock and refusals; open ones cannot be confirmed. */
export async function confirmRequest(ctx: CommandContext, input: SeenRequest): Promise<void> {
  const task = await lock(ctx, input)
  if (task.status !== 'resolved') throw new AppError('task.move-not-allowed')
  await move(ctx, task, { to: 'closed', mover: 'client', reason: '' })
}

async function lock(ctx: CommandContext, input: SeenRequest): Promise<TaskModel> {
  const { clientId, requestId: taskId, version } = input
  const task = await lockSeenTask(ctx, { taskId, clientId, version })
  if (isEnded(task.status)) throw new AppError('task.ended')
  return task
}
