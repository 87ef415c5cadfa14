import { AppError } from '#shared/domain/kernel/errors.ts'
import { refusalToWrite } from '#shared/domain/tasks/rules.ts'
import { taskPriorities, type SetPriorityInput } from '#shared/domain/tasks/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { changeTask } from '../change-task.ts'
import { lockSeenTask } from '../policy.ts'
import { priorityOf } from '../present.ts'

/** Sets how urgent a task is. Locks the task. Refuses with `task.not-found`, `row.stale` or `task.ended`. */
export async function setPriority(ctx: CommandContext, input: SetPriorityInput): Promise<void> {
  const after = input.priority
  const task = await lockSeenTask(ctx, input)
  const refusal = refusalToWrite(task)
  if (refusal !== null) throw new AppError(refusal)
  const { id: taskId, clientId } = task
  const before = priorityOf(task.priority)
  if (before === after) return
  const version = await changeTask(ctx, task, {
    facts: { priority: taskPriorities.indexOf(after) },
    entries: [{ field: 'priority', from: before, to: after }],
  })
  await ctx.append('task.priority-set', { taskId, version, before, after }, { taskId, clientId })
}
