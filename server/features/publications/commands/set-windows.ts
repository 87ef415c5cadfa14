import { AppError } from '#shared/domain/kernel/errors.ts'
import type { SetWindowsInput } from '#shared/domain/publications/schema.ts'
import { mostWindows, joined, windowsOf, type ShownWindow } from '#shared/domain/publications/windows.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { countPublicChange } from '#server/platform/database/public-versions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkMayChange } from '../policy.ts'
import { readWindows, titleOf } from '../queries.ts'
import { forever } from '../shown.ts'
import { checkSeenPublication, holdPublication, refreshSpan, touchPublication } from '../stored.ts'

/**
 * Says when a publication is shown, in the time of the office; windows that overlap become one. Of what was approved
 * already only those who publish may change it. Locks the publication. Refuses with `publication.not-found`,
 * `row.stale`, `permission.missing` and the codes of `window.…`, naming the nearest times that would do.
 */
export async function setWindows(ctx: CommandContext, input: SetWindowsInput): Promise<void> {
  const { sql, actor, env } = ctx
  const { publicationId, plans } = input
  const publication = await holdPublication(sql, publicationId)
  await checkSeenPublication(sql, publication, input.version)
  checkMayChange(actor, publication)
  const windows = joined(plans.flatMap((plan, index) => planned(env.OFFICE_TIME_ZONE, plan, index)))
  if (windows.length > mostWindows)
    throw new AppError('window.too-many', { field: 'lastOn', nearest: [], most: mostWindows })
  const before = await readWindows(sql, publicationId)
  const after = windows.map(({ from, until }) => ({
    fromAt: toStored(from),
    untilAt: until === null ? forever : toStored(until),
  }))
  await sql.query('DELETE FROM publication_windows WHERE publication_id = ?', [publicationId])
  if (after.length > 0)
    await sql.query('INSERT INTO publication_windows (publication_id, kind, from_at, until_at) VALUES ?', [
      after.map(({ fromAt, untilAt }) => [publicationId, publication.kind, fromAt, untilAt]),
    ])
  await touchPublication(sql, publicationId, {
    ...{ accountId: actor.accountId, at: toStored(ctx.now()) },
    set: { plans: JSON.stringify(plans) },
  })
  await refreshSpan(sql, publicationId)
  await ctx.append('publication.windows-set', {
    ...{ publicationId, kind: publication.kind, title: await titleOf(sql, publicationId) },
    ...{ before: { windows: before }, after: { windows: after } },
  })
  if (publication.firstEffectiveAt !== null) await countPublicChange(sql, 'publications')
}

function planned(
  timeZone: string,
  plan: SetWindowsInput['plans'][number],
  index: number,
): readonly ShownWindow[] {
  const result = windowsOf(timeZone, plan)
  if (result.ok) return result.value
  const { code, field, nearest } = result.problem
  throw new AppError(code, { field, nearest, plan: index, most: mostWindows })
}
