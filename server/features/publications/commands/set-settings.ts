import { AppError } from '#shared/domain/kernel/errors.ts'
import type { PublicationSettings } from '#shared/domain/publications/schema.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { readSettings } from '../settings.ts'

/** Says whether a second person has to approve what is published. Locks the setting. Refuses with `row.stale`. */
export async function setSettings(ctx: CommandContext, input: PublicationSettings): Promise<void> {
  const before = await readSettings(ctx.sql, heldRows)
  if (before.version !== input.version) throw new AppError('row.stale', { version: before.version })
  if (before.needsReview === input.needsReview) return
  await ctx.sql.query(
    'UPDATE publication_settings SET needs_review = ?, version = version + 1 WHERE id = 1',
    [input.needsReview],
  )
  await ctx.append('publication.settings-changed', {
    before: { needsReview: before.needsReview },
    after: { needsReview: input.needsReview },
  })
}
