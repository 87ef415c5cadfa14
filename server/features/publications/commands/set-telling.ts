import { AppError } from '#shared/domain/kernel/errors.ts'
import { isTold } from '#shared/domain/publications/rules.ts'
import type { SetTellingInput } from '#shared/domain/publications/schema.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkMayChange } from '../policy.ts'
import { titleOf } from '../queries.ts'
import { checkSeenPublication, holdPublication, touchPublication } from '../stored.ts'

/**
 * Says how readers are told when a window of a publication opens, also of one that is open and that nobody was told of.
 * Of what was approved already only those who publish may change it. Locks the publication. Refuses with
 * `publication.not-found`, `row.stale`, `permission.missing` and `publication.not-told`.
 */
export async function setTelling(ctx: CommandContext, input: SetTellingInput): Promise<void> {
  const { sql, actor } = ctx
  const { publicationId, tells } = input
  const publication = await holdPublication(sql, publicationId)
  await checkSeenPublication(sql, publication, input.version)
  checkMayChange(actor, publication)
  if (!isTold(publication.kind)) throw new AppError('publication.not-told')
  if (publication.tells === tells) return
  await touchPublication(sql, publicationId, {
    ...{ accountId: actor.accountId, at: toStored(ctx.now()) },
    set: { tells },
  })
  await ctx.append('publication.telling-set', {
    ...{ publicationId, kind: publication.kind, title: await titleOf(sql, publicationId) },
    ...{ before: { tells: publication.tells }, after: { tells } },
  })
}
