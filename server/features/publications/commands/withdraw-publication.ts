import { AppError } from '#shared/domain/kernel/errors.ts'
import type { WithdrawPublicationInput } from '#shared/domain/publications/schema.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { countPublicChange } from '#server/platform/database/public-versions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { titleOf } from '../queries.ts'
import { checkSeenPublication, holdPublication, touchPublication } from '../stored.ts'

/**
 * Takes a publication off the portal at once, with its files; its next version brings it back. Locks the publication.
 * Refuses with `publication.not-found`, `row.stale`, `publication.never-shown` and `publication.withdrawn-already`.
 */
export async function withdrawPublication(
  ctx: CommandContext,
  { publicationId, version, reason }: WithdrawPublicationInput,
): Promise<void> {
  const { sql, actor } = ctx
  const publication = await holdPublication(sql, publicationId)
  await checkSeenPublication(sql, publication, version)
  if (publication.firstEffectiveAt === null) throw new AppError('publication.never-shown')
  if (publication.withdrawnAt !== null) throw new AppError('publication.withdrawn-already')
  const at = toStored(ctx.now())
  await touchPublication(sql, publicationId, {
    ...{ accountId: actor.accountId, at },
    set: { withdrawn_at: at, withdrawn_by: actor.accountId, withdrawn_reason: reason },
  })
  const title = await titleOf(sql, publicationId)
  await ctx.append('publication.withdrawn', { publicationId, kind: publication.kind, title, reason })
  await countPublicChange(sql, 'publications')
}
