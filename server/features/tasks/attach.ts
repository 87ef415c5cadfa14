import { AppError } from '#shared/domain/kernel/errors.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import type { StoredAttachment } from './entry-queries.ts'

interface Upload extends StoredAttachment {
  sha256: string
}

/**
 * Gives uploads of the actor to a new task or to a line of a timeline. Refuses with `file.not-found` what is not the
 * actor's or was attached before, and with `file.duplicate` what the task has already.
 */
export async function attachUploads(
  ctx: CommandContext,
  fileIds: readonly number[],
  to: { taskId: number; entryId: number | null; isInternal: boolean },
): Promise<StoredAttachment[]> {
  if (fileIds.length === 0) return []
  const { sql, actor } = ctx
  const uploads = await sql.rows<Upload>(
    `SELECT id, entry_id AS entryId, name, media_type AS mediaType, size, created_at AS createdAt, sha256
     FROM attachments WHERE id IN (?) AND uploaded_by = ? AND attached_at IS NULL AND discarded_at IS NULL`,
    [fileIds, actor.accountId],
  )
  if (uploads.length < new Set(fileIds).size) throw new AppError('file.not-found')
  const hashes = await hashesOn(ctx, to)
  const byId = new Map(uploads.map((upload) => [upload.id, upload]))
  for (const id of fileIds) {
    const upload = byId.get(id)
    if (!upload) continue
    if (hashes.has(upload.sha256)) throw new AppError('file.duplicate', { name: upload.name })
    hashes.add(upload.sha256)
  }
  const { affectedRows } = await sql.query(
    `UPDATE attachments SET task_id = ?, entry_id = ?, is_internal = ?, attached_at = ?
     WHERE id IN (?) AND attached_at IS NULL AND discarded_at IS NULL`,
    [to.taskId, to.entryId, to.isInternal, toStored(ctx.now()), fileIds],
  )
  // Another window of the same account was quicker with one of them.
  if (affectedRows < uploads.length) throw new AppError('file.not-found')
  return uploads
    .map(({ sha256: _, ...upload }) => ({ ...upload, entryId: to.entryId }))
    .sort((a, b) => a.id - b.id)
}

/** What the task holds already, as far as the actor may know; a new task holds nothing. */
async function hashesOn(
  ctx: CommandContext,
  to: { taskId: number; entryId: number | null },
): Promise<Set<string>> {
  if (to.entryId === null) return new Set()
  const rows = await ctx.sql.rows<{ sha256: string }>(
    `SELECT sha256 FROM attachments WHERE task_id = ? ${ctx.actor.kind === 'staff' ? '' : 'AND is_internal = 0'}`,
    [to.taskId],
  )
  return new Set(rows.map((row) => row.sha256))
}
