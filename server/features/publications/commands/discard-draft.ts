import type { OpenVersionInput } from '#shared/domain/publications/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { holdPublication, seenOpen } from '../stored.ts'
import { dropFiles } from '../write-version.ts'

/**
 * Gives a draft up; a publication that was never approved goes with it, which the answer tells. Locks the publication.
 * Refuses with `publication.not-found`, `publication.nothing-open` and `row.stale`.
 */
export async function discardDraft(
  ctx: CommandContext,
  input: OpenVersionInput,
): Promise<{ removed: boolean }> {
  const { sql } = ctx
  const { publicationId } = input
  const { kind, firstEffectiveAt } = await holdPublication(sql, publicationId)
  const open = await seenOpen(sql, publicationId, input.version)
  await dropFiles(ctx, open.id, 'all')
  await sql.query('DELETE FROM publication_versions WHERE id = ?', [open.id])
  const removed = firstEffectiveAt === null
  if (removed) {
    for (const table of ['windows', 'places', 'audiences', 'editors'])
      await sql.query(`DELETE FROM publication_${table} WHERE publication_id = ?`, [publicationId])
    await sql.query('DELETE FROM publications WHERE id = ?', [publicationId])
  }
  const { titlePl: title, number } = open
  await ctx.append('publication.draft-discarded', { publicationId, kind, title, number })
  return { removed }
}
