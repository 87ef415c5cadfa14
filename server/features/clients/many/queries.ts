import { mostSelected, type CaretakerPreview } from '#shared/domain/clients/caretaker-of-many.ts'
import type {
  ClientSelection,
  PreviewCaretakerInput,
  SelectClientsInput,
} from '#shared/domain/clients/caretaker-of-many.ts'
import { searchWords } from '#shared/domain/clients/search-terms.ts'
import { listTasksOfCaretakers } from '#server/features/tasks/index.ts'
import { has } from '#server/platform/auth/actor.ts'
import type { Value } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { clientScope } from '../scope.ts'
import { findMatches } from '../search.ts'

/** The ids of all clients of a list, up to `mostSelected`. */
export async function selectClients(ctx: QueryContext, input: SelectClientsInput): Promise<ClientSelection> {
  const ids = await findAll(ctx, input)
  return { clientIds: ids.slice(0, mostSelected), hasMore: ids.length > mostSelected }
}

/** What would happen if these clients got that caretaker. Nothing is changed. */
export async function previewCaretaker(
  ctx: QueryContext,
  input: PreviewCaretakerInput,
): Promise<CaretakerPreview> {
  const clientIds = [...new Set(input.clientIds)]
  const scope = clientScope(ctx.actor, 'c.id')
  const found = await ctx.sql.rows<CaretakerPreview['clients'][number]>(
    `SELECT c.id, c.version, c.display_name AS name, c.caretaker_id AS caretakerId
     FROM clients c WHERE c.id IN (?) AND ${scope.sql} ORDER BY c.id`,
    [clientIds, ...scope.values],
  )
  const clients = found.filter(({ caretakerId }) => caretakerId !== input.caretakerId)
  return {
    clients,
    unchanged: found.length - clients.length,
    gone: clientIds.length - found.length,
    tasks: await listTasksOfCaretakers(
      ctx,
      clients.map((client) => client.id),
    ),
  }
}

async function findAll(ctx: QueryContext, input: SelectClientsInput): Promise<number[]> {
  const { search = '', caretakerId } = input
  const words = searchWords(search)
  if (words.length > 0) {
    const asked = { words, findsByPesel: has(ctx.actor, 'client.edit'), caretakerId }
    const { rows } = await findMatches(ctx.sql, asked, { after: null, limit: mostSelected + 1 })
    return rows.map(({ clientId }) => clientId)
  }
  const scope = clientScope(ctx.actor, 'c.id')
  const of: { sql: string; values: Value[] } =
    caretakerId === undefined
      ? { sql: 'TRUE', values: [] }
      : { sql: 'c.caretaker_id <=> ?', values: [caretakerId] }
  const rows = await ctx.sql.rows<{ id: number }>(
    `SELECT c.id FROM clients c WHERE ${of.sql} AND ${scope.sql} ORDER BY c.id LIMIT ?`,
    [...of.values, ...scope.values, mostSelected + 1],
  )
  return rows.map((row) => row.id)
}
