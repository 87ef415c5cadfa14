import type { Editor, EditorsInput } from '#shared/domain/publications/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { readPublication } from '../stored.ts'

/** Whoever has said nothing for so long has left; windows tell every 15 seconds. */
const gone = 40_000

/** Notes that somebody has the editor open or has left it, and answers who else has. Refuses with `publication.not-found`. */
export async function noteEditor(
  ctx: CommandContext,
  { publicationId, isEditing }: EditorsInput,
): Promise<Editor[]> {
  const { sql, actor } = ctx
  await readPublication(sql, publicationId)
  const now = ctx.now()
  const at = toStored(now)
  if (isEditing)
    await sql.query(
      `INSERT INTO publication_editors (publication_id, account_id, seen_at) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE seen_at = ?`,
      [publicationId, actor.accountId, at, at],
    )
  else
    await sql.query('DELETE FROM publication_editors WHERE publication_id = ? AND account_id = ?', [
      publicationId,
      actor.accountId,
    ])
  const others = await sql.rows<{ accountId: number; firstName: string; lastName: string; seenAt: string }>(
    `SELECT e.account_id AS accountId, a.first_name AS firstName, a.last_name AS lastName, e.seen_at AS seenAt
     FROM publication_editors e JOIN accounts a ON a.id = e.account_id
     WHERE e.publication_id = ? AND e.account_id <> ? AND e.seen_at > ? ORDER BY e.account_id`,
    [publicationId, actor.accountId, toStored(new Date(now.getTime() - gone))],
  )
  return others.map((other) => ({
    accountId: other.accountId,
    name: nameOf(other),
    seenAt: toInstant(other.seenAt),
  }))
}
