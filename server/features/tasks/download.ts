import type { FastifyReply } from 'fastify'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { sendBytes, type SentFile } from '#server/platform/files/send-bytes.ts'
import type { FileContext } from '#server/platform/http/file-routes.ts'
import { taskScope } from './scope.ts'

interface StoredFile extends SentFile {
  readonly taskId: number
  readonly clientId: number | null
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
  const file = await findFile(ctx, asked)
  const { taskId, clientId, name } = file
  const log = () =>
    ctx.change((step) => step.append('file.downloaded', { fileId, taskId, name }, { taskId, clientId }))
  return sendBytes(ctx, { file, log }, reply)
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
