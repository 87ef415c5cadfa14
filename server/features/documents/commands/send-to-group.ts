import { AppError } from '#shared/domain/kernel/errors.ts'
import type { SendToGroupInput } from '#shared/domain/documents/schema.ts'
import { onceByKey } from '#server/platform/database/once-by-key.ts'
import { requestHash } from '#server/platform/database/request-keys.ts'
import { takeUploads } from '#server/platform/files/take-uploads.ts'
import { enqueue } from '#server/platform/jobs/queue.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { listAudiences } from '../audience.ts'
import { deliverKind } from '../deliver-job.ts'
import { findKind } from '../kinds/queries.ts'
import { findFirstSending, insertSending } from '../sendings.ts'

/**
 * Begins to send the same files to every client of a group, and of those below it where asked, and answers the sending;
 * the worker makes the documents. A repeat answers the first one. Refuses with `document.group-unknown`, `document.nobody`, `document.kind-unknown`,
 * `file.not-found`, `file.duplicate` or `request.key-reused`.
 */
export async function sendToGroup(ctx: CommandContext, input: SendToGroupInput): Promise<number> {
  const hash = requestHash({ ...input })
  const { id } = await onceByKey(
    hash,
    () => findFirstSending(ctx, input.requestKey),
    () => begin(ctx, input, hash),
  )
  return id
}

async function begin(ctx: CommandContext, input: SendToGroupInput, hash: string): Promise<{ id: number }> {
  const { requestKey, groupId, withGroupsBelow, kindId, title, note, attachmentIds } = input
  const audience = (await listAudiences(ctx)).find((group) => group.groupId === groupId)
  if (!audience) throw new AppError('document.group-unknown')
  const recipients = withGroupsBelow ? (audience.clientsWithBelow ?? audience.clients) : audience.clients
  if (recipients === 0) throw new AppError('document.nobody')
  const kind = await findKind(ctx.sql, { kindId, by: 'office' })
  const files = await takeUploads(ctx, attachmentIds, {
    ...{ taskId: null, entryId: null, isInternal: false },
    hashes: new Set(),
  })
  const sendingId = await insertSending(ctx, {
    ...{ how: 'group', kind, title, note, requestKey, hash },
    group: { id: groupId, ...audience.name },
    ...{ withGroupsBelow, recipients },
    files: files.length,
  })
  await ctx.sql.query('INSERT INTO document_sending_files (sending_id, attachment_id) VALUES ?', [
    files.map(({ id }) => [sendingId, id]),
  ])
  const job = { kind: deliverKind, uniqueKey: String(sendingId), payload: { sendingId } }
  await enqueue(ctx.sql, { ...job, runAt: ctx.now() })
  return { id: sendingId }
}
