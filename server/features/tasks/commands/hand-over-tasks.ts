import type { CommandContext } from '#server/platform/trpc/context.ts'
import { lockOpenTasksOf } from '../policy.ts'
import { hand } from './assign-task.ts'

/**
 * Hands the open tasks that somebody has for a client to somebody else who can work on them, or back to the queues of
 * their groups; those in the actor's reach. Locks them. Answers how many; refuses with `task.reason-missing`.
 */
export async function handOverTasks(
  ctx: CommandContext,
  over: { clientId: number; from: number; to: number | null; reason: string },
): Promise<number> {
  const tasks = await lockOpenTasksOf(ctx, { clientId: over.clientId, assigneeId: over.from })
  for (const task of tasks) await hand(ctx, task, { to: over.to, reason: over.reason })
  return tasks.length
}
