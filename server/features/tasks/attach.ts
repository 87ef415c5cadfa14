import { takeUploads } from '#server/platform/files/take-uploads.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import type { StoredAttachment } from './entry-queries.ts'

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
  const uploads = await takeUploads(ctx, fileIds, { ...to, hashes: await hashesOn(ctx, to) })
  return uploads.map((upload) => ({ ...upload, entryId: to.entryId }))
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
