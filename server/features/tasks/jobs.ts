import * as z from 'zod/mini'
import { addDays } from '#shared/domain/kernel/time.ts'
import { jobHandler, type JobContext, type JobHandler } from '#server/platform/jobs/job.ts'
import { listKnownKeys, listStaleUploads } from './file-queries.ts'

const hour = 3_600_000
const keptWaiting = 24 * hour
const mostAtOnce = 500
/** How many past days are searched for bytes that no row names; a worker may have stood still for some of them. */
const sweptDays = 14

/** Removes uploads that nobody attached within a day, and those given up. Row first, so that nobody can attach it. */
const removeStaleUploads = jobHandler({
  kind: 'tasks.remove-stale-uploads',
  payload: z.unknown(),
  every: hour / 4,
  async run(ctx) {
    const before = new Date(ctx.now().getTime() - keptWaiting)
    let found: number
    do {
      const uploads = await listStaleUploads(ctx.db.pool, { before, most: mostAtOnce })
      for (const upload of uploads) await removeUpload(ctx, upload)
      found = uploads.length
    } while (found === mostAtOnce && !ctx.signal.aborted)
  },
})

/** Removes bytes without a row: of uploads that a crash cut off between disk and database. */
const sweepFiles = jobHandler({
  kind: 'tasks.sweep-files',
  payload: z.unknown(),
  every: 24 * hour,
  async run(ctx) {
    const today = ctx.now().toISOString().slice(0, 10)
    for (let ago = 2; ago < 2 + sweptDays && !ctx.signal.aborted; ago += 1) {
      const keys = await ctx.files.keysMadeOn(addDays(today, -ago))
      for (let at = 0; at < keys.length; at += mostAtOnce) {
        const some = keys.slice(at, at + mostAtOnce)
        const known = await listKnownKeys(ctx.db.pool, some)
        for (const key of some) if (!known.has(key)) await ctx.files.remove(key)
      }
    }
  },
})

export const tasksJobs: readonly JobHandler[] = [removeStaleUploads, sweepFiles]

async function removeUpload(
  ctx: JobContext,
  upload: { id: number; name: string; storageKey: string; wasDiscarded: number },
): Promise<void> {
  const isGone = await ctx.transaction(async ({ sql, append }) => {
    const { affectedRows } = await sql.query('DELETE FROM attachments WHERE id = ? AND attached_at IS NULL', [
      upload.id,
    ])
    if (affectedRows === 0) return false
    if (upload.wasDiscarded === 0)
      await append('file.removed', { fileId: upload.id, name: upload.name, why: 'expired' })
    return true
  })
  if (isGone) await ctx.files.remove(upload.storageKey)
}
