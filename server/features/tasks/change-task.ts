import { isOpen } from '#shared/domain/tasks/rules.ts'
import type { TaskStatus } from '#shared/domain/tasks/schema.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { writeChanges, type NewChange } from './entries.ts'
import type { TaskModel } from './model.ts'
import { moveTerms } from './terms.ts'

/** Facts of a task that change after it was made. */
export interface NewFacts {
  readonly status?: TaskStatus
  readonly assigneeId?: number | null
  readonly dueAt?: Date
  readonly priority?: number
  readonly clientId?: number
}

/** Writes new facts of a locked task, its next version and the lines of its timeline. Answers the version left behind. */
export async function changeTask(
  ctx: AttemptContext,
  task: TaskModel,
  change: { facts: NewFacts; entries: readonly NewChange[] },
): Promise<number> {
  const { facts, entries } = change
  const now = ctx.now()
  const before = { id: task.id, title: task.title, status: task.status, dueAt: task.dueAt }
  const version = task.version + 1
  await task.update(
    { ...facts, ...endOf(task, facts, now), version, updatedAt: now },
    { transaction: ctx.tx },
  )
  await moveTerms(ctx.sql, before, { status: task.status, dueAt: task.dueAt })
  await writeChanges(ctx, { id: task.id, version }, entries)
  return version
}

/** When the office's part was done: kept from the first state after open ones, forgotten when work goes on. */
function endOf(task: TaskModel, { status }: NewFacts, now: Date): { endedAt?: Date | null } {
  if (status === undefined || isOpen(status) === isOpen(task.status)) return {}
  return { endedAt: isOpen(status) ? null : now }
}
