import type { Readable } from 'node:stream'
import { largestPictureBytes, type KeptPicture } from '#shared/domain/appearance/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { FileContext } from '#server/platform/http/file-routes.ts'
import { drawPicture, type PictureUse } from './draw-picture.ts'
import { hashOf } from './files.ts'
import { findPictures } from './queries.ts'

/** So much of a refused body is still read, since a window hears the refusal only after it has sent all. */
const mostRead = 4 * largestPictureBytes

/**
 * Keeps a picture for the look of the portal. Equal pictures are kept once, so a repeat answers the first. Refuses with
 * `file.empty`, `file.interrupted` and the codes of `picture.…`.
 */
export async function keepPicture(
  ctx: FileContext,
  sent: { name: string; bytes: Readable; use: PictureUse },
): Promise<KeptPicture> {
  const picture = await drawPicture(await readAll(sent.bytes), sent.use)
  const hash = hashOf(picture.bytes)
  const { width, height, mediaType } = picture
  const id = await ctx.change(async ({ sql, actor, append, now }) => {
    const { affectedRows } = await sql.query(
      `INSERT IGNORE INTO appearance_pictures (hash, name, width, height, media_type, bytes, added_by, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [hash, sent.name, width, height, mediaType, picture.bytes, actor.accountId, toStored(now())],
    )
    const [row] = await sql.rows<{ id: number }>('SELECT id FROM appearance_pictures WHERE hash = ?', [hash])
    if (!row) throw new Error('A kept picture is not there')
    if (affectedRows === 0)
      await sql.query('UPDATE appearance_pictures SET added_at = ? WHERE id = ?', [toStored(now()), row.id])
    else await append('appearance.picture-added', { pictureId: row.id, name: sent.name, width, height })
    return row.id
  })
  const [kept] = await findPictures(ctx.sql, [id])
  if (!kept) throw new Error('A kept picture is not there')
  return kept
}

async function readAll(bytes: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size <= largestPictureBytes) chunks.push(chunk)
      if (size > mostRead) break
    }
  } catch {
    throw new AppError('file.interrupted')
  }
  if (size > largestPictureBytes) throw new AppError('picture.too-large')
  if (size === 0) throw new AppError('file.empty')
  return Buffer.concat(chunks)
}
