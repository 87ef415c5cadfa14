import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { SentFile } from '#server/platform/files/send-bytes.ts'
import { approvedAt, shownVersionSql } from './shown.ts'

const fileColumns = 'f.id, f.name, f.media_type AS mediaType, f.size, f.storage_key AS storageKey'

/**
 * A file of a publication for as long as a reader is shown it: of `which`, such as its id, and `file`, of the version
 * that is shown. Refuses with `file.not-found`.
 */
export async function findShownFile(
  sql: Sql,
  now: Date,
  of: { reach: Condition; which: Condition; file: Condition },
): Promise<SentFile & { id: number }> {
  const approved = approvedAt(now, of.reach)
  const at = toStored(now)
  const [found] = await sql.rows<SentFile & { id: number }>(
    `SELECT ${fileColumns} FROM publications p JOIN publication_versions v ON v.id = ${shownVersionSql}
     JOIN publication_files l ON l.version_id = v.id AND l.role <> 'removed' JOIN attachments f ON f.id = l.attachment_id
     WHERE ${of.which.sql} AND ${approved.sql} AND ${of.file.sql} AND EXISTS (SELECT 1 FROM publication_windows w
       WHERE w.publication_id = p.id AND w.from_at <= ? AND w.until_at > ?) LIMIT 1`,
    [at, ...of.which.values, ...approved.values, ...of.file.values, at, at],
  )
  if (!found) throw new AppError('file.not-found')
  return found
}

/** A file of any version, for the office. Refuses with `file.not-found`. */
export async function findFile(sql: Sql, of: { publicationId: number; fileId: number }): Promise<SentFile> {
  const [found] = await sql.rows<SentFile>(
    `SELECT ${fileColumns} FROM publication_versions v JOIN publication_files l ON l.version_id = v.id
     JOIN attachments f ON f.id = l.attachment_id WHERE v.publication_id = ? AND f.id = ? LIMIT 1`,
    [of.publicationId, of.fileId],
  )
  if (!found) throw new AppError('file.not-found')
  return found
}
