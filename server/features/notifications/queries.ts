import type { Bilingual } from '#shared/domain/kernel/ids.ts'
import type { Page, PageInput } from '#shared/domain/kernel/page.ts'
import { decodeCursor, defaultPageSize, toPage } from '#shared/domain/kernel/page.ts'
import type {
  Notification,
  NotificationCounts,
  NotificationKind,
} from '#shared/domain/notifications/schema.ts'
import { mostCounted } from '#shared/domain/tasks/schema.ts'
import { reachOfStaff, titlesShown } from '#server/features/publications/index.ts'
import { visibleTaskIds } from '#server/features/tasks/index.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { toInstant, toInstantOrNull, toStored, type Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'

interface StoredNotification {
  readonly id: number
  readonly eventId: number
  readonly kind: NotificationKind
  readonly taskId: number | null
  readonly taskNumber: string | null
  readonly taskTitle: string | null
  readonly clientName: string | null
  readonly publicationId: number | null
  readonly createdAt: string
  readonly readAt: string | null
}

/** The actor's own notifications, newest first. */
export async function listNotifications(ctx: QueryContext, input: PageInput): Promise<Page<Notification>> {
  const limit = input.limit ?? defaultPageSize
  const [before] = input.cursor ? decodeCursor(input.cursor, 1) : [null]
  // The page is chosen before tasks are joined: the engine may else sort all of the account's notifications.
  const found = await ctx.sql.rows<StoredNotification>(
    `SELECT n.id, n.event_id AS eventId, n.kind, n.task_id AS taskId, n.publication_id AS publicationId, t.number AS taskNumber, t.title AS taskTitle,
       COALESCE(c.display_name, r.name) AS clientName, n.created_at AS createdAt, n.read_at AS readAt
     FROM (SELECT id, event_id, kind, task_id, publication_id, created_at, read_at
           FROM notifications FORCE INDEX (uq_notifications_cause)
           WHERE account_id = ? ${before === null ? '' : 'AND event_id < ?'} ORDER BY event_id DESC LIMIT ?) n
       LEFT JOIN tasks t ON t.id = n.task_id LEFT JOIN clients c ON c.id = t.client_id
       LEFT JOIN task_reporters r ON r.task_id = IF(t.client_id IS NULL, t.id, NULL)
     ORDER BY n.event_id DESC`,
    [ctx.actor.accountId, ...(before === null ? [] : [Number(before)]), limit + 1],
  )
  const visible = await reachOf(ctx.sql, ctx.actor, found)
  const told = [...new Set(found.flatMap(({ publicationId }) => publicationId ?? []))]
  const titles =
    told.length === 0
      ? new Map<number, { title: Bilingual }>()
      : await titlesShown(ctx.sql, { now: ctx.now(), reach: await reachOfStaff(ctx.sql, ctx.actor) }, told)
  return toPage(found, limit, {
    row: (stored) => ({
      ...present(stored, visible.has(stored.taskId ?? 0)),
      publicationId: stored.publicationId,
      publicationTitle: titles.get(stored.publicationId ?? 0)?.title ?? null,
    }),
    keys: (stored) => [stored.eventId],
  })
}

/** How many unread ones there are, and how many of the actor's own open tasks are overdue; both capped. */
export async function countNotifications(ctx: QueryContext): Promise<NotificationCounts> {
  const { accountId } = ctx.actor
  const [counts] = await ctx.sql.rows<NotificationCounts>(
    `SELECT
       (SELECT COUNT(*) FROM (SELECT id FROM notifications WHERE account_id = ? AND read_at IS NULL LIMIT ?) u) AS unread,
       (SELECT COUNT(*) FROM (SELECT id FROM tasks WHERE assignee_id = ? AND is_open = 1 AND due_at <= ? LIMIT ?) o) AS overdue`,
    [accountId, mostCounted, accountId, toStored(ctx.now()), mostCounted],
  )
  return counts ?? { unread: 0, overdue: 0 }
}

/** A task may have left the reader's reach since; its title is not told then. */
async function reachOf(sql: Sql, actor: Actor, found: readonly StoredNotification[]): Promise<Set<number>> {
  const taskIds = [...new Set(found.flatMap(({ taskId }) => taskId ?? []))]
  return taskIds.length === 0 ? new Set() : visibleTaskIds(sql, actor, taskIds)
}

function present(stored: StoredNotification, isVisible: boolean) {
  const { id, kind, taskId, taskNumber, taskTitle, clientName } = stored
  const task = isVisible
    ? { taskId, taskNumber, taskTitle, clientName }
    : { taskId: null, taskNumber: null, taskTitle: null, clientName: null }
  return {
    id,
    kind,
    ...task,
    createdAt: toInstant(stored.createdAt),
    readAt: toInstantOrNull(stored.readAt),
  }
}
