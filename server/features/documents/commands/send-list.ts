import { mostProblems } from '#shared/domain/kernel/csv.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import {
  mostShownRecipients,
  type CheckListInput,
  type ListCheck,
  type SendListInput,
} from '#shared/domain/documents/schema.ts'
import { writeLines } from '#shared/domain/kernel/write-csv.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { onceByKey } from '#server/platform/database/once-by-key.ts'
import { requestHash } from '#server/platform/database/request-keys.ts'
import { takeUploads } from '#server/platform/files/take-uploads.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { deliver } from '../deliver.ts'
import { findKind } from '../kinds/queries.ts'
import { planList } from '../list-file.ts'
import { findFirstSending, insertSending } from '../sendings.ts'

/** Tells what a list would do, and sends nothing. */
export async function checkList(ctx: CommandContext, input: CheckListInput): Promise<ListCheck> {
  const { table, accepted, clients, refused, problems, unusedFiles } = await planList(ctx, input)
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    accepted,
    refused: refused.length,
    clients: clients.length,
    problemCount: problems.length,
    problems: problems.slice(0, mostProblems),
    refusedLines:
      refused.length === 0
        ? ''
        : writeLines(
            table.heading,
            refused.map(({ raw }) => raw),
          ),
    recipients: clients.slice(0, mostShownRecipients).map(({ number, name, files }) => ({
      ...{ number, name },
      files: [...files.values()],
    })),
    unusedFiles: unusedFiles.slice(0, mostProblems),
  }
}

/**
 * Sends the files of every right line of a list, all of them or none; a client with several lines gets one document
 * with several files. A repeat answers the first sending. Refuses with `document.list-changed` when the list would no
 * longer do what its check said, `document.list-empty`, `document.kind-unknown` or `request.key-reused`.
 */
export async function sendList(ctx: CommandContext, input: SendListInput): Promise<number> {
  const hash = requestHash({ ...input })
  const { id } = await onceByKey(
    hash,
    () => findFirstSending(ctx, input.requestKey),
    () => send(ctx, input, hash),
  )
  return id
}

async function send(ctx: CommandContext, input: SendListInput, hash: string): Promise<{ id: number }> {
  const { requestKey, kindId, title, note, accepted, refused } = input
  const kind = await findKind(ctx.sql, { kindId, by: 'office' })
  const plan = await planList(ctx, input)
  if (plan.accepted !== accepted || plan.refused.length !== refused)
    throw new AppError('document.list-changed')
  if (accepted === 0) throw new AppError('document.list-empty')

  const to = plan.clients.map(({ id, files }) => ({ clientId: id, fileIds: [...files.keys()] }))
  const fileIds = [...new Set(to.flatMap((delivery) => delivery.fileIds))]
  await takeUploads(ctx, fileIds, { taskId: null, entryId: null, isInternal: false, hashes: null })
  const sendingId = await insertSending(ctx, {
    ...{ how: 'list', group: null, withGroupsBelow: false, kind, title, note, requestKey, hash },
    ...{ recipients: to.length, files: fileIds.length },
  })
  const { accountId: createdBy } = ctx.actor
  await deliver(ctx, { id: sendingId, kindId, kindCode: kind.code, title, note, createdBy }, to)
  await ctx.sql.query('UPDATE document_sendings SET finished_at = ? WHERE id = ?', [
    toStored(ctx.now()),
    sendingId,
  ])
  await ctx.append('document.sending-finished', { sendingId, delivered: to.length })
  return { id: sendingId }
}
