import type { OpenVersionInput } from '#shared/domain/publications/schema.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkComplete } from '../complete.ts'
import { contentOf, holdPublication, readFiles, seenOpen } from '../stored.ts'
import { told } from './save-draft.ts'

/**
 * Hands a draft in for review. Locks the publication. Refuses with `publication.not-found`, `publication.nothing-open`,
 * `row.stale` and the codes of `checkComplete`.
 */
export async function submitDraft(ctx: CommandContext, input: OpenVersionInput): Promise<void> {
  const { sql, actor } = ctx
  const publication = await holdPublication(sql, input.publicationId)
  const open = await seenOpen(sql, input.publicationId, input.version)
  if (open.state === 'in-review') return
  const content = contentOf(open, (await readFiles(sql, [open.id])).get(open.id) ?? [])
  checkComplete(publication.kind, content)
  await sql.query(
    `UPDATE publication_versions SET state = 'in-review', submitted_by = ?, submitted_at = ?, version = version + 1
     WHERE id = ?`,
    [actor.accountId, toStored(ctx.now()), open.id],
  )
  await ctx.append('publication.submitted', { ...told(publication, content), number: open.number })
}
