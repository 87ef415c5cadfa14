import type { Content, RestoreVersionInput, SaveDraftInput } from '#shared/domain/publications/schema.ts'
import { toInstant } from '#server/platform/database/connection.ts'
import { canonical } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import {
  checkSeen,
  contentOf,
  holdPublication,
  readFiles,
  readOpen,
  readVersion,
  type StoredPublication,
  type StoredVersion,
} from '../stored.ts'
import { writeOpen } from '../write-version.ts'

/** After a pause of so long the log tells anew that somebody changes a draft. */
const oneRun = 30 * 60_000

/**
 * Keeps what an editor holds; the first change of what is shown begins a draft beside it. A draft in review has to be
 * handed in again. Locks the publication. Refuses with `publication.not-found`, `row.stale` and `file.not-found`.
 */
export async function saveDraft(ctx: CommandContext, input: SaveDraftInput): Promise<void> {
  const { publicationId, content } = input
  const publication = await holdPublication(ctx.sql, publicationId)
  const open = await seenOrNone(ctx, publication, input.seen)
  if (open !== null && (await isEqual(ctx, open, content))) return
  const { number, version } = await writeOpen(ctx, { publicationId, open }, content)
  if (open !== null && isSameRun(ctx, open)) return
  await ctx.append('publication.draft-saved', { ...told(publication, content), number, version })
}

/**
 * Makes a copy of an earlier version the one that is worked on. Locks the publication. Refuses with
 * `publication.not-found` and `row.stale`.
 */
export async function restoreVersion(ctx: CommandContext, input: RestoreVersionInput): Promise<void> {
  const { publicationId, versionId } = input
  const publication = await holdPublication(ctx.sql, publicationId)
  const open = await seenOrNone(ctx, publication, input.seen)
  const earlier = await readVersion(ctx.sql, { publicationId, versionId })
  const files = await readFiles(ctx.sql, [versionId])
  const content = contentOf(earlier, files.get(versionId) ?? [])
  const { number } = await writeOpen(ctx, { publicationId, open }, content)
  await ctx.append('publication.version-restored', {
    ...told(publication, content),
    number,
    from: earlier.number,
  })
}

async function seenOrNone(
  { sql }: CommandContext,
  publication: StoredPublication,
  seen: number | null,
): Promise<StoredVersion | null> {
  const open = await readOpen(sql, publication.id)
  if (open !== null) await checkSeen(sql, { version: open.version, by: open.savedBy, at: open.savedAt }, seen)
  // It was published or discarded meanwhile: what was typed belongs to a draft that is no more.
  if (open === null && seen !== null)
    await checkSeen(sql, { version: -1, by: publication.updatedBy, at: publication.updatedAt }, seen)
  return open
}

async function isEqual({ sql }: CommandContext, open: StoredVersion, content: Content): Promise<boolean> {
  const files = await readFiles(sql, [open.id])
  return canonical(contentOf(open, files.get(open.id) ?? [])) === canonical(content)
}

function isSameRun({ actor, now }: CommandContext, open: StoredVersion): boolean {
  const pause = now().getTime() - new Date(toInstant(open.savedAt)).getTime()
  return open.savedBy === actor.accountId && pause < oneRun && open.version > 0
}

/** How the log names a publication. */
export function told(of: { id: number; kind: string }, content: { pl: { title: string } }) {
  return { publicationId: of.id, kind: of.kind, title: content.pl.title }
}
