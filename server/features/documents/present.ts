import type { DocumentDirection, DocumentRow, OwnDocumentRow } from '#shared/domain/documents/schema.ts'
import type { Attachment } from '#shared/domain/tasks/schema.ts'
import { has, nameOf, type Actor } from '#server/platform/auth/actor.ts'
import { toInstant, toInstantOrNull } from '#server/platform/database/connection.ts'

/** A document as it is read; instants in the database's form. */
export interface StoredDocument {
  id: number
  clientId: number
  direction: DocumentDirection
  kindCode: string
  kindPl: string
  kindEn: string
  title: string
  note: string
  taskId: number | null
  createdAt: string
  senderFirstName: string
  senderLastName: string
  openedAt: string | null
  openerFirstName: string | null
  openerLastName: string | null
  withdrawnAt: string | null
  withdrawerFirstName: string | null
  withdrawerLastName: string | null
  withdrawnReason: string | null
}

export interface StoredFile extends Attachment {
  documentId: number
}

/** What stands beside documents: files by document, tasks in the reader's reach by id. */
export interface Beside {
  readonly files: ReadonlyMap<number, readonly StoredFile[]>
  readonly tasks: ReadonlyMap<number, NonNullable<DocumentRow['task']>>
}

/** A document as the desk sees it, with what the actor can do with it. */
export function presentDocument(row: StoredDocument, beside: Beside, actor: Actor): DocumentRow {
  const { withdrawnAt } = row
  return {
    ...common(row, beside),
    openedByName: nameOrNull(row.openerFirstName, row.openerLastName),
    withdrawn:
      withdrawnAt === null
        ? null
        : {
            at: toInstant(withdrawnAt),
            byName: nameOrNull(row.withdrawerFirstName, row.withdrawerLastName) ?? '',
            reason: row.withdrawnReason ?? '',
          },
    can: { withdraw: row.direction === 'out' && withdrawnAt === null && has(actor, 'document.send') },
  }
}

/** The same document as its client sees it: whether it is new, and not who opened it or took it back. */
export function presentOwnDocument(row: StoredDocument, beside: Beside): OwnDocumentRow {
  return { ...common(row, beside), isNew: row.direction === 'out' && row.openedAt === null }
}

function common(row: StoredDocument, { files, tasks }: Beside): Omit<OwnDocumentRow, 'isNew'> {
  return {
    id: row.id,
    direction: row.direction,
    kind: { code: row.kindCode, name: { pl: row.kindPl, en: row.kindEn } },
    title: row.title,
    note: row.note,
    files: (files.get(row.id) ?? []).map(({ documentId: _, createdAt, ...file }) => ({
      ...file,
      createdAt: toInstant(createdAt),
    })),
    sentAt: toInstant(row.createdAt),
    sentByName: nameOf({ firstName: row.senderFirstName, lastName: row.senderLastName }),
    openedAt: toInstantOrNull(row.openedAt),
    task: row.taskId === null ? null : (tasks.get(row.taskId) ?? null),
  }
}

function nameOrNull(firstName: string | null, lastName: string | null): string | null {
  return firstName === null || lastName === null ? null : nameOf({ firstName, lastName })
}
