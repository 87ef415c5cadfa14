import type { NotificationKind } from '#shared/domain/notifications/schema.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { JobStep } from '#server/platform/jobs/job.ts'
import { eventReaction } from '#server/platform/jobs/reaction.ts'

interface Cause {
  readonly eventId: number
  readonly name: NotificationKind
  readonly actorId: number | null
  readonly clientId: number | null
  readonly taskId: number
  readonly occurredAt: string
}

/**
 * Tells the assignee of a task what others did to it. A client's reply that opens the task again is told once, as a
 * reply; of a client's own moves only the end of a task is told.
 */
export const tellAssignee = eventReaction({
  name: 'notifications.assignee',
  to: ['task.created', 'task.assigned', 'task.replied', 'task.moved'],
  async react(step, event) {
    const cause = { ...event, taskId: event.payload.taskId }
    switch (event.name) {
      case 'task.created':
        return notify(step, cause, event.payload.assigneeId)
      case 'task.assigned':
        return notify(step, cause, event.payload.after)
      case 'task.replied':
        if (event.payload.by !== 'staff') await notify(step, cause, await assigneeOf(step, cause.taskId))
        return
      case 'task.moved':
        if (event.actorKind === 'client' && event.payload.after === 'closed')
          await notify(step, cause, await assigneeOf(step, cause.taskId))
    }
  },
})

async function assigneeOf({ sql }: JobStep, taskId: number): Promise<number | null> {
  const [task] = await sql.rows<{ assigneeId: number | null }>(
    'SELECT assignee_id AS assigneeId FROM tasks WHERE id = ?',
    [taskId],
  )
  return task?.assigneeId ?? null
}

/** One notification per account and event, however often this runs; none for what the account did itself. */
async function notify({ sql, append }: JobStep, cause: Cause, accountId: number | null): Promise<void> {
  if (accountId === null || accountId === cause.actorId) return
  const { affectedRows } = await sql.query(
    `INSERT INTO notifications (account_id, event_id, kind, task_id, created_at) VALUES (?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE id = id`,
    [accountId, cause.eventId, cause.name, cause.taskId, toStored(new Date(cause.occurredAt))],
  )
  if (affectedRows !== 1) return
  const { taskId, clientId } = cause
  await append('notification.created', { accountId, kind: cause.name, taskId }, { taskId, clientId })
}
