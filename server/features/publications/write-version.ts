import { AppError } from '#shared/domain/kernel/errors.ts'
import { imagesIn } from '#shared/domain/publications/content.ts'
import type { Content } from '#shared/domain/publications/schema.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { takeUploads } from '#server/platform/files/take-uploads.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import type { StoredVersion } from './stored.ts'
import { writeTitleTerms } from './terms.ts'

/**
 * Writes what a version that is worked on shall hold, as a draft; without one it is begun. Answers its id and version.
 * Refuses with `file.not-found` for a file that is neither the publication's nor an upload of the actor, and with
 * `document.kind-unknown`.
 */
export async function writeOpen(
  ctx: CommandContext,
  of: { publicationId: number; open: StoredVersion | null },
  content: Content,
): Promise<{ id: number; number: number; version: number }> {
  const { sql } = ctx
  const { publicationId, open } = of
  await takeNewFiles(ctx, publicationId, content)
  await checkDocumentKind(sql, content)
  const written = open === null ? await begin(ctx, publicationId, content) : await change(ctx, open, content)
  await writeFiles(sql, written.id, content.files)
  await writeTitleTerms(sql, written.id, content)
  return written
}

const columns =
  `title_pl, title_en, summary_pl, summary_en, body_pl, body_en, outage, works_from_at, works_until_at,
  document_kind_id, saved_by, saved_at`.split(/,\s+/)

function valuesOf(ctx: CommandContext, { pl, en, outage, worksFrom, worksUntil, documentKindId }: Content) {
  const stored = (instant: string | null) => (instant === null ? null : toStored(new Date(instant)))
  const bodies = [JSON.stringify(pl.body), JSON.stringify(en.body)]
  return [
    ...[
      pl.title,
      en.title,
      pl.summary,
      en.summary,
      ...bodies,
      outage,
      stored(worksFrom),
      stored(worksUntil),
      documentKindId,
    ],
    ...[ctx.actor.accountId, toStored(ctx.now())],
  ]
}

async function begin(ctx: CommandContext, publicationId: number, content: Content) {
  const [last] = await ctx.sql.rows<{ number: number | null }>(
    'SELECT MAX(number) AS number FROM publication_versions WHERE publication_id = ?',
    [publicationId],
  )
  const number = (last?.number ?? 0) + 1
  const { insertId } = await ctx.sql.query(
    `INSERT INTO publication_versions (publication_id, number, state, is_open, ${columns.join(', ')})
     VALUES (?, ?, 'draft', 1, ${columns.map(() => '?').join(', ')})`,
    [publicationId, number, ...valuesOf(ctx, content)],
  )
  return { id: insertId, number, version: 0 }
}

async function change(ctx: CommandContext, open: StoredVersion, content: Content) {
  const version = open.version + 1
  await ctx.sql.query(
    `UPDATE publication_versions SET ${columns.map((column) => `${column} = ?`).join(', ')}, state = 'draft',
       submitted_by = NULL, submitted_at = NULL, version = ? WHERE id = ?`,
    [...valuesOf(ctx, content), version, open.id],
  )
  return { id: open.id, number: open.number, version }
}

async function checkDocumentKind(sql: Sql, { documentKindId }: Content): Promise<void> {
  if (documentKindId === null) return
  const known = await sql.rows('SELECT id FROM document_kinds WHERE id = ?', [documentKindId])
  if (known.length === 0) throw new AppError('document.kind-unknown')
}

/** Takes the uploads among the files; every picture in a text has to be one of the files. */
async function takeNewFiles(ctx: CommandContext, publicationId: number, content: Content): Promise<void> {
  const fileIds = content.files.map(({ fileId }) => fileId)
  const pictures = [content.pl, content.en].flatMap(({ body }) => imagesIn(body))
  if (pictures.some(({ fileId }) => !fileIds.includes(fileId))) throw new AppError('file.not-found')
  if (new Set(fileIds).size < fileIds.length) throw new AppError('file.not-found')
  if (fileIds.length === 0) return
  const known = await ctx.sql.rows<{ id: number }>(
    `SELECT DISTINCT l.attachment_id AS id FROM publication_files l JOIN publication_versions v ON v.id = l.version_id
     WHERE v.publication_id = ? AND l.attachment_id IN (?)`,
    [publicationId, fileIds],
  )
  const taken = new Set(known.map(({ id }) => id))
  await takeUploads(
    ctx,
    fileIds.filter((id) => !taken.has(id)),
    { taskId: null, entryId: null, isInternal: false, hashes: null },
  )
}

/** A file that is taken out stays at hand, should it be put back, until the version is approved or discarded. */
async function writeFiles(sql: Sql, versionId: number, files: Content['files']): Promise<void> {
  await sql.query("UPDATE publication_files SET role = 'removed' WHERE version_id = ?", [versionId])
  for (const [position, { fileId, role, altPl, altEn }] of files.entries()) {
    const values = [role, altPl, altEn, position]
    await sql.query(
      `INSERT INTO publication_files (version_id, attachment_id, role, alt_pl, alt_en, position) VALUES (?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE role = ?, alt_pl = ?, alt_en = ?, position = ?`,
      [versionId, fileId, ...values, ...values],
    )
  }
}

/** Lets go of the files of a version that no other version has: all of them, or those that were taken out. */
export async function dropFiles(
  ctx: CommandContext,
  versionId: number,
  which: 'all' | 'removed',
): Promise<void> {
  const { sql } = ctx
  const rows = await sql.rows<{ id: number }>(
    `SELECT attachment_id AS id FROM publication_files WHERE version_id = ? ${which === 'all' ? '' : "AND role = 'removed'"}`,
    [versionId],
  )
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await sql.query('DELETE FROM publication_files WHERE version_id = ? AND attachment_id IN (?)', [
    versionId,
    ids,
  ])
  await sql.query(
    `UPDATE attachments SET attached_at = NULL, discarded_at = ?
     WHERE id IN (?) AND id NOT IN (SELECT attachment_id FROM publication_files)`,
    [toStored(ctx.now()), ids],
  )
}
