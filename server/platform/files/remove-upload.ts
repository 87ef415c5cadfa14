import { AppError } from '#shared/domain/kernel/errors.ts'
import { toStored } from '../database/connection.ts'
import type { CommandContext } from '../trpc/context.ts'

/**
 * Gives up an own upload that is not attached yet. Its bytes are removed by the clean-up job, since a transaction
 * must not touch the disk. Refuses with `file.not-found`.
 */
export async function removeUpload(ctx: CommandContext, fileId: number): Promise<Record<string, never>> {
  const unattached = 'id = ? AND uploaded_by = ? AND attached_at IS NULL AND discarded_at IS NULL'
  const values = [fileId, ctx.actor.accountId]
  const [file] = await ctx.sql.rows<{ name: string }>(
    `SELECT name FROM attachments WHERE ${unattached}`,
    values,
  )
  if (!file) throw new AppError('file.not-found')
  const { affectedRows } = await ctx.sql.query(
    `UPDATE attachments SET discarded_at = ? WHERE ${unattached}`,
    [toStored(ctx.now()), ...values],
  )
  if (affectedRows === 0) throw new AppError('file.not-found')
  await ctx.append('file.removed', { fileId, name: file.name, why: 'discarded' })
  return {}
}
