import type { ClientEventsInput, ClientEvent } from '#shared/domain/event-log/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { decodeCursor, defaultPageSize, toPage, type Page } from '#shared/domain/kernel/page.ts'
import { mayUseAccountTab } from '#server/features/accounts/index.ts'
import { clientScope, idsWithMerged } from '#server/features/clients/index.ts'
import { taskScope } from '#server/features/tasks/index.ts'
import { has } from '#server/platform/auth/actor.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { present, type StoredEvent } from './present.ts'

/** Who only looked; in the log like everything else, in the history when it is asked for. */
const views = ['client.viewed', 'client.history-viewed', 'client.accounts-viewed']

/**
 * What happened to one client, newest first, to those who may read the record: tasks in their reach, documents where
 * they may read those, and what concerns its accounts only where they have its Account tab. Each page is logged. Refuses with `client.not-found`.
 */
export async function listEventsOfClient(
  ctx: CommandContext,
  input: ClientEventsInput,
): Promise<Page<ClientEvent>> {
  const { clientId, cursor, limit = defaultPageSize } = input
  const scope = clientScope(ctx.actor, 'c.id')
  const [client] = await ctx.sql.rows<{ caretakerId: number | null }>(
    `SELECT c.caretaker_id AS caretakerId FROM clients c WHERE c.id = ? AND ${scope.sql}`,
    [clientId, ...scope.values],
  )
  if (!client) throw new AppError('client.not-found')
  await ctx.append('client.history-viewed', { clientId, isFirstPage: !cursor }, { clientId })
  const conditions = conditionsOf(ctx, input, {
    ...client,
    clientIds: await idsWithMerged(ctx.sql, clientId),
  })
  const found = await ctx.sql.rows<StoredEvent>(
    `SELECT e.id, e.name, e.occurred_at AS occurredAt, e.actor_kind AS actorKind, e.actor_id AS actorId,
       a.first_name AS actorFirstName, a.last_name AS actorLastName, e.client_id AS clientId, NULL AS clientName,
       e.task_id AS taskId, t.number AS taskNumber, e.address, e.request_id AS requestId, e.payload
     FROM (SELECT e.id, e.occurred_at FROM event_log e FORCE INDEX (ix_event_log_client)
           WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}
           ORDER BY e.occurred_at DESC, e.id DESC LIMIT ?) k
       STRAIGHT_JOIN event_log e ON e.id = k.id LEFT JOIN accounts a ON a.id = e.actor_id
       LEFT JOIN tasks t ON t.id = e.task_id
     ORDER BY k.occurred_at DESC, k.id DESC`,
    [...conditions.flatMap(({ values }) => values), limit + 1],
  )
  const taskIds = new Set(found.flatMap(({ taskId }) => taskId ?? []))
  const reach = { clients: true, pesels: has(ctx.actor, 'client.edit'), taskIds }
  return toPage(found, limit, {
    row: (stored) => {
      const { id, name, occurredAt, actorKind, actorName, taskId, taskNumber, payload } = present(
        stored,
        reach,
      )
      return { id, name, occurredAt, actorKind, actorName, taskId, taskNumber, payload }
    },
    keys: (stored) => [stored.occurredAt, stored.id],
  })
}

function conditionsOf(
  { actor }: CommandContext,
  { cursor, withViews }: ClientEventsInput,
  { clientIds, ...client }: { clientIds: readonly number[]; caretakerId: number | null },
): Condition[] {
  const tasks = taskScope(actor, 't')
  const [occurredAt = null, id = null] = cursor ? decodeCursor(cursor, 2) : []
  return [
    { sql: 'e.client_id IN (?)', values: [clientIds] },
    ...(tasks.sql === 'TRUE'
      ? []
      : [
          {
            sql: `(e.task_id IS NULL OR EXISTS (SELECT 1 FROM tasks t WHERE t.id = e.task_id AND ${tasks.sql}))`,
            values: tasks.values,
          },
        ]),
    ...(mayUseAccountTab(actor, client)
      ? []
      : [
          {
            sql: `e.name NOT LIKE 'account.%' AND e.name NOT LIKE 'delegate.%' AND e.name NOT LIKE 'activation%'
              AND e.name <> 'portlet.previewed'`,
            values: [],
          },
        ]),
    ...(has(actor, 'document.read') ? [] : [{ sql: "e.name NOT LIKE 'document.%'", values: [] }]),
    ...(withViews ? [] : [{ sql: 'e.name NOT IN (?)', values: [views] }]),
    ...(cursor
      ? [
          { sql: 'e.occurred_at <= ?', values: [occurredAt] },
          { sql: '(e.occurred_at < ? OR e.id < ?)', values: [occurredAt, id] },
        ]
      : []),
  ]
}
