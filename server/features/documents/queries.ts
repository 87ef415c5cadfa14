import { decodeCursor, defaultPageSize, toPage, type Page } from '#shared/domain/kernel/page.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import {
  mostNewCounted,
  type DocumentRow,
  type ListDocumentsInput,
  type OwnDocumentRow,
} from '#shared/domain/documents/schema.ts'
import { visibleTaskIds } from '#server/features/tasks/index.ts'
import type { Value } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import {
  presentDocument,
  presentOwnDocument,
  type Beside,
  type StoredDocument,
  type StoredFile,
} from './present.ts'
import { documentScope } from './scope.ts'

type Reading = Pick<QueryContext, 'sql' | 'actor'>

/** What may be narrowed down further than a page does: a portlet shows some kinds only. */
interface Asked extends ListDocumentsInput {
  readonly kindCodes?: readonly string[] | undefined
}

/** A page of one client's documents for staff, the newest first; of a client out of reach, none. */
export async function listDocuments(ctx: Reading, input: ListDocumentsInput): Promise<Page<DocumentRow>> {
  const { found, beside } = await readPage(ctx, input)
  return pageOf(found, input, (row) => presentDocument(row, beside, ctx.actor))
}

/** The same as the client sees it; `kindCodes` narrows it down to some kinds. */
export async function listOwnDocuments(ctx: Reading, input: Asked): Promise<Page<OwnDocumentRow>> {
  const { found, beside } = await readPage(ctx, input)
  return pageOf(found, input, (row) => presentOwnDocument(row, beside))
}

/** One document in the actor's reach, for staff. Refuses with `document.not-found`. */
export async function getDocument(ctx: Reading, documentId: number): Promise<DocumentRow> {
  const scope = documentScope(ctx.actor, 'd')
  const [row] = await ctx.sql.rows<StoredDocument>(
    `SELECT ${columns} ${joins('documents d')} WHERE d.id = ? AND ${scope.sql}`,
    [documentId, ...scope.values],
  )
  if (!row) throw new AppError('document.not-found')
  return presentDocument(row, await readBeside(ctx, [row]), ctx.actor)
}

/** How many documents of the office nobody has opened yet, at most `mostNewCounted`. */
export async function countNewDocuments(
  ctx: Reading,
  asked: { clientId: number; kindCodes?: readonly string[] | undefined },
): Promise<number> {
  const scope = documentScope(ctx.actor, 'd')
  const kinds = ofKinds(asked.kindCodes)
  const [count] = await ctx.sql.rows<{ found: number }>(
    `SELECT COUNT(*) AS found FROM (SELECT d.id FROM documents d FORCE INDEX (ix_documents_new)
     WHERE d.client_id = ? AND d.direction = 'out' AND d.opened_at IS NULL AND ${kinds.sql} AND ${scope.sql}
     LIMIT ?) n`,
    [asked.clientId, ...kinds.values, ...scope.values, mostNewCounted],
  )
  return count?.found ?? 0
}

const columns = `d.id, d.client_id AS clientId, d.direction, k.code AS kindCode, k.name_pl AS kindPl,
  k.name_en AS kindEn, d.title, d.note, d.task_id AS taskId, d.created_at AS createdAt,
  s.first_name AS senderFirstName, s.last_name AS senderLastName, d.opened_at AS openedAt,
  o.first_name AS openerFirstName, o.last_name AS openerLastName, d.withdrawn_at AS withdrawnAt,
  w.first_name AS withdrawerFirstName, w.last_name AS withdrawerLastName, d.withdrawn_reason AS withdrawnReason`

const joins = (documents: string) =>
  `FROM ${documents} JOIN document_kinds k ON k.id = d.kind_id JOIN accounts s ON s.id = d.created_by
   LEFT JOIN accounts o ON o.id = d.opened_by LEFT JOIN accounts w ON w.id = d.withdrawn_by`

/** One row more than the page holds, in the order of the index; the optimizer would else begin with the kinds. */
async function readPage(ctx: Reading, input: Asked): Promise<{ found: StoredDocument[]; beside: Beside }> {
  const { clientId, direction, limit = defaultPageSize } = input
  const before = input.cursor ? positionIn(input.cursor) : null
  const scope = documentScope(ctx.actor, 'd')
  const kinds = ofKinds(input.kindCodes)
  const index = direction === 'all' ? 'ix_documents_client' : 'ix_documents_direction'
  const found = await ctx.sql.rows<StoredDocument>(
    `SELECT STRAIGHT_JOIN ${columns} ${joins(`documents d FORCE INDEX (${index})`)}
     WHERE d.client_id = ? ${direction === 'all' ? '' : 'AND d.direction = ?'} ${before === null ? '' : 'AND d.id < ?'}
       AND ${kinds.sql} AND ${scope.sql} ORDER BY d.id DESC LIMIT ?`,
    [
      clientId,
      ...(direction === 'all' ? [] : [direction]),
      ...(before === null ? [] : [before]),
      ...kinds.values,
      ...scope.values,
      limit + 1,
    ],
  )
  return { found, beside: await readBeside(ctx, found.slice(0, limit)) }
}

function ofKinds(codes: readonly string[] | undefined): { sql: string; values: Value[] } {
  if (codes === undefined || codes.length === 0) return { sql: 'TRUE', values: [] }
  return { sql: 'd.kind_id IN (SELECT id FROM document_kinds WHERE code IN (?))', values: [codes] }
}

function pageOf<Row>(
  found: readonly StoredDocument[],
  input: ListDocumentsInput,
  row: (stored: StoredDocument) => Row,
): Page<Row> {
  return toPage(found, input.limit ?? defaultPageSize, { row, keys: ({ id }) => [id] })
}

/** The files of some documents, and those of their tasks that the actor may see. */
async function readBeside(ctx: Reading, documents: readonly StoredDocument[]): Promise<Beside> {
  if (documents.length === 0) return { files: new Map(), tasks: new Map() }
  // One file may belong to the documents of every client: the other way round all of those would be read.
  const files = await ctx.sql.rows<StoredFile>(
    `SELECT STRAIGHT_JOIN l.document_id AS documentId, f.id, f.name, f.media_type AS mediaType, f.size,
       f.created_at AS createdAt
     FROM document_files l FORCE INDEX (PRIMARY) JOIN attachments f ON f.id = l.attachment_id
     WHERE l.document_id IN (?) ORDER BY f.id`,
    [documents.map(({ id }) => id)],
  )
  const taskIds = documents.flatMap(({ taskId }) => taskId ?? [])
  const visible = [...(await visibleTaskIds(ctx.sql, ctx.actor, taskIds))]
  const tasks =
    visible.length === 0
      ? []
      : await ctx.sql.rows<NonNullable<DocumentRow['task']>>(
          'SELECT id, number, title, status FROM tasks WHERE id IN (?)',
          [visible],
        )
  return {
    files: Map.groupBy(files, ({ documentId }) => documentId),
    tasks: new Map(tasks.map((task) => [task.id, task])),
  }
}

function positionIn(cursor: string): number {
  const [id] = decodeCursor(cursor, 1)
  if (typeof id === 'number') return id
  throw new AppError('page.cursor-invalid')
}
