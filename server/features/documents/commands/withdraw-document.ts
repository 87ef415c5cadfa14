import { AppError } from '#shared/domain/kernel/errors.ts'
import type { WithdrawDocumentInput } from '#shared/domain/documents/schema.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { documentScope } from '../scope.ts'

interface Sent {
  readonly title: string
  readonly openedAt: string | null
  readonly withdrawnAt: string | null
}

/**
 * Takes back a document of the office, such as one that went to the wrong client; from then on only staff see it.
 * Refuses with `document.not-found` or `document.withdrawn-already`.
 */
export async function withdrawDocument(ctx: CommandContext, input: WithdrawDocumentInput): Promise<void> {
  const { sql, actor } = ctx
  const { clientId, documentId, reason } = input
  const scope = documentScope(actor, 'd')
  const [sent] = await sql.rows<Sent>(
    `SELECT d.title, d.opened_at AS openedAt, d.withdrawn_at AS withdrawnAt FROM documents d
     WHERE d.id = ? AND d.client_id = ? AND d.direction = 'out' AND ${scope.sql}`,
    [documentId, clientId, ...scope.values],
  )
  if (!sent) throw new AppError('document.not-found')
  const { affectedRows } = await sql.query(
    'UPDATE documents SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE id = ? AND withdrawn_at IS NULL',
    [toStored(ctx.now()), actor.accountId, reason, documentId],
  )
  if (affectedRows === 0) throw new AppError('document.withdrawn-already')
  const { title, openedAt } = sent
  await ctx.append(
    'document.withdrawn',
    { documentId, clientId, title, reason, wasOpened: openedAt !== null },
    { clientId },
  )
}
