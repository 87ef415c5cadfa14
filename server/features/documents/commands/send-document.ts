import type { SendDocumentInput } from '#shared/domain/documents/schema.ts'
import { checkClient } from '#server/features/clients/index.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { onceByKey } from '#server/platform/database/once-by-key.ts'
import { requestHash } from '#server/platform/database/request-keys.ts'
import { takeUploads } from '#server/platform/files/take-uploads.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { findKind } from '../kinds/queries.ts'
import { findFirst } from '../repeats.ts'

/**
 * Sends a document of the office to one client and answers its id; a repeat answers the first one. Refuses with
 * `client.not-found`, `document.kind-unknown`, `file.not-found`, `file.duplicate` or `request.key-reused`.
 */
export async function sendDocument(ctx: CommandContext, input: SendDocumentInput): Promise<number> {
  const hash = requestHash({ ...input })
  const { id } = await onceByKey<{ id: number }>(
    hash,
    () => findFirst(ctx, input.requestKey),
    () => send(ctx, input, hash),
  )
  return id
}

async function send(ctx: CommandContext, input: SendDocumentInput, hash: string): Promise<{ id: number }> {
  const { sql, actor } = ctx
  const { requestKey, clientId, kindId, title, note, attachmentIds } = input
  await checkClient(ctx, clientId)
  const kind = await findKind(sql, { kindId, by: 'office' })
  const files = await takeUploads(ctx, attachmentIds, {
    ...{ taskId: null, entryId: null, isInternal: false },
    hashes: new Set(),
  })
  const { insertId: documentId } = await sql.query(
    `INSERT INTO documents (client_id, direction, kind_id, title, note, created_by, request_key, request_hash, created_at)
     VALUES (?, 'out', ?, ?, ?, ?, ?, ?, ?)`,
    [clientId, kindId, title, note, actor.accountId, requestKey, hash, toStored(ctx.now())],
  )
  await sql.query('INSERT INTO document_files (document_id, attachment_id) VALUES ?', [
    files.map(({ id }) => [documentId, id]),
  ])
  await ctx.append(
    'document.sent',
    { documentId, clientId, kind: kind.code, title, files: files.length, sendingId: null },
    { clientId },
  )
  return { id: documentId }
}
