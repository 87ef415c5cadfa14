import { toStored, type Sql } from '#server/platform/database/connection.ts'

/** Uploads that wait for nobody any more: older than `before`, or given up. */
export function listStaleUploads(
  sql: Sql,
  asked: { before: Date; most: number },
): Promise<{ id: number; name: string; storageKey: string; wasDiscarded: number }[]> {
  return sql.rows(
    `SELECT id, name, storage_key AS storageKey, discarded_at IS NOT NULL AS wasDiscarded
     FROM attachments FORCE INDEX (ix_attachments_unattached)
     WHERE attached_at IS NULL AND (created_at < ? OR discarded_at IS NOT NULL) ORDER BY created_at, id LIMIT ?`,
    [toStored(asked.before), asked.most],
  )
}

/** Those of some keys of the file store that a row names. */
export async function listKnownKeys(sql: Sql, keys: readonly string[]): Promise<Set<string>> {
  const rows = await sql.rows<{ storageKey: string }>(
    'SELECT storage_key AS storageKey FROM attachments WHERE storage_key IN (?)',
    [keys],
  )
  return new Set(rows.map((row) => row.storageKey))
}
