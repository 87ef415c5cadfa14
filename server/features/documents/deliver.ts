import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { Append } from '#server/platform/events/append.ts'

interface Step {
  readonly sql: Sql
  readonly append: Append
  readonly now: () => Date
}

/** What every document of a sending has in common. */
export interface Sending {
  readonly id: number
  readonly kindId: number
  readonly kindCode: string
  readonly title: string
  readonly note: string
  readonly createdBy: number
}

/** A client and the files they get. */
export interface Delivery {
  readonly clientId: number
  readonly fileIds: readonly number[]
}

/** Makes the documents of some clients, each client once, and tells that they were sent. */
export async function deliver(step: Step, sending: Sending, to: readonly Delivery[]): Promise<void> {
  const { sql, append } = step
  const { id, kindId, kindCode, title, note, createdBy } = sending
  const at = toStored(step.now())
  await sql.query(
    `INSERT INTO documents (client_id, direction, kind_id, title, note, sending_id, created_by, created_at) VALUES ?`,
    [to.map(({ clientId }) => [clientId, 'out', kindId, title, note, id, createdBy, at])],
  )
  const made = await sql.rows<{ documentId: number; clientId: number }>(
    'SELECT id AS documentId, client_id AS clientId FROM documents WHERE sending_id = ? AND client_id IN (?)',
    [id, to.map(({ clientId }) => clientId)],
  )
  const documentOf = new Map(made.map(({ clientId, documentId }) => [clientId, documentId]))
  await sql.query('INSERT INTO document_files (document_id, attachment_id) VALUES ?', [
    to.flatMap(({ clientId, fileIds }) => fileIds.map((fileId) => [documentOf.get(clientId) ?? 0, fileId])),
  ])
  for (const { clientId, fileIds } of to) {
    const documentId = documentOf.get(clientId) ?? 0
    const told = { documentId, clientId, kind: kindCode, title, files: fileIds.length, sendingId: id }
    await append('document.sent', told, { clientId })
  }
  await sql.query('UPDATE document_sendings SET delivered = delivered + ? WHERE id = ?', [to.length, id])
}
