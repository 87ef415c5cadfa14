import { Readable } from 'node:stream'
import { fileTypeFromStream } from 'file-type'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { largestFileBytes, mostAttachments, type Attachment } from '#shared/domain/tasks/schema.ts'
import { toInstant, toStored } from '../database/connection.ts'
import { brokenConstraint } from '../database/errors.ts'
import { CommitUnclear } from '../database/transaction.ts'
import type { FileContext } from '../http/file-routes.ts'
import type { CommandContext } from '../trpc/context.ts'
import { newFileKey } from './file-key.ts'
import { Inspector } from './inspector.ts'
import { recognise } from './kinds.ts'

/** What an account may keep waiting for a form to be sent. */
interface Waiting {
  readonly files: number
  readonly bytes: number
}

/** Some drafts' worth. */
const ofDrafts: Waiting = { files: 4 * mostAttachments, bytes: 2 * mostAttachments * largestFileBytes }
/** How much of a refused body is still read, so that its window hears the refusal. */
const mostThrownAway = 4 * largestFileBytes

/** A file on its way: `draftKey` names the form it is for, where the window tells. */
export interface Incoming {
  readonly name: string
  readonly requestKey: string
  readonly draftKey: string | null
  readonly bytes: Readable
}

interface Kept {
  readonly key: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}

/**
 * Keeps an upload for its account until a command attaches it. The bytes go to the store first; whatever refuses
 * them, they are removed again. A repeat with the same key and bytes answers the first result. Refuses with the
 * codes of `file.…` and `request.key-reused`.
 */
export async function keepUpload(ctx: FileContext, incoming: Incoming, most = ofDrafts): Promise<Attachment> {
  await checkWaiting(ctx, most)
  const key = newFileKey(ctx.now())
  const inspector = new Inspector()
  try {
    await ctx.files.put(key, flowing(incoming.bytes, inspector))
    const kept = { key, ...(await examine(ctx, key, { inspector, name: incoming.name })) }
    const { attachment, isFirst } = await ctx.change((step) => record(step, kept, incoming))
    if (!isFirst) await ctx.files.remove(key)
    return attachment
  } catch (error) {
    // Whether a row names the bytes is not known then; the sweep finds out.
    if (!(error instanceof CommitUnclear)) await ctx.files.remove(key)
    throw error
  }
}

/**
 * The body as the inspector lets it through. When it refuses, the rest is read and thrown away, since a window reads
 * the refusal only after it has sent all it has.
 */
function flowing(body: Readable, inspector: Inspector): Readable {
  body.once('error', () => inspector.destroy(new AppError('file.interrupted')))
  body.once('close', () => {
    if (!body.readableEnded) inspector.destroy(new AppError('file.interrupted'))
  })
  inspector.once('error', () => {
    let thrownAway = 0
    body.unpipe(inspector)
    body.on('data', (chunk: Buffer) => {
      thrownAway += chunk.length
      if (thrownAway > mostThrownAway) body.destroy()
    })
  })
  return body.pipe(inspector)
}

async function examine(
  ctx: FileContext,
  key: string,
  upload: { inspector: Inspector; name: string },
): Promise<Omit<Kept, 'key'>> {
  const { inspector } = upload
  const stream = await ctx.files.open(key)
  const type = await fileTypeFromStream(Readable.toWeb(stream) as ReadableStream<Uint8Array>)
  stream.destroy()
  const { size, sha256, isText, hasMacros } = inspector
  const isArchive = type?.mime.startsWith('application/') === true && type.mime !== 'application/pdf'
  const found = { mediaType: type?.mime, isText, hasMacros: isArchive && hasMacros }
  return { ...recognise(found, upload.name), size, sha256 }
}

async function record(
  ctx: CommandContext,
  kept: Kept,
  incoming: Incoming,
): Promise<{ attachment: Attachment; isFirst: boolean }> {
  const { sql, actor } = ctx
  const { key, name, mediaType, size, sha256 } = kept
  const { requestKey, draftKey } = incoming
  const createdAt = toStored(ctx.now())
  try {
    if (draftKey !== null) await checkDraft(ctx, { draftKey, requestKey, sha256, name })
    const { insertId: id } = await sql.query(
      `INSERT INTO attachments (uploaded_by, name, media_type, size, sha256, storage_key, request_key, draft_key, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [actor.accountId, name, mediaType, size, sha256, key, requestKey, draftKey, createdAt],
    )
    await ctx.append('file.uploaded', { fileId: id, name, mediaType, size, sha256 })
    return { attachment: { id, name, mediaType, size, createdAt: toInstant(createdAt) }, isFirst: true }
  } catch (error) {
    if (brokenConstraint(error) !== 'uq_attachments_request_key') throw error
    return { attachment: await findFirst(ctx, kept, requestKey), isFirst: false }
  }
}

/** What an earlier try with this key has brought; other bytes are refused. */
async function findFirst(ctx: CommandContext, kept: Kept, requestKey: string): Promise<Attachment> {
  const [first] = await ctx.sql.rows<Attachment & { sha256: string }>(
    `SELECT id, name, media_type AS mediaType, size, created_at AS createdAt, sha256 FROM attachments
     WHERE uploaded_by = ? AND request_key = ? AND discarded_at IS NULL`,
    [ctx.actor.accountId, requestKey],
  )
  if (first?.sha256 !== kept.sha256 || first.name !== kept.name) throw new AppError('request.key-reused')
  const { sha256: _, ...attachment } = first
  return { ...attachment, createdAt: toInstant(attachment.createdAt) }
}

const waiting = `attachments FORCE INDEX (ix_attachments_unattached)
  WHERE attached_at IS NULL AND discarded_at IS NULL AND uploaded_by = ?`

async function checkDraft(
  ctx: CommandContext,
  upload: { draftKey: string; requestKey: string; sha256: string; name: string },
): Promise<void> {
  const { draftKey, requestKey, sha256, name } = upload
  const found = await ctx.sql.rows(
    `SELECT id FROM ${waiting} AND draft_key = ? AND sha256 = ? AND request_key <> ? LIMIT 1`,
    [ctx.actor.accountId, draftKey, sha256, requestKey],
  )
  if (found.length > 0) throw new AppError('file.duplicate', { name })
}

async function checkWaiting(ctx: FileContext, most: Waiting): Promise<void> {
  const [now] = await ctx.sql.rows<{ files: number; bytes: string | null }>(
    `SELECT COUNT(*) AS files, SUM(size) AS bytes FROM ${waiting}`,
    [ctx.actor.accountId],
  )
  if ((now?.files ?? 0) >= most.files || Number(now?.bytes ?? 0) >= most.bytes)
    throw new AppError('file.too-many', { most: most.files })
}
