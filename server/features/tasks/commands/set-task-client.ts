import { assignmentOfNewTask } from '#shared/domain/caretakers/rules.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { refusalToWrite } from '#shared/domain/tasks/rules.ts'
import type { SetTaskClientInput } from '#shared/domain/tasks/schema.ts'
import { canWork } from '#server/features/caretakers/index.ts'
import { clientScope } from '#server/features/clients/index.ts'
import { keptRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { changeTask } from '../change-task.ts'
import { lockSeenTask } from '../policy.ts'

interface Joined {
  readonly number: string
  readonly caretakerId: number | null
  readonly caretakerWorks: number
}

/**
 * Says whose a task is that somebody without an account reported: from then on the client sees it. Where nobody has it
 * yet, it goes to the client's caretaker as a new one would. Locks the task and keeps the client. Refuses with
 * `task.not-found`, `row.stale`, `task.ended`, `task.has-client` and `client.not-found`.
 */
export async function setTaskClient(ctx: CommandContext, input: SetTaskClientInput): Promise<void> {
  const { taskId, version: seen, clientId } = input
  const task = await lockSeenTask(ctx, { taskId, version: seen })
  if (task.clientId !== null) throw new AppError('task.has-client')
  const refusal = refusalToWrite(task)
  if (refusal !== null) throw new AppError(refusal)
  const client = await findClient(ctx, clientId)
  const { assigneeId: before, groupId } = task
  const caretaker =
    client.caretakerId === null ? null : { id: client.caretakerId, canWork: client.caretakerWorks === 1 }
  const after = before ?? assignmentOfNewTask({ caretaker, groupId }).assigneeId
  const isHanded = after !== before
  const version = await changeTask(ctx, task, {
    facts: { clientId, ...(isHanded ? { assigneeId: after } : {}) },
    entries: [
      { field: 'client', from: null, to: client.number },
      ...(isHanded ? [{ field: 'assignee' as const, from: null, to: String(after) }] : []),
    ],
  })
  const subject = { taskId, clientId }
  await ctx.append('task.client-set', { taskId, version, after: clientId }, subject)
  if (isHanded) await ctx.append('task.assigned', { taskId, version, before, after, reason: '' }, subject)
}

async function findClient(ctx: CommandContext, clientId: number): Promise<Joined> {
  const scope = clientScope(ctx.actor, 'c.id')
  const [client] = await keptRows<Joined>(
    ctx.sql,
    `SELECT c.number, c.caretaker_id AS caretakerId, COALESCE(${canWork('k')}, 0) AS caretakerWorks
     FROM clients c LEFT JOIN accounts k ON k.id = c.caretaker_id WHERE c.id = ? AND ${scope.sql}`,
    [clientId, ...scope.values],
  )
  if (!client) throw new AppError('client.not-found')
  return client
}
