import { AppError } from '#shared/domain/kernel/errors.ts'
import type { AddDocumentInput, AddedDocument } from '#shared/domain/documents/schema.ts'
import { documents as english } from '#shared/messages/en/documents.ts'
import { fill } from '#shared/messages/message.ts'
import { documents as polish } from '#shared/messages/pl/documents.ts'
import { checkClient } from '#server/features/clients/index.ts'
import { createTaskOfDocument, replyToRequest } from '#server/features/tasks/index.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { onceByKey } from '#server/platform/database/once-by-key.ts'
import { requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkKindOffered } from '../kinds/offered-kinds.ts'
import { findKind, type Kind } from '../kinds/queries.ts'
import { findFirst } from '../repeats.ts'

/**
 * Keeps what a client sends and makes a task of it, or a message of an open request that it joins. A repeat answers
 * the first result. Refuses with `client.not-found`, `document.kind-unknown`, `document.kind-not-offered`,
 * `task.not-found`, `task.ended`, `file.not-found`, `file.duplicate` or `request.key-reused`.
 */
export async function addDocument(ctx: CommandContext, input: AddDocumentInput): Promise<AddedDocument> {
  const hash = requestHash({ ...input })
  const { id, taskId } = await onceByKey<{ id: number; taskId: number | null }>(
    hash,
    () => findFirst(ctx, input.requestKey),
    () => add(ctx, input, hash),
  )
  return answer(ctx, { documentId: id, taskId: taskId ?? 0 })
}

async function add(
  ctx: CommandContext,
  input: AddDocumentInput,
  hash: string,
): Promise<{ id: number; taskId: number }> {
  // Before anything else, so that a client out of reach answers alike whatever is asked of it.
  await checkClient(ctx, input.clientId, 'add-document')
  const kind = await findKind(ctx.sql, { kindId: input.kindId, by: 'clients' })
  await checkKindOffered(ctx, kind)
  const taskId = input.requestId === null ? await makeTask(ctx, input, kind) : await join(ctx, input, kind)
  const documentId = await insertDocument(ctx, input, { taskId, hash })
  const { clientId, attachmentIds } = input
  await ctx.append(
    'document.added',
    {
      ...{ documentId, clientId, kind: kind.code, taskId },
      joined: input.requestId !== null,
      files: attachmentIds.length,
    },
    { taskId, clientId },
  )
  return { id: documentId, taskId }
}

async function makeTask(ctx: CommandContext, input: AddDocumentInput, kind: Kind): Promise<number> {
  const { requestKey, clientId, note, attachmentIds } = input
  const title = titleOf(ctx, kind)
  const task = await createTaskOfDocument(ctx, {
    ...{ requestKey, clientId, attachmentIds, title },
    typeId: kind.taskTypeId,
    description: note || title,
    preferredOn: null,
    preferredTime: null,
  })
  return task.id
}

async function join(ctx: CommandContext, input: AddDocumentInput, kind: Kind): Promise<number> {
  const { requestKey, clientId, note, attachmentIds } = input
  const requestId = input.requestId ?? 0
  const title = titleOf(ctx, kind)
  const body = note === '' ? title : `${title}\n\n${note}`
  await replyToRequest(ctx, { requestKey, clientId, requestId, body, attachmentIds })
  return requestId
}

/** In the words of whoever sends it. */
function titleOf({ actor }: CommandContext, kind: Kind): string {
  const texts = actor.language === 'pl' ? polish : english
  return fill(texts['document.as-task'], { kind: kind.name[actor.language] })
}

async function insertDocument(
  ctx: CommandContext,
  input: AddDocumentInput,
  made: { taskId: number; hash: string },
): Promise<number> {
  const { sql, actor } = ctx
  const { insertId } = await sql.query(
    `INSERT INTO documents (client_id, direction, kind_id, title, note, task_id, created_by, request_key, request_hash,
       created_at) VALUES (?, 'in', ?, '', ?, ?, ?, ?, ?, ?)`,
    [
      ...[
        input.clientId,
        input.kindId,
        input.note,
        made.taskId,
        actor.accountId,
        input.requestKey,
        made.hash,
      ],
      toStored(ctx.now()),
    ],
  )
  await sql.query('INSERT INTO document_files (document_id, attachment_id) VALUES ?', [
    input.attachmentIds.map((fileId) => [insertId, fileId]),
  ])
  return insertId
}

async function answer(
  { sql }: CommandContext,
  of: { documentId: number; taskId: number },
): Promise<AddedDocument> {
  const [request] = await sql.rows<{ id: number; number: string }>(
    'SELECT id, number FROM tasks WHERE id = ?',
    [of.taskId],
  )
  if (!request) throw new AppError('document.not-found')
  return { documentId: of.documentId, request }
}
