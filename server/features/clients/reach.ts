import { AppError } from '#shared/domain/kernel/errors.ts'
import { plainRows, type Reading } from '#server/platform/database/held-rows.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { clientScope, type Use } from './scope.ts'

type Asking = Pick<QueryContext, 'sql' | 'actor'>

/** Whether the actor reaches a client for a use; see `clientScope`. */
export async function reachesClient(
  { sql, actor }: Asking,
  clientId: number,
  { use, read = plainRows }: { use?: Use | undefined; read?: Reading } = {},
): Promise<boolean> {
  const scope = clientScope(actor, 'c.id', use)
  const found = await read(sql, `SELECT c.id FROM clients c WHERE c.id = ? AND ${scope.sql}`, [
    clientId,
    ...scope.values,
  ])
  return found.length > 0
}

/** Refuses with `client.not-found` a client that the actor does not reach for a use: alike whether it is there. */
export async function checkClient(ctx: Asking, clientId: number, use?: Use): Promise<void> {
  if (!(await reachesClient(ctx, clientId, { use }))) throw new AppError('client.not-found')
}
