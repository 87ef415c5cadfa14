import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { Append } from '#server/platform/events/append.ts'

interface Step {
  readonly sql: Sql
  readonly append: Append
  readonly now: () => Date
}

/** A document as far as taking it back goes; its instant in the database's form. */
export interface Withdrawable {
  readonly documentId: number
  readonly clientId: number
  readonly title: string
  readonly openedAt: string | null
}

/**
 * Takes back documents that are held and not taken back yet, all of one sending or of none: from now on only staff see
 * them, and the log tells of each.
 */
export async function withdrawHeld(
  { sql, append, now }: Step,
  documents: readonly Withdrawable[],
  how: { sendingId: number | null; by: number; reason: string },
): Promise<void> {
  const { sendingId, by, reason } = how
  await sql.query(
    'UPDATE documents SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE id IN (?)',
    [toStored(now()), by, reason, documents.map(({ documentId }) => documentId)],
  )
  if (sendingId !== null)
    await sql.query('UPDATE document_sendings SET withdrawn = withdrawn + ? WHERE id = ?', [
      documents.length,
      sendingId,
    ])
  for (const { documentId, clientId, title, openedAt } of documents) {
    const told = { documentId, clientId, title, reason, wasOpened: openedAt !== null, sendingId }
    await append('document.withdrawn', told, { clientId })
  }
}
