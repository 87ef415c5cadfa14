import { defaultPageSize, type Page } from '#shared/domain/kernel/page.ts'
import type {
  ForClientInput,
  GetForClientInput,
  PreviewInput,
  PublicItem,
  PublicPublication,
} from '#shared/domain/publications/public.ts'
import { checkClient } from '#server/features/clients/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { listShown, readWhole } from './public-queries.ts'
import { reachOfClient, reachOfPreview } from './reach.ts'
import { everyone } from './shown.ts'

type Reading = Pick<QueryContext, 'actor' | 'sql' | 'now' | 'env'>

/** What a client is shown, the newest first; of a client out of reach, nothing. */
export async function listForClient(ctx: Reading, input: ForClientInput): Promise<Page<PublicItem>> {
  const { clientId, language, kind, cursor, limit = defaultPageSize } = input
  const reach = await reachOfClient(ctx, clientId)
  return listShown(ctx.sql, { now: ctx.now(), reach, language }, { kind, cursor, limit })
}

/** One publication that a client is shown, whole. Refuses with `publication.not-found`. */
export async function getForClient(ctx: Reading, input: GetForClientInput): Promise<PublicPublication> {
  const reach = await reachOfClient(ctx, input.clientId)
  const reader = { now: ctx.now(), reach, language: input.language }
  return readWhole(ctx.sql, reader, { sql: 'p.id = ?', values: [input.publicationId] })
}

const mostPreviewed = 100

/**
 * What would be shown at an instant to everyone, or to a client, as far as it is approved by now. Refuses with
 * `client.not-found`.
 */
export async function previewPublications(
  ctx: QueryContext,
  { language, at, clientId }: PreviewInput,
): Promise<{ items: PublicItem[] }> {
  const now = new Date(at)
  if (clientId !== null) await checkClient(ctx, clientId)
  const reach = clientId === null ? everyone : await reachOfPreview(ctx, { clientId, at: now })
  const page = await listShown(ctx.sql, { now, reach, language }, { kind: null, limit: mostPreviewed })
  return { items: page.rows }
}
