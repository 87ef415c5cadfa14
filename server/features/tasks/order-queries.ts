import { AppError } from '#shared/domain/kernel/errors.ts'
import { canWork } from '#server/features/caretakers/index.ts'
import { clientScope } from '#server/features/clients/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { clientColumns } from './detail-queries.ts'
import type { StoredDetail } from './present.ts'

type OfClient =
  | 'clientName'
  | 'clientNumber'
  | 'clientPhone'
  | 'clientEmail'
  | 'street'
  | 'building'
  | 'flat'
  | 'postalCode'
  | 'city'
  | 'alertNote'
  | 'caretakerFirstName'
  | 'caretakerLastName'
  | 'typeNamePl'
  | 'typeNameEn'

/** What a new task takes from its client and its type. */
export interface Order extends Pick<StoredDetail, OfClient> {
  readonly caretakerId: number | null
  readonly caretakerWorks: number
  readonly dueDays: number
  readonly typePriority: number
  readonly groupId: number
}

/**
 * Reads client, caretaker and type of a new task in one statement. Refuses with `client.not-found` for a client out
 * of the actor's reach, and with `task.type-unknown`.
 */
export async function findOrder(
  ctx: QueryContext,
  asked: { clientId: number; typeId: number; forClients: boolean; use: 'add-request' | 'add-document' },
): Promise<Order> {
  const scope = clientScope(ctx.actor, 'c.id', asked.use)
  const [found] = await ctx.sql.prepared.rows<Order & { groupId: number | null }>(
    `SELECT ${clientColumns}, c.caretaker_id AS caretakerId, COALESCE(${canWork('k')}, 0) AS caretakerWorks,
       y.name_pl AS typeNamePl, y.name_en AS typeNameEn, y.due_days AS dueDays, y.priority AS typePriority,
       y.group_id AS groupId
     FROM clients c LEFT JOIN accounts k ON k.id = c.caretaker_id
     LEFT JOIN task_types y ON y.id = ? AND (y.clients_may_file = 1 OR ?)
     WHERE c.id = ? AND ${scope.sql}`,
    [asked.typeId, !asked.forClients, asked.clientId, ...scope.values],
  )
  if (!found) throw new AppError('client.not-found')
  if (found.groupId === null) throw new AppError('task.type-unknown')
  return found
}
