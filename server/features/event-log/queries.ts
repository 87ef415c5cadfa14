import type { EventRow, ListEventsInput } from '#shared/domain/event-log/schema.ts'
import { decodeCursor, defaultPageSize, toPage, type Page } from '#shared/domain/kernel/page.ts'
import { endOfDay, startOfDay } from '#shared/domain/kernel/time.ts'
import { idsWithMerged } from '#server/features/clients/index.ts'
import { visibleTaskIds } from '#server/features/tasks/index.ts'
import { has } from '#server/platform/auth/actor.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { present, type StoredEvent } from './present.ts'

type Filter = Omit<ListEventsInput, 'cursor' | 'limit'>

/**
 * The log, newest first; of a client also what happened to the records that were merged into it. Whoever looks at it is
 * in it as well: the filter is logged with every page. Names are looked up once a page, after its rows are chosen.
 */
export async function listEvents(ctx: CommandContext, input: ListEventsInput): Promise<Page<EventRow>> {
  const { cursor, limit = defaultPageSize, ...filter } = input
  await ctx.append('event-log.viewed', { filter, isFirstPage: !cursor })
  const page = { after: cursor ?? null, limit, timeZone: ctx.env.OFFICE_TIME_ZONE }
  const { clientId } = filter
  const clientIds = clientId === undefined ? [] : await idsWithMerged(ctx.sql, clientId)
  const chosen =
    clientIds.length === 0
      ? choose(filter, page)
      : union(
          clientIds.map((id) => choose({ ...filter, clientId: id }, page)),
          limit,
        )
  const found = await ctx.sql.rows<StoredEvent>(
    `SELECT e.id, e.name, e.occurred_at AS occurredAt, e.actor_kind AS actorKind, e.actor_id AS actorId,
       a.first_name AS actorFirstName, a.last_name AS actorLastName, e.client_id AS clientId,
       COALESCE(c.display_name, m.display_name) AS clientName, e.task_id AS taskId, t.number AS taskNumber, e.address,
       e.request_id AS requestId, e.payload
     FROM (${chosen.sql}) k STRAIGHT_JOIN event_log e ON e.id = k.id
       LEFT JOIN accounts a ON a.id = e.actor_id LEFT JOIN clients c ON c.id = e.client_id
       LEFT JOIN merged_clients m ON m.id = e.client_id
       LEFT JOIN tasks t ON t.id = e.task_id
     ORDER BY k.occurred_at DESC, k.id DESC`,
    chosen.values,
  )
  const reach = await reachOf(ctx, found)
  return toPage(found, limit, {
    row: (stored) => present(stored, reach),
    keys: (stored) => [stored.occurredAt, stored.id],
  })
}

async function reachOf({ sql, actor }: CommandContext, found: readonly StoredEvent[]) {
  const taskIds = [...new Set(found.flatMap(({ taskId }) => taskId ?? []))]
  return {
    clients: has(actor, 'client.read'),
    pesels: has(actor, 'client.edit'),
    taskIds: taskIds.length === 0 ? new Set<number>() : await visibleTaskIds(sql, actor, taskIds),
  }
}

/** The most selective filter first: its index is read in order, the others are checked row by row. */
const leads = [
  { key: 'taskId', column: 'task_id', index: 'ix_event_log_task' },
  { key: 'clientId', column: 'client_id', index: 'ix_event_log_client' },
  { key: 'actorId', column: 'actor_id', index: 'ix_event_log_actor' },
] as const

/** Ids and instants of one page and one row more. Several names alone are read from an index range each. */
function choose(filter: Filter, page: { after: string | null; limit: number; timeZone: string }): Condition {
  const names = [...new Set(filter.names ?? [])]
  const lead = leads.find(({ key }) => filter[key] !== undefined)
  const common = [...rangeOf(filter, page.timeZone), ...afterOf(page.after)]
  const others = leads.flatMap(({ key, column }) => equal(column, filter[key]))
  if (lead !== undefined) {
    const named = names.length === 0 ? [] : [{ sql: 'name IN (?)', values: [names] }]
    return branch(lead.index, [...others, ...named, ...common], page.limit)
  }
  if (names.length === 0) return branch('ix_event_log_occurred', common, page.limit)
  const branches = names.map((name) =>
    branch('ix_event_log_name', [...equal('name', name), ...common], page.limit),
  )
  return union(branches, page.limit)
}

function branch(index: string, conditions: readonly Condition[], limit: number): Condition {
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`
  return {
    sql: `SELECT id, occurred_at FROM event_log FORCE INDEX (${index}) ${where} ORDER BY occurred_at DESC, id DESC LIMIT ?`,
    values: [...conditions.flatMap(({ values }) => values), limit + 1],
  }
}

function union(branches: readonly Condition[], limit: number): Condition {
  const [only] = branches
  if (only !== undefined && branches.length === 1) return only
  return {
    sql: `${branches.map(({ sql }) => `(${sql})`).join(' UNION ALL ')} ORDER BY occurred_at DESC, id DESC LIMIT ?`,
    values: [...branches.flatMap(({ values }) => values), limit + 1],
  }
}

function equal(column: string, value: string | number | undefined): Condition[] {
  return value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }]
}

/** Calendar dates of the office, both included. */
function rangeOf({ from, to }: Filter, timeZone: string): Condition[] {
  return [
    ...(from === undefined
      ? []
      : [{ sql: 'occurred_at >= ?', values: [toStored(startOfDay(timeZone, from))] }]),
    ...(to === undefined ? [] : [{ sql: 'occurred_at < ?', values: [toStored(endOfDay(timeZone, to))] }]),
  ]
}

/** Written so that the index is entered at the right place; a comparison of pairs would not be. */
function afterOf(cursor: string | null): Condition[] {
  if (cursor === null) return []
  const [occurredAt = null, id = null] = decodeCursor(cursor, 2)
  return [
    { sql: 'occurred_at <= ?', values: [occurredAt] },
    { sql: '(occurred_at < ? OR id < ?)', values: [occurredAt, id] },
  ]
}
