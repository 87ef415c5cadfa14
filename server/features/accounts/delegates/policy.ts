import { AppError } from '#shared/domain/kernel/errors.ts'
import { clientScope } from '#server/features/clients/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'

/** Lets in the client itself; for delegates, and for others, there is no such client: `client.not-found`. */
export async function checkOwnClient(
  ctx: Pick<QueryContext, 'sql' | 'actor'>,
  clientId: number,
): Promise<void> {
  const scope = clientScope(ctx.actor, 'c.id', 'own')
  const found = await ctx.sql.rows(`SELECT c.id FROM clients c WHERE c.id = ? AND ${scope.sql}`, [
    clientId,
    ...scope.values,
  ])
  if (found.length === 0) throw new AppError('client.not-found')
}
