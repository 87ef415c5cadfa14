import { AppError } from '#shared/domain/kernel/errors.ts'
import { lastDayOf } from '#shared/domain/kernel/time.ts'
import { refusalToSetDue } from '#shared/domain/tasks/rules.ts'
import type { SetDueInput } from '#shared/domain/tasks/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { changeTask } from '../change-task.ts'
import { dueAtEndOf, officeDate } from '../office-days.ts'
import { lockSeenTask } from '../policy.ts'

/**
 * Moves a deadline to the end of a day in the office's time zone; the reason stays in the timeline. Locks the task.
 * Refuses with `task.not-found`, `row.stale`, `task.ended`, `task.due-in-past` or `task.reason-missing`.
 */
export async function setDue(ctx: CommandContext, input: SetDueInput): Promise<void> {
  const { dueOn, reason } = input
  const zone = ctx.env.OFFICE_TIME_ZONE
  const task = await lockSeenTask(ctx, input)
  const refusal = refusalToSetDue(task, { dueOn, today: officeDate(zone, ctx.now()), reason })
  if (refusal !== null) throw new AppError(refusal, { field: 'dueOn' })
  const { id: taskId, clientId, dueAt: before } = task
  const after = dueAtEndOf(zone, dueOn)
  if (after.getTime() === before.getTime()) return
  const version = await changeTask(ctx, task, {
    facts: { dueAt: after },
    entries: [{ field: 'due', from: lastDayOf(zone, before), to: dueOn, reason }],
  })
  await ctx.append(
    'task.due-set',
    { taskId, version, before: before.toISOString(), after: after.toISOString(), reason },
    { taskId, clientId },
  )
}
