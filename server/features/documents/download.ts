import type { FastifyReply } from 'fastify'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { sendBytes, type SentFile } from '#server/platform/files/send-bytes.ts'
import type { FileContext } from '#server/platform/http/file-routes.ts'
import { noteOpened, type Openable } from './open.ts'
import { documentScope } from './scope.ts'

interface Asked {
  readonly documentId: number
  readonly fileId: number
  readonly clientId?: number
}

/**
 * Sends a file of a document in the actor's reach, of one client where that is given. That it was downloaded, and
 * opened when it is the first time, is committed before the first byte leaves. Refuses with `file.not-found`.
 */
export async function sendDocumentFile(
  ctx: FileContext,
  asked: Asked,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const file = await findFile(ctx, asked)
  const { documentId, fileId } = asked
  const { clientId, sendingId, name } = file
  const log = () =>
    ctx.change(async (step) => {
      const { accountId, kind } = ctx.actor
      await noteOpened(step, { documentId, clientId, sendingId }, { accountId, kind })
      await step.append('document.downloaded', { documentId, clientId, fileId, name }, { clientId })
    })
  return sendBytes(ctx, { file, log }, reply)
}

async function findFile(
  ctx: FileContext,
  { documentId, fileId, clientId }: Asked,
): Promise<SentFile & Omit<Openable, 'documentId'>> {
  const scope = documentScope(ctx.actor, 'd')
  const [file] = await ctx.sql.rows<SentFile & Omit<Openable, 'documentId'>>(
    `SELECT d.client_id AS clientId, d.sending_id AS sendingId, f.name, f.media_type AS mediaType, f.size,
       f.storage_key AS storageKey
     FROM documents d JOIN document_files l ON l.document_id = d.id AND l.attachment_id = ?
     JOIN attachments f ON f.id = l.attachment_id
     WHERE d.id = ? AND ${scope.sql} ${clientId === undefined ? '' : 'AND d.client_id = ?'}`,
    [fileId, documentId, ...scope.values, ...(clientId === undefined ? [] : [clientId])],
  )
  if (!file) throw new AppError('file.not-found')
  return file
}
