import type { FastifyReply } from 'fastify'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { FileContext } from '#server/platform/http/file-routes.ts'
import { taskScope } from '../scope.ts'
import { contentDisposition } from './names.ts'

interface StoredFile {
  readonly taskId: number
  readonly clientId: number
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly storageKey: string
}

/**
 * Sends a file of a task in the actor's reach, to clients only what is not internal. The event is committed before
 * the first byte leaves. Refuses with `file.not-found`.
 */
export async function sendFile(
  ctx: FileContext,
  asked: { fileId: number; clientId?: number },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { fileId } = asked
  const { taskId, clientId, name, mediaType, size, storageKey } = await findFile(ctx, asked)
  const bytes = await ctx.files.open(storageKey)
  try {
    await ctx.change((step) => step.append('file.downloaded', { fileId, taskId, name }, { taskId, clientId }))
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
    .header('cache-control', 'private, no-store')
    .send(bytes)
}

async function findFile(
  ctx: FileContext,
  { fileId, clientId }: { fileId: number; clientId?: number },
): Promise<StoredFile> {
  const scope = taskScope(ctx.actor, 't')
  const ofClient = clientId === undefined ? '' : 'AND t.client_id = ? AND f.is_internal = 0'
  const [file] = await ctx.sql.rows<StoredFile>(
    `SELECT f.task_id AS taskId, t.client_id AS clientId, f.name, f.media_type AS mediaType, f.size,
       f.storage_key AS storageKey
     FROM attachments f JOIN tasks t ON t.id = f.task_id WHERE f.id = ? AND ${scope.sql} ${ofClient}`,
    [fileId, ...scope.values, ...(clientId === undefined ? [] : [clientId])],
  )
  if (!file) throw new AppError('file.not-found')
  return file
}
