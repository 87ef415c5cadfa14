import { mostCounted } from '#shared/domain/tasks/schema.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** How many notifications of an account are unread; `mostCounted` means that many or more. */
export async function countUnread(sql: Sql, accountId: number): Promise<number> {
  const [row] = await sql.rows<{ unread: number }>(
    'SELECT COUNT(*) AS unread FROM (SELECT id FROM notifications WHERE account_id = ? AND read_at IS NULL LIMIT ?) u',
    [accountId, mostCounted],
  )
  return row?.unread ?? 0
}
