import type { CommandContext } from '#server/platform/trpc/context.ts'

/** What an earlier try of the same account under this key has made, or null. */
export async function findFirst(
  { sql, actor }: CommandContext,
  requestKey: string,
): Promise<{ id: number; taskId: number | null; requestHash: string } | null> {
  const [first] = await sql.rows<{ id: number; taskId: number | null; requestHash: string }>(
    `SELECT id, task_id AS taskId, request_hash AS requestHash FROM documents
     WHERE created_by = ? AND request_key = ?`,
    [actor.accountId, requestKey],
  )
  return first ?? null
}
