import { AppError } from '#shared/domain/kernel/errors.ts'
import type { CallOffInput } from '#shared/domain/publications/schema.ts'
import { toInstant, toStored } from '#server/platform/database/connection.ts'
import { countPublicChange } from '#server/platform/database/public-versions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import {
  checkSeen,
  holdPublication,
  readOpen,
  readVersion,
  refreshSpan,
  touchPublication,
  type StoredPublication,
} from '../stored.ts'
import { dropReaderTerms } from '../terms.ts'

/**
 * Makes an approved version that is not shown yet a draft again; what is shown stays as it is. Locks the publication.
 * Refuses with `publication.not-found`, `row.stale`, `publication.not-planned` and `publication.draft-exists`.
 */
export async function callOff(ctx: CommandContext, input: CallOffInput): Promise<void> {
  const { sql, actor } = ctx
  const { publicationId } = input
  const publication = await holdPublication(sql, publicationId)
  const planned = await readVersion(sql, input)
  const by = { by: planned.approvedBy ?? planned.savedBy, at: planned.approvedAt ?? planned.savedAt }
  await checkSeen(sql, { version: planned.version, ...by }, input.version)
  const now = toStored(ctx.now())
  const from = planned.effectiveFrom
  if (planned.state !== 'approved' || from === null || from <= now)
    throw new AppError('publication.not-planned')
  if (await readOpen(sql, publicationId)) throw new AppError('publication.draft-exists')
  await sql.query(
    `UPDATE publication_versions SET state = 'draft', is_open = 1, effective_from_at = NULL, submitted_by = NULL,
       submitted_at = NULL, approved_by = NULL, approved_at = NULL, version = version + 1 WHERE id = ?`,
    [planned.id],
  )
  await dropReaderTerms(sql, planned.id)
  const set = await standingWithout(ctx, publication)
  await touchPublication(sql, publicationId, { accountId: actor.accountId, at: now, set })
  await refreshSpan(sql, publicationId)
  await ctx.append('publication.called-off', {
    ...{ publicationId, kind: publication.kind, title: planned.titlePl, number: planned.number },
    effectiveFrom: toInstant(from),
  })
  await countPublicChange(sql, 'publications')
}

/**
 * From when the publication is shown by the versions that are left. What was withdrawn before the planned version was to
 * bring it back is withdrawn again, and what was never shown has no window that nobody set.
 */
async function standingWithout(
  { sql, now }: CommandContext,
  { id, firstEffectiveAt, plans }: StoredPublication,
): Promise<Readonly<Record<string, string | null>>> {
  const at = toStored(now())
  if (firstEffectiveAt !== null && firstEffectiveAt <= at) return {}
  const [left] = await sql.rows<{ first: string | null; next: string | null }>(
    `SELECT MIN(effective_from_at) AS first, MIN(CASE WHEN effective_from_at >= ? THEN effective_from_at END) AS next
     FROM publication_versions WHERE publication_id = ? AND state = 'approved'`,
    [firstEffectiveAt, id],
  )
  if (left?.next) return { first_effective_at: left.next }
  if (left?.first) return { first_effective_at: left.first, withdrawn_at: at }
  if (plans === '[]') await sql.query('DELETE FROM publication_windows WHERE publication_id = ?', [id])
  return { first_effective_at: null }
}
