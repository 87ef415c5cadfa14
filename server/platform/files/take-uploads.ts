import { AppError } from '#shared/domain/kernel/errors.ts'
import { toStored } from '../database/connection.ts'
import type { CommandContext } from '../trpc/context.ts'

/** An upload that a command has taken; its instant in the database's form. */
export interface TakenUpload {
  readonly id: number
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly createdAt: string
}

/** Where taken uploads belong; `hashes` are of the files that are there already, null where each stands alone. */
export interface UploadPlace {
  readonly taskId: number | null
  readonly entryId: number | null
  readonly isInternal: boolean
  readonly hashes: ReadonlySet<string> | null
}

/**
 * Takes uploads of the actor for good, in rising order of their ids. Refuses with `file.not-found` what is not the
 * actor's or was taken before, and with `file.duplicate` bytes that are at the place already or come twice.
 */
export async function takeUploads(
  ctx: CommandContext,
  fileIds: readonly number[],
  to: UploadPlace,
): Promise<TakenUpload[]> {
  if (fileIds.length === 0) return []
  const { sql, actor } = ctx
  const uploads = await sql.rows<TakenUpload & { sha256: string }>(
    `SELECT id, name, media_type AS mediaType, size, created_at AS createdAt, sha256
     FROM attachments WHERE id IN (?) AND uploaded_by = ? AND attached_at IS NULL AND discarded_at IS NULL`,
    [fileIds, actor.accountId],
  )
  if (uploads.length < new Set(fileIds).size) throw new AppError('file.not-found')
  if (to.hashes !== null) checkDoubles(uploads, fileIds, to.hashes)
  const { affectedRows } = await sql.query(
    `UPDATE attachments SET task_id = ?, entry_id = ?, is_internal = ?, attached_at = ?
     WHERE id IN (?) AND attached_at IS NULL AND discarded_at IS NULL`,
    [to.taskId, to.entryId, to.isInternal, toStored(ctx.now()), fileIds],
  )
  // Another window of the same account was quicker with one of them.
  if (affectedRows < uploads.length) throw new AppError('file.not-found')
  return uploads.map(({ sha256: _, ...upload }) => upload).sort((a, b) => a.id - b.id)
}

function checkDoubles(
  uploads: readonly { id: number; name: string; sha256: string }[],
  fileIds: readonly number[],
  hashes: ReadonlySet<string>,
): void {
  const seen = new Set(hashes)
  const byId = new Map(uploads.map((upload) => [upload.id, upload]))
  for (const id of fileIds) {
    const upload = byId.get(id)
    if (!upload) continue
    if (seen.has(upload.sha256)) throw new AppError('file.duplicate', { name: upload.name })
    seen.add(upload.sha256)
  }
}
