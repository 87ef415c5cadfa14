import type { MarkReadInput } from '#shared/domain/notifications/schema.ts'
import { toStored, type Value } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'

/**
 * Marks notifications of the actor as read and answers how many were unread. Ids of others are passed over in
 * silence; the actor's other windows hear of it when something changed.
 */
export async function markRead(ctx: CommandContext, input: MarkReadInput): Promise<{ read: number }> {
  const { accountId } = ctx.actor
  const [which, values] = chosen(input)
  const { affectedRows: read } = await ctx.sql.query(
    `UPDATE notifications SET read_at = ? WHERE account_id = ? AND read_at IS NULL ${which}`,
    [toStored(ctx.now()), accountId, ...values],
  )
  if (read > 0) await ctx.append('notification.read', { accountId, read })
  return { read }
}

function chosen(input: MarkReadInput): [string, Value[]] {
  if ('ids' in input) return ['AND id IN (?)', [input.ids]]
  if ('taskId' in input) return ['AND task_id = ?', [input.taskId]]
  if ('publicationId' in input) return ['AND publication_id = ?', [input.publicationId]]
  return ['', []]
}
