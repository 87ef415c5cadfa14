import { AppError } from '#shared/domain/kernel/errors.ts'
import { decodeCursor, defaultPageSize, toPage, type Page } from '#shared/domain/kernel/page.ts'
import type { ListTasksInput, QueueCounts, QueueFilter, TaskRow } from '#shared/domain/tasks/schema.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { countOf, firstOf, stretchSources, type Position, type Source } from './index-queries.ts'
import { presentRows, type StoredRow } from './present.ts'
import { planQueue, type QueuePlan } from './queue-plan.ts'
import { taskScope } from './scope.ts'
import { searchSources } from './search-queries.ts'

const rowColumns = `t.id, t.number, t.title, t.type_id AS typeId, t.status, t.priority, t.due_at AS dueAt,
  t.client_id AS clientId, c.display_name AS clientName, c.number AS clientNumber, r.name AS reporterName,
  t.assignee_id AS assigneeId, a.first_name AS assigneeFirstName, a.last_name AS assigneeLastName, t.group_id AS groupId,
  t.created_at AS createdAt, t.updated_at AS updatedAt, t.version`

/** A page of a queue by deadline. The page is cut before names are joined, so that it costs the same at any size. */
export async function listTasks(ctx: QueryContext, input: ListTasksInput): Promise<Page<TaskRow>> {
  const { filter, limit = defaultPageSize } = input
  const after = input.cursor ? positionIn(input.cursor) : null
  const now = toStored(ctx.now())
  const typeGroups = filter.typeId === undefined ? [] : await listGroupsOfType(ctx.sql, filter.typeId)
  const plan = planQueue(ctx.actor, filter, { now, typeGroups })
  const sources = plan === null ? [] : await sourcesOf(ctx, plan, filter)
  if (sources.length === 0) return { rows: [], nextCursor: null }
  const found = await readRows(ctx, firstOf(sources, { after, limit: limit + 1 }))
  const page = toPage(found, limit, { row: (row) => row, keys: (row) => [row.dueAt, row.id] })
  return { ...page, rows: presentRows(page.rows, ctx) }
}

/** The rows of some tasks, those in the actor's reach, by deadline. */
export async function listTaskRows(ctx: QueryContext, ids: readonly number[]): Promise<TaskRow[]> {
  if (ids.length === 0) return []
  const scope = taskScope(ctx.actor, 't')
  const found = await readRows(ctx, {
    sql: `SELECT t.id, t.due_at FROM tasks t WHERE t.id IN (?) AND ${scope.sql}`,
    values: [ids, ...scope.values],
  })
  return presentRows(found, ctx)
}

/** How many open tasks each view holds, counted no further than `mostCounted`. */
export async function countQueues(ctx: QueryContext): Promise<QueueCounts> {
  const now = toStored(ctx.now())
  const open = (view: QueueFilter['view'], overdueOnly = false) =>
    countOf(planQueue(ctx.actor, { view, state: 'open', overdueOnly }, { now }))
  const counts: Readonly<Record<keyof QueueCounts, Condition>> = {
    mine: open('mine'),
    mineOverdue: open('mine', true),
    unassigned: open('unassigned'),
    'my-groups': open('my-groups'),
    all: open('all'),
    overdue: open('all', true),
  }
  const columns = Object.entries(counts).map(([name, count]) => `(${count.sql}) AS \`${name}\``)
  const values = Object.values(counts).flatMap((count) => count.values)
  const [counted] = await ctx.sql.rows<QueueCounts>(`SELECT ${columns.join(', ')}`, values)
  if (!counted) throw new Error('A count answered no row')
  return counted
}

/**
 * The whole rows of found ids. Joins go in the written order: the few ids first, then names by their keys; who reported
 * it is looked up only where there is no client.
 */
export function readRows(ctx: QueryContext, ids: Condition): Promise<StoredRow[]> {
  return ctx.sql.rows<StoredRow>(
    `SELECT STRAIGHT_JOIN ${rowColumns} FROM (${ids.sql}) q
     JOIN tasks t ON t.id = q.id LEFT JOIN clients c ON c.id = t.client_id
     LEFT JOIN task_reporters r ON r.task_id = IF(t.client_id IS NULL, t.id, NULL)
     LEFT JOIN accounts a ON a.id = t.assignee_id ORDER BY q.due_at, q.id`,
    ids.values,
  )
}

function sourcesOf(ctx: QueryContext, plan: QueuePlan, filter: QueueFilter): Promise<Source[]> | Source[] {
  const text = filter.text?.trim() ?? ''
  return text === '' ? stretchSources(plan) : searchSources(ctx, plan, text)
}

/** The groups that have tasks of a type: one dive into the index for each. */
async function listGroupsOfType(sql: Sql, typeId: number): Promise<number[]> {
  const rows = await sql.rows<{ groupId: number }>(
    `SELECT g.id AS groupId FROM account_groups g WHERE
       (SELECT 1 FROM tasks t FORCE INDEX (ix_tasks_type) WHERE t.type_id = ? AND t.group_id = g.id LIMIT 1) = 1`,
    [typeId],
  )
  return rows.map((row) => row.groupId)
}

function positionIn(cursor: string): Position {
  const [dueAt, id] = decodeCursor(cursor, 2)
  if (
    typeof dueAt === 'string' &&
    typeof id === 'number' &&
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/.test(dueAt)
  )
    return { dueAt, id }
  throw new AppError('page.cursor-invalid')
}
