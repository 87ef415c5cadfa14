import type { FastifyReply } from 'fastify'
import type { FileContext } from '../http/file-routes.ts'
import { contentDisposition } from './names.ts'

/** A kept file as a download needs it. */
export interface SentFile {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly storageKey: string
}

/**
 * Sends a kept file that the reader may have, to be saved and not shown. What `log` writes, where it is given, is
 * committed before the first byte leaves; without `caching` no copy may be kept. Refuses with `file.not-found` when its bytes are gone.
 */
export async function sendBytes(
  ctx: Pick<FileContext, 'files'>,
  sent: { file: SentFile; log?: () => Promise<unknown>; caching?: string },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { name, mediaType, size, storageKey } = sent.file
  const bytes = await ctx.files.open(storageKey)
  try {
    await sent.log?.()
  } catch (error) {
    bytes.destroy()
    throw error
  }
  return reply
    .header('content-type', mediaType)
    .header('content-length', size)
    .header('content-disposition', contentDisposition(name))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', sent.caching ?? 'private, no-store')
    .send(bytes)
}
