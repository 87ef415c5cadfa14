import { AppError } from '#shared/domain/kernel/errors.ts'
import type { EarlierEntries, RequestDetail, TaskDetail, TaskType } from '#shared/domain/tasks/schema.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { listAttachments, listEntries } from './entry-queries.ts'
import {
  priorityOf,
  presentRequest,
  presentStory,
  presentTask,
  type StoredDetail,
  type Story,
} from './present.ts'
import { always, taskScope } from './scope.ts'

/** What is said of the client beside a task. */
export const clientColumns = `c.display_name AS clientName, c.number AS clientNumber, c.phone AS clientPhone,
  c.email AS clientEmail, c.street, c.building, c.flat, c.postal_code AS postalCode, c.city,
  c.alert_note AS alertNote, k.first_name AS caretakerFirstName, k.last_name AS caretakerLastName`

const detailColumns = `t.id, t.number, t.title, t.type_id AS typeId, t.status, t.priority, t.due_at AS dueAt,
  t.client_id AS clientId, t.assignee_id AS assigneeId, a.first_name AS assigneeFirstName,
  a.last_name AS assigneeLastName, t.group_id AS groupId, t.created_at AS createdAt, t.updated_at AS updatedAt,
  t.version, y.name_pl AS typeNamePl, y.name_en AS typeNameEn, t.description, t.preferred_on AS preferredOn,
  t.preferred_time AS preferredTime, t.source, m.first_name AS creatorFirstName, m.last_name AS creatorLastName,
  r.name AS reporterName, r.phone AS reporterPhone, r.email AS reporterEmail, r.place AS reporterPlace,
  r.language AS reporterLanguage, ${clientColumns}`

/** One task in the actor's reach with its timeline and files. Refuses with `task.not-found`. */
export async function getTask(ctx: QueryContext, taskId: number): Promise<TaskDetail> {
  const task = await findDetail(ctx.sql, taskId, taskScope(ctx.actor, 't'))
  return presentTask(task, await storyOf(ctx, taskId), ctx)
}

/** A task that the actor has just changed: it may have left the actor's reach by that. */
export async function getChangedTask(ctx: QueryContext, taskId: number): Promise<TaskDetail> {
  const task = await findDetail(ctx.sql, taskId, always)
  return presentTask(task, await storyOf(ctx, taskId), ctx)
}

/** One request of a client that the account reaches, as its client sees it. Refuses with `task.not-found`. */
export async function getRequest(
  ctx: QueryContext,
  asked: { clientId: number; requestId: number },
): Promise<RequestDetail> {
  const task = await findDetail(ctx.sql, asked.requestId, requestScope(ctx, asked.clientId))
  return presentRequest(task, await storyOf(ctx, asked.requestId), ctx)
}

/** The lines of a timeline before one that is known. Refuses with `task.not-found`. */
export async function listEarlierEntries(
  ctx: QueryContext,
  asked: { taskId: number; clientId?: number; before: number },
): Promise<EarlierEntries> {
  const { taskId, clientId, before } = asked
  const scope = clientId === undefined ? taskScope(ctx.actor, 't') : requestScope(ctx, clientId)
  await findDetail(ctx.sql, taskId, scope)
  const { entries, earlierEntries } = presentStory(await storyOf(ctx, taskId, before))
  return { entries, earlierEntries }
}

/** The types of tasks, in the office's order; those that clients may file themselves, or all. */
export async function listTaskTypes(sql: Sql, which: 'all' | 'for-clients'): Promise<TaskType[]> {
  const rows = await sql.rows<{
    id: number
    code: string
    namePl: string
    nameEn: string
    dueDays: number
    priority: number
    groupId: number
    clientsMayFile: number
    asksForAppointment: number
  }>(
    `SELECT id, code, name_pl AS namePl, name_en AS nameEn, due_days AS dueDays, priority, group_id AS groupId,
       clients_may_file AS clientsMayFile, asks_for_appointment AS asksForAppointment
     FROM task_types WHERE ${which === 'all' ? 'TRUE' : 'clients_may_file = 1'} ORDER BY position, id`,
  )
  return rows.map(({ namePl, nameEn, ...row }) => ({
    ...row,
    name: { pl: namePl, en: nameEn },
    priority: priorityOf(row.priority),
    clientsMayFile: row.clientsMayFile === 1,
    asksForAppointment: row.asksForAppointment === 1,
  }))
}

function requestScope(ctx: QueryContext, clientId: number): Condition {
  const scope = taskScope(ctx.actor, 't')
  return { sql: `t.client_id = ? AND ${scope.sql}`, values: [clientId, ...scope.values] }
}

async function findDetail(sql: Sql, taskId: number, scope: Condition): Promise<StoredDetail> {
  const [task] = await sql.rows<StoredDetail>(
    `SELECT ${detailColumns} FROM tasks t
     JOIN task_types y ON y.id = t.type_id
     LEFT JOIN clients c ON c.id = t.client_id
     LEFT JOIN task_reporters r ON r.task_id = t.id
     LEFT JOIN accounts m ON m.id = t.created_by
     LEFT JOIN accounts a ON a.id = t.assignee_id
     LEFT JOIN accounts k ON k.id = c.caretaker_id
     WHERE t.id = ? AND ${scope.sql}`,
    [taskId, ...scope.values],
  )
  if (!task) throw new AppError('task.not-found')
  return task
}

async function storyOf(ctx: QueryContext, taskId: number, before?: number): Promise<Story> {
  const { sql, actor } = ctx
  const asked = before === undefined ? { taskId, actor } : { taskId, actor, before }
  const { entries, hasEarlier } = await listEntries(sql, asked)
  const entryIds = entries.map((entry) => entry.id)
  return { entries, hasEarlier, attachments: await listAttachments(sql, { taskId, entryIds, actor }) }
}
