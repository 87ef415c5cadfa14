import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { Append } from '#server/platform/events/append.ts'

interface Step {
  readonly sql: Sql
  readonly append: Append
  readonly now: () => Date
}

/** A document as far as opening it goes. */
export interface Openable {
  readonly documentId: number
  readonly clientId: number
  readonly sendingId: number | null
}

/** Notes that the other side has a document in hand, the first time that it downloads one of its files. */
export async function noteOpened(
  { sql, append, now }: Step,
  document: Openable,
  by: { accountId: number; kind: 'staff' | 'client' },
): Promise<void> {
  const { documentId, clientId, sendingId } = document
  const direction = by.kind === 'client' ? 'out' : 'in'
  const { affectedRows } = await sql.query(
    'UPDATE documents SET opened_at = ?, opened_by = ? WHERE id = ? AND direction = ? AND opened_at IS NULL',
    [toStored(now()), by.accountId, documentId, direction],
  )
  if (affectedRows === 0) return
  if (sendingId !== null)
    await sql.query('UPDATE document_sendings SET opened = opened + 1 WHERE id = ?', [sendingId])
  await append('document.opened', { documentId, clientId, by: by.kind }, { clientId })
}
