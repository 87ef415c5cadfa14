import { AppError } from '#shared/domain/kernel/errors.ts'
import type { WithdrawDocumentInput } from '#shared/domain/documents/schema.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { documentScope } from '../scope.ts'
import { withdrawHeld, type Withdrawable } from '../withdraw.ts'

/**
 * Takes back a document of the office, such as one that went to the wrong client; from then on only staff see it.
 * Locks the document. Refuses with `document.not-found` or `document.withdrawn-already`.
 */
export async function withdrawDocument(ctx: CommandContext, input: WithdrawDocumentInput): Promise<void> {
  const { sql, actor } = ctx
  const { clientId, documentId, reason } = input
  const scope = documentScope(actor, 'd')
  const [sent] = await heldRows<Withdrawable & { sendingId: number | null; withdrawnAt: string | null }>(
    sql,
    `SELECT d.id AS documentId, d.client_id AS clientId, d.title, d.opened_at AS openedAt,
       d.sending_id AS sendingId, d.withdrawn_at AS withdrawnAt FROM documents d
     WHERE d.id = ? AND d.client_id = ? AND d.direction = 'out' AND ${scope.sql}`,
    [documentId, clientId, ...scope.values],
  )
  if (!sent) throw new AppError('document.not-found')
  if (sent.withdrawnAt !== null) throw new AppError('document.withdrawn-already')
  await withdrawHeld(ctx, [sent], { sendingId: sent.sendingId, by: actor.accountId, reason })
}
