import { isEnded } from '#shared/domain/tasks/rules.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { findTasksOf } from '../caretaker-queries.ts'
import { lockTask } from '../policy.ts'
import { hand } from './assign-task.ts'

/**
 * Hands the open tasks that somebody has for a client to somebody else who can work on them, or back to the queues of
 * their groups; those in the actor's reach. Locks them in the order of their ids. Answers how many; refuses with
 * `task.reason-missing`.
 */
export async function handOverTasks(
  ctx: CommandContext,
  over: { clientId: number; from: number; to: number | null; reason: string },
): Promise<number> {
  const { clientId, from, to, reason } = over
  let handed = 0
  for (const taskId of await findTasksOf(ctx, { clientId, assigneeId: from })) {
    const task = await lockTask(ctx, { taskId, clientId })
    if (task.assigneeId !== from || isEnded(task.status)) continue
    await hand(ctx, task, { to, reason })
    handed += 1
  }
  return handed
}
