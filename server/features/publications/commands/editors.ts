import type { Editor, EditorsInput } from '#shared/domain/publications/schema.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { readEditors } from '../queries.ts'
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
  const since = new Date(now.getTime() - gone)
  return readEditors(sql, { publicationId, except: actor.accountId, since })
}
