import type { Sql } from '#server/platform/database/connection.ts'

/** The client into which a record was merged, or null when there never was such a record. */
export async function mergedInto(sql: Sql, clientId: number): Promise<number | null> {
  const [row] = await sql.rows<{ clientId: number }>(
    'SELECT client_id AS clientId FROM merged_clients WHERE id = ?',
    [clientId],
  )
  return row?.clientId ?? null
}

/** A client's id and those of the records merged into it, under which its older events are in the log. */
export async function idsWithMerged(sql: Sql, clientId: number): Promise<number[]> {
  const rows = await sql.rows<{ id: number }>(
    'SELECT id FROM merged_clients WHERE client_id = ? ORDER BY id',
    [clientId],
  )
  return [clientId, ...rows.map(({ id }) => id)]
}
