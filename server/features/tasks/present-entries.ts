import type { Attachment, TaskEntry } from '#shared/domain/tasks/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant } from '#server/platform/database/connection.ts'
import type { StoredAttachment, StoredEntry } from './entry-queries.ts'

export function presentEntry(entry: StoredEntry, files: readonly StoredAttachment[]): TaskEntry {
  const { id, kind, authorKind, body, changeField } = entry
  return {
    id,
    kind,
    authorName: authorName(entry),
    authorKind,
    body,
    change:
      changeField === null
        ? null
        : { field: changeField, from: entry.changeFrom, to: entry.changeTo, reason: entry.changeReason },
    attachments: files.filter((file) => file.entryId === id).map(presentAttachment),
    createdAt: toInstant(entry.createdAt),
  }
}

export function presentAttachment(file: StoredAttachment): Attachment {
  const { id, name, mediaType, size } = file
  return { id, name, mediaType, size, createdAt: toInstant(file.createdAt) }
}

/** The name of whoever wrote a line; empty where the system did. */
export function authorName(entry: StoredEntry): string {
  return nameOf({ firstName: entry.authorFirstName ?? '', lastName: entry.authorLastName ?? '' })
}
