import { AppError } from '#shared/domain/kernel/errors.ts'
import { refusalToWrite, statusAfterClientReply, statusAfterStaffReply } from '#shared/domain/tasks/rules.ts'
import type { ReplyInput, ReplyToRequestInput } from '#shared/domain/tasks/schema.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { attachUploads } from '../attach.ts'
import { changeTask } from '../change-task.ts'
import { findWords, writeWords } from '../entries.ts'
import { lockTask } from '../policy.ts'

/**
 * Writes a public reply of staff; an answered task is no longer new. Locks the task. Refuses with `task.not-found`,
 * `task.ended`, `request.key-reused`, `file.not-found` or `file.duplicate`; a repeat changes nothing.
 */
export function replyToTask(ctx: CommandContext, input: ReplyInput): Promise<void> {
  return write(ctx, input, { kind: 'reply', hash: requestHash({ ...input, kind: 'reply' }) })
}

/** Writes an internal note, which the client never sees; the state stays. The same lock and refusals as a reply. */
export function noteOnTask(ctx: CommandContext, input: ReplyInput): Promise<void> {
  return write(ctx, input, { kind: 'note', hash: requestHash({ ...input, kind: 'note' }) })
}

/** Writes a client's reply: what waited for the client or was thought done is work again. */
export function replyToRequest(ctx: CommandContext, input: ReplyToRequestInput): Promise<void> {
  const { requestId: taskId, ...rest } = input
  return write(ctx, { ...rest, taskId }, { kind: 'reply', hash: requestHash(input) })
}

async function write(
  ctx: CommandContext,
  input: ReplyInput & { clientId?: number },
  as: { kind: 'reply' | 'note'; hash: string },
): Promise<void> {
  const { actor } = ctx
  const { requestKey, body, attachmentIds } = input
  const { kind, hash } = as
  const task = await lockTask(ctx, input)
  const repeated = await findWords(ctx.sql, { authorId: actor.accountId, requestKey })
  if (repeated !== null) {
    checkRepeat(repeated, hash)
    return
  }
  const refusal = refusalToWrite(task)
  if (refusal !== null) throw new AppError(refusal)

  const { id: taskId, clientId, status: before } = task
  const after =
    kind === 'note'
      ? before
      : actor.kind === 'staff'
        ? statusAfterStaffReply(before)
        : statusAfterClientReply(before)
  const written = { id: taskId, version: task.version + 1 }
  const entryId = await writeWords(ctx, written, { kind, body, requestKey, requestHash: hash })
  const version = await changeTask(ctx, task, {
    facts: after === before ? {} : { status: after },
    entries: after === before ? [] : [{ field: 'status', from: before, to: after }],
  })
  const files = await attachUploads(ctx, attachmentIds, { taskId, entryId, isInternal: kind === 'note' })
  const subject = { taskId, clientId }
  const told = { taskId, version, entryId, files: files.length }
  if (kind === 'note') await ctx.append('task.noted', told, subject)
  else await ctx.append('task.replied', { ...told, by: actor.kind }, subject)
  if (after !== before)
    await ctx.append('task.moved', { taskId, version, before, after, reason: null }, subject)
}
