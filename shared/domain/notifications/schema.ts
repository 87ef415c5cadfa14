import * as z from 'zod/mini'
import { id, instant } from '../kernel/ids.ts'
import { page } from '../kernel/page.ts'

/** What happened to a task that its assignee did not do. */
const notificationKinds = ['task.created', 'task.assigned', 'task.replied', 'task.moved'] as const
export const notificationKind = z.enum(notificationKinds)
export type NotificationKind = z.infer<typeof notificationKind>

/** One notification of the reader; what it tells of the task is null once the task is out of the reader's reach. */
export const notification = z.object({
  id,
  kind: notificationKind,
  taskId: z.nullable(id),
  taskNumber: z.nullable(z.string()),
  taskTitle: z.nullable(z.string()),
  clientName: z.nullable(z.string()),
  createdAt: instant,
  readAt: z.nullable(instant),
})
export type Notification = z.infer<typeof notification>
export const notificationPage = page(notification)

/** Both are capped at `mostCounted` of the tasks: that many or more. */
export const notificationCounts = z.object({ unread: z.int(), overdue: z.int() })
export type NotificationCounts = z.infer<typeof notificationCounts>

/** Some by id, those of one task (it was opened), or all. */
export const markReadInput = z.union([
  z.object({ ids: z.array(id).check(z.minLength(1), z.maxLength(200)) }),
  z.object({ taskId: id }),
  z.object({ all: z.literal(true) }),
])
export type MarkReadInput = z.infer<typeof markReadInput>
export const markedRead = z.object({ read: z.int() })
