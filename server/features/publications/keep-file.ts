import { pipeline } from 'node:stream/promises'
import sharp from 'sharp'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Attachment } from '#shared/domain/tasks/schema.ts'
import { removeUpload } from '#server/platform/files/remove-upload.ts'
import { keepUpload, type Incoming } from '#server/platform/files/upload.ts'
import type { FileContext } from '#server/platform/http/file-routes.ts'

/** More would fill the memory of whoever reads the publication, however few bytes were sent. */
const mostDots = 24_000_000

/** Keeps an upload for a publication. Refuses as `keepUpload` does, and with `picture.too-many-dots`. */
export async function keepFile(ctx: FileContext, incoming: Incoming): Promise<Attachment> {
  const attachment = await keepUpload(ctx, incoming)
  if (!attachment.mediaType.startsWith('image/') || (await dotsOf(ctx, attachment.id)) <= mostDots)
    return attachment
  await ctx.change((step) => removeUpload(step, attachment.id))
  throw new AppError('picture.too-many-dots')
}

/** How many dots a picture says that it has; only its head is read. A kind that cannot be read is no danger: nobody sees it. */
async function dotsOf(ctx: FileContext, fileId: number): Promise<number> {
  const [file] = await ctx.sql.rows<{ key: string }>(
    'SELECT storage_key AS `key` FROM attachments WHERE id = ?',
    [fileId],
  )
  if (!file) throw new AppError('file.not-found')
  const picture = sharp({ limitInputPixels: false })
  const [{ width, height }] = await Promise.all([
    picture.metadata().catch(() => ({ width: 0, height: 0 })),
    pipeline(await ctx.files.open(file.key), picture).catch(() => undefined),
  ])
  return width * height
}
