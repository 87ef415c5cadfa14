import { mostEntries, type TaskChange, type TaskEntry } from '#shared/domain/tasks/schema.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** A line of a timeline as it is stored, with its author's name. */
export interface StoredEntry {
  id: number
  kind: 'reply' | 'note' | 'change'
  authorKind: TaskEntry['authorKind']
  authorFirstName: string | null
  authorLastName: string | null
  body: string
  changeField: TaskChange['field'] | null
  changeFrom: string | null
  changeTo: string | null
  changeReason: string | null
  createdAt: string
}

export interface StoredAttachment {
  id: number
  entryId: number | null
  name: string
  mediaType: string
  size: number
  createdAt: string
}

const entryColumns = `e.id, e.kind, e.author_kind AS authorKind, a.first_name AS authorFirstName,
  a.last_name AS authorLastName, e.body, e.change_field AS changeField, e.change_from AS changeFrom,
  e.change_to AS changeTo, e.change_reason AS changeReason, e.created_at AS createdAt`

/** Who reads a timeline: an account, or whoever reported a case without one. */
type Reader = Pick<Actor, 'kind'> | null

/** What of a timeline an account sees: clients and strangers only what was said to them and how the state moved. */
function visibleEntries(reader: Reader): string {
  return reader?.kind === 'staff'
    ? 'TRUE'
    : "(e.kind = 'reply' OR (e.kind = 'change' AND e.change_field IN ('created', 'status')))"
}

/** The newest `mostEntries` lines of a timeline (before line `before`), oldest first, and whether there are older ones. */
export async function listEntries(
  sql: Sql,
  asked: { taskId: number; before?: number; actor: Reader },
): Promise<{ entries: StoredEntry[]; hasEarlier: boolean }> {
  const { taskId, before, actor } = asked
  const found = await sql.rows<StoredEntry>(
    `SELECT ${entryColumns} FROM task_entries e LEFT JOIN accounts a ON a.id = e.author_id
     WHERE e.task_id = ? ${before === undefined ? '' : 'AND e.id < ?'} AND ${visibleEntries(actor)}
     ORDER BY e.id DESC LIMIT ?`,
    [taskId, ...(before === undefined ? [] : [before]), mostEntries + 1],
  )
  return { entries: found.slice(0, mostEntries).reverse(), hasEarlier: found.length > mostEntries }
}

/** What happened to a task after a version of it, oldest first; at most the last hundred lines. */
export async function listEntriesSince(
  sql: Sql,
  asked: { taskId: number; version: number; actor: Actor },
): Promise<StoredEntry[]> {
  const { taskId, version, actor } = asked
  const found = await sql.rows<StoredEntry>(
    `SELECT ${entryColumns} FROM task_entries e LEFT JOIN accounts a ON a.id = e.author_id
     WHERE e.task_id = ? AND e.task_version > ? AND ${visibleEntries(actor)} ORDER BY e.id DESC LIMIT 100`,
    [taskId, version],
  )
  return found.reverse()
}

/** The files of a task itself and of the given lines of its timeline; clients see those that are not internal. */
export async function listAttachments(
  sql: Sql,
  asked: { taskId: number; entryIds: readonly number[]; actor: Actor },
): Promise<StoredAttachment[]> {
  const { taskId, entryIds, actor } = asked
  const ofEntries = entryIds.length === 0 ? '' : 'OR f.entry_id IN (?)'
  return sql.rows<StoredAttachment>(
    `SELECT f.id, f.entry_id AS entryId, f.name, f.media_type AS mediaType, f.size, f.created_at AS createdAt
     FROM attachments f WHERE f.task_id = ? AND (f.entry_id IS NULL ${ofEntries})
       ${actor.kind === 'staff' ? '' : 'AND f.is_internal = 0'}
     ORDER BY f.id`,
    [taskId, ...(entryIds.length === 0 ? [] : [entryIds])],
  )
}
