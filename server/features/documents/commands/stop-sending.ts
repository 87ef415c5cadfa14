import { AppError } from '#shared/domain/kernel/errors.ts'
import type { StopSendingInput } from '#shared/domain/documents/schema.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { holdSending, type HeldSending } from '../sendings.ts'

/**
 * Stops a sending on its way: nobody else gets the document, those who have it keep it. A repeat changes nothing. Locks
 * the sending. Refuses with `document.not-found`, `row.stale` or `document.sending-ended`.
 */
export async function stopSending(ctx: CommandContext, input: StopSendingInput): Promise<void> {
  const sending = await holdSending(ctx.sql, input.sendingId)
  if (sending.stoppedAt !== null && sending.version === input.version + 1) return
  if (sending.version !== input.version) throw new AppError('row.stale', { version: sending.version })
  if (sending.finishedAt !== null) throw new AppError('document.sending-ended')
  await stopHeld(ctx, sending)
  await ctx.sql.query('UPDATE document_sendings SET version = version + 1 WHERE id = ?', [sending.id])
}

/** Ends a held sending that runs; the worker that is about to make the next documents finds it ended. */
export async function stopHeld(
  ctx: CommandContext,
  { id: sendingId, title, recipients, delivered }: HeldSending,
): Promise<void> {
  const at = toStored(ctx.now())
  await ctx.sql.query('UPDATE document_sendings SET finished_at = ?, stopped_at = ? WHERE id = ?', [
    at,
    at,
    sendingId,
  ])
  await ctx.append('document.sending-stopped', { sendingId, title, recipients, delivered })
}
