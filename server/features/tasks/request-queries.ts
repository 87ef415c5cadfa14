import { AppError } from '#shared/domain/kernel/errors.ts'
import { decodeCursor, defaultPageSize, toPage, type Page } from '#shared/domain/kernel/page.ts'
import type { ListRequestsInput, RequestRow } from '#shared/domain/tasks/schema.ts'
import type { Value } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { presentRequestRow, type StoredRequest } from './present.ts'
import { taskScope } from './scope.ts'

/**
 * A page of one client's requests, the newest first; of a client the account does not reach, none. Open and ended
 * ones lie apart in the index, so that each is read in its order.
 */
export async function listRequests(ctx: QueryContext, input: ListRequestsInput): Promise<Page<RequestRow>> {
  const { clientId, state, limit = defaultPageSize } = input
  const before = input.cursor ? positionIn(input.cursor) : null
  const scope = taskScope(ctx.actor, 't')
  const part = (isOpen: number): { sql: string; values: Value[] } => ({
    sql: `(SELECT t.id FROM tasks t FORCE INDEX (ix_tasks_client)
      WHERE t.client_id = ? AND t.is_open = ? ${before === null ? '' : 'AND t.id < ?'} AND ${scope.sql}
      ORDER BY t.id DESC LIMIT ?)`,
    values: [clientId, isOpen, ...(before === null ? [] : [before]), ...scope.values, limit + 1],
  })
  const parts = [...(state === 'ended' ? [] : [part(1)]), ...(state === 'open' ? [] : [part(0)])]
  const found = await ctx.sql.rows<StoredRequest>(
    `SELECT STRAIGHT_JOIN t.id, t.number, t.title, y.name_pl AS typeNamePl, y.name_en AS typeNameEn, t.status,
       t.due_at AS dueAt, t.created_at AS createdAt, t.updated_at AS updatedAt, t.version
     FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')} ORDER BY id DESC LIMIT ?) q
     JOIN tasks t ON t.id = q.id JOIN task_types y ON y.id = t.type_id ORDER BY q.id DESC`,
    [...parts.flatMap(({ values }) => values), limit + 1],
  )
  return toPage(found, limit, { row: (row) => presentRequestRow(row, ctx), keys: (row) => [row.id] })
}

function positionIn(cursor: string): number {
  const [id] = decodeCursor(cursor, 1)
  if (typeof id === 'number') return id
  throw new AppError('page.cursor-invalid')
}
