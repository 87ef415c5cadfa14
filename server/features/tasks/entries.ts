import type { TaskChange, TaskEntry } from '#shared/domain/tasks/schema.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'

/** A change that the timeline tells; values in stored terms. */
export interface NewChange {
  readonly field: TaskChange['field']
  readonly from: string | null
  readonly to: string | null
  readonly reason?: string | null
}

/** Words that somebody writes on a task. */
export interface NewWords {
  readonly kind: 'reply' | 'note'
  readonly body: string
  readonly requestKey: string
  readonly requestHash: string
}

/** Writes changes into the timeline of the version they made, in one statement. Answers the id of the first. */
export async function writeChanges(
  ctx: AttemptContext,
  task: { id: number; version: number },
  changes: readonly NewChange[],
): Promise<number> {
  if (changes.length === 0) return 0
  const author = authorOf(ctx)
  const now = toStored(ctx.now())
  const { insertId } = await ctx.sql.query(
    `INSERT INTO task_entries (task_id, task_version, kind, author_id, author_kind, body, change_field, change_from,
       change_to, change_reason, created_at) VALUES ?`,
    [
      changes.map(({ field, from, to, reason }) => [
        task.id,
        task.version,
        'change',
        ...author,
        '',
        field,
        from,
        to,
        reason ?? null,
        now,
      ]),
    ],
  )
  return insertId
}

/** Writes a reply or a note into the timeline and answers its id. */
export async function writeWords(
  ctx: AttemptContext,
  task: { id: number; version: number },
  words: NewWords,
): Promise<number> {
  const { insertId } = await ctx.sql.query(
    `INSERT INTO task_entries (task_id, task_version, kind, author_id, author_kind, body, request_key, request_hash,
       created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      task.id,
      task.version,
      words.kind,
      ...authorOf(ctx),
      words.body,
      words.requestKey,
      words.requestHash,
      toStored(ctx.now()),
    ],
  )
  return insertId
}

/** The account that writes and its kind; whoever is not signed in is nobody's. */
function authorOf({ actor }: AttemptContext): readonly [number | null, TaskEntry['authorKind']] {
  return [actor?.accountId ?? null, actor?.kind ?? 'anonymous']
}

/** What the same account has written under this key before, or null. */
export async function findWords(
  sql: Sql,
  key: { authorId: number; requestKey: string },
): Promise<{ requestHash: string } | null> {
  const [found] = await sql.rows<{ requestHash: string }>(
    'SELECT request_hash AS requestHash FROM task_entries WHERE author_id = ? AND request_key = ?',
    [key.authorId, key.requestKey],
  )
  return found ?? null
}
