import { AppError } from '#shared/domain/kernel/errors.ts'
import type { PublishInput, PublishSetInput } from '#shared/domain/publications/schema.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { countPublicChange } from '#server/platform/database/public-versions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkComplete } from '../complete.ts'
import { readSettings } from '../settings.ts'
import { forever } from '../shown.ts'
import { contentOf, holdPublication, readFiles, refreshSpan, seenOpen, touchPublication } from '../stored.ts'
import { writeReaderTerms } from '../terms.ts'
import { dropFiles } from '../write-version.ts'
import { told } from './save-draft.ts'

/**
 * Approves the version that is worked on: readers see it from an instant on, at once with null. What was withdrawn comes
 * back; what has no window yet gets one without an end. Locks the publication. Refuses with `publication.not-found`,
 * `publication.nothing-open`, `row.stale`, `publication.review-needed`, `publication.second-person` and the codes of
 * `checkComplete`.
 */
export async function publish(ctx: CommandContext, input: PublishInput): Promise<void> {
  await approve(ctx, input, false)
  await countPublicChange(ctx.sql, 'publications')
}

/** Does so with several at one time, all or none; refuses as `publish` does, naming the first title that stands in the way. */
export async function publishSet(
  ctx: CommandContext,
  { items, effectiveFrom }: PublishSetInput,
): Promise<{ published: number }> {
  const byId = new Map(items.map((item) => [item.publicationId, item]))
  // In one order, as all who lock several do.
  for (const item of [...byId.values()].sort((a, b) => a.publicationId - b.publicationId))
    await approve(ctx, { ...item, effectiveFrom }, true)
  await countPublicChange(ctx.sql, 'publications')
  return { published: byId.size }
}

async function approve(ctx: CommandContext, input: PublishInput, inSet: boolean): Promise<void> {
  const { sql, actor } = ctx
  const publication = await holdPublication(sql, input.publicationId)
  const open = await seenOpen(sql, publication.id, input.version)
  if ((await readSettings(sql)).needsReview) {
    if (open.state !== 'in-review') throw new AppError('publication.review-needed', { title: open.titlePl })
    if ([open.savedBy, open.submittedBy].includes(actor.accountId))
      throw new AppError('publication.second-person', { title: open.titlePl })
  }
  const content = contentOf(open, (await readFiles(sql, [open.id])).get(open.id) ?? [])
  checkComplete(publication.kind, content)
  const now = ctx.now()
  const asked = input.effectiveFrom === null ? now : new Date(input.effectiveFrom)
  const from = toStored(asked < now ? now : asked)
  await sql.query(
    `UPDATE publication_versions SET state = 'approved', is_open = NULL, effective_from_at = ?, approved_by = ?,
       approved_at = ?, version = version + 1 WHERE id = ?`,
    [from, actor.accountId, toStored(now), open.id],
  )
  await dropFiles(ctx, open.id, 'removed')
  await writeReaderTerms(sql, open.id, content)
  // What was withdrawn comes back with this version, not with an earlier one until then.
  const first = publication.withdrawnAt === null ? publication.firstEffectiveAt : null
  await openWindow(ctx, publication, from)
  await touchPublication(sql, publication.id, {
    ...{ accountId: actor.accountId, at: toStored(now) },
    set: {
      first_effective_at: first !== null && first < from ? first : from,
      // By whom and why stays at hand, should the version be called off.
      withdrawn_at: null,
    },
  })
  await refreshSpan(sql, publication.id)
  await ctx.append('publication.published', {
    ...{ ...told(publication, content), number: open.number, inSet },
    effectiveFrom: `${from.replace(' ', 'T')}Z`,
  })
}

/** Without any window it would never be seen, which nobody means who publishes. */
async function openWindow(
  { sql }: CommandContext,
  { id, kind }: { id: number; kind: string },
  from: string,
): Promise<void> {
  const windows = await sql.rows('SELECT id FROM publication_windows WHERE publication_id = ? LIMIT 1', [id])
  if (windows.length > 0) return
  await sql.query(
    'INSERT INTO publication_windows (publication_id, kind, from_at, until_at) VALUES (?, ?, ?, ?)',
    [id, kind, from, forever],
  )
}
