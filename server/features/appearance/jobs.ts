import * as z from 'zod/mini'
import { toStored } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { jobHandler, type JobHandler } from '#server/platform/jobs/job.ts'
import { readState } from './queries.ts'

const day = 86_400_000
/** So long a picture may lie unused, in case somebody goes on with a draft that is still on their computer. */
const keptUnused = 30 * day

/**
 * Removes pictures that neither the draft nor any version names, also none that cannot be read or was called off. Holds
 * the look meanwhile, so that nobody saves a draft with one of them.
 */
const removeUnusedPictures = jobHandler({
  kind: 'appearance.remove-unused-pictures',
  payload: z.unknown(),
  every: day,
  async run(ctx) {
    const before = toStored(new Date(ctx.now().getTime() - keptUnused))
    await ctx.transaction(async ({ sql, append }) => {
      const { draft } = await readState(sql, heldRows)
      const old = await sql.rows<{ id: number; name: string }>(
        'SELECT id, name FROM appearance_pictures WHERE added_at < ?',
        [before],
      )
      if (old.length === 0) return
      const versions = await sql.rows<{ content: string }>('SELECT content FROM appearance_versions')
      const used = new Set([draft ?? '', ...versions.map(({ content }) => content)].flatMap(idsIn))
      for (const { id, name } of old) {
        if (used.has(id)) continue
        await sql.query('DELETE FROM appearance_pictures WHERE id = ?', [id])
        await append('appearance.picture-removed', { pictureId: id, name })
      }
    })
  },
})

/** The pictures that a stored look names; found in its text, so that one which is damaged keeps its pictures too. */
function idsIn(content: string): number[] {
  return [...content.matchAll(/"(?:pictureId|faviconId)"\s*:\s*(\d+)/g)].map(([, id]) => Number(id))
}

export const appearanceJobs: readonly JobHandler[] = [removeUnusedPictures]
