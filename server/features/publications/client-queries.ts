import type { Language } from '#shared/domain/kernel/ids.ts'
import { defaultPageSize, type Page } from '#shared/domain/kernel/page.ts'
import { cleaned } from '#shared/domain/publications/content.ts'
import type {
  ClientNotice,
  ForClientInput,
  ForStaffInput,
  GetForClientInput,
  GetForStaffInput,
  PreviewInput,
  PublicItem,
  PublicPublication,
} from '#shared/domain/publications/public.ts'
import { checkClient } from '#server/features/clients/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { listShown, readWhole } from './public-queries.ts'
import { presentFile, presentItem, readBeside, readShown } from './read-items.ts'
import { reachOfClient, reachOfPreview, reachOfStaff } from './reach.ts'
import { always, everyone, openWindows } from './shown.ts'

type Reading = Pick<QueryContext, 'actor' | 'sql' | 'now' | 'env'>

/** What a client is shown, the newest first; of a client out of reach, nothing. */
export async function listForClient(ctx: Reading, input: ForClientInput): Promise<Page<PublicItem>> {
  const { clientId, language, kind, cursor, limit = defaultPageSize } = input
  const reach = await reachOfClient(ctx, clientId)
  return listShown(ctx.sql, { now: ctx.now(), reach, language }, { kind, cursor, limit })
}

/** The notices that a client is shown, whole, the newest first. */
export async function listNoticesForClient(
  ctx: Reading,
  { clientId, limit }: { clientId: number; limit: number },
): Promise<ClientNotice[]> {
  const now = ctx.now()
  const reach = await reachOfClient(ctx, clientId)
  const windows = openWindows({ now, reach, kind: 'notice', also: always, after: null, limit })
  const rows = await readShown(ctx.sql, windows, now)
  if (rows.length === 0) return []
  const [beside, bodies] = await Promise.all([
    readBeside(ctx.sql, rows),
    ctx.sql.rows<{ id: number; pl: string; en: string }>(
      'SELECT id, body_pl AS pl, body_en AS en FROM publication_versions WHERE id IN (?)',
      [rows.map(({ versionId }) => versionId)],
    ),
  ])
  const bodyOf = new Map(bodies.map((body) => [body.id, body]))
  return rows.map((row) => {
    const wordsIn = (language: Language) => {
      const { language: really, title, summary } = presentItem(row, beside, language)
      return { title, summary, body: cleaned(JSON.parse(bodyOf.get(row.versionId)?.[really] ?? 'null')) }
    }
    const { id, publishedAt, outage, worksFrom, worksUntil } = presentItem(row, beside, 'pl')
    const files = (beside.files.get(row.versionId) ?? []).filter(({ role }) => role === 'attachment')
    return {
      ...{ id, publishedAt, outage, worksFrom, worksUntil },
      ...{ pl: wordsIn('pl'), en: wordsIn('en'), files: files.map(presentFile) },
    }
  })
}

/** One publication that a client is shown, whole. Refuses with `publication.not-found`. */
export async function getForClient(ctx: Reading, input: GetForClientInput): Promise<PublicPublication> {
  const reach = await reachOfClient(ctx, input.clientId)
  const reader = { now: ctx.now(), reach, language: input.language }
  return readWhole(ctx.sql, reader, { sql: 'p.id = ?', values: [input.publicationId] })
}

/** What is for members of the office of the actor's groups, the newest first. */
export async function listForStaff(ctx: Reading, input: ForStaffInput): Promise<Page<PublicItem>> {
  const { language, kind, cursor, limit = defaultPageSize } = input
  const reach = await reachOfStaff(ctx.sql, ctx.actor)
  return listShown(ctx.sql, { now: ctx.now(), reach, language }, { kind, cursor, limit })
}

/** One publication that a member of the office is shown, whole. Refuses with `publication.not-found`. */
export async function getForStaff(ctx: Reading, input: GetForStaffInput): Promise<PublicPublication> {
  const reach = await reachOfStaff(ctx.sql, ctx.actor)
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
