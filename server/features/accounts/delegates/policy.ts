import { checkClient } from '#server/features/clients/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'

/** Lets in the client itself; for delegates, and for others, there is no such client: `client.not-found`. */
export function checkOwnClient(ctx: Pick<QueryContext, 'sql' | 'actor'>, clientId: number): Promise<void> {
  return checkClient(ctx, clientId, 'own')
}
