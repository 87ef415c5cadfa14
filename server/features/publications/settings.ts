import type { PublicationSettings } from '#shared/domain/publications/schema.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { plainRows, type Reading } from '#server/platform/database/held-rows.ts'

/** How the office publishes. */
export async function readSettings(sql: Sql, reading: Reading = plainRows): Promise<PublicationSettings> {
  const [row] = await reading<{ needsReview: number; version: number }>(
    sql,
    'SELECT needs_review AS needsReview, version FROM publication_settings WHERE id = 1',
  )
  return { needsReview: row?.needsReview === 1, version: row?.version ?? 0 }
}
