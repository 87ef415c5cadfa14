import type { LetterChoices, LetterTopic } from '#shared/domain/notifications/schema.ts'
import { findLetter } from '#server/features/mails/index.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { Append } from '#server/platform/events/append.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'

interface Changing {
  readonly sql: Sql
  readonly append: Append
}

/** Says of what the actor's account gets letters. */
export async function chooseLetters(ctx: CommandContext, after: LetterChoices): Promise<void> {
  await change(ctx, ctx.actor.accountId, () => after)
}

/**
 * Stops letters like the one that names this key, for whoever has it; answers what is written of no more, null where
 * no such letter is known.
 */
export async function stopLetters(ctx: Changing, key: string): Promise<LetterTopic | null> {
  const letter = await findLetter(ctx.sql, key)
  if (!letter) return null
  const { accountId, topic } = letter
  await change(ctx, accountId, (before) => ({ ...before, [topic]: false }))
  return topic
}

async function change(
  { sql, append }: Changing,
  accountId: number,
  to: (before: LetterChoices) => LetterChoices,
): Promise<void> {
  const [row] = await heldRows<{ outages: number; news: number }>(
    sql,
    'SELECT outage_letters AS outages, news_letters AS news FROM accounts WHERE id = ?',
    [accountId],
  )
  const before = { outages: row?.outages === 1, news: row?.news === 1 }
  const after = to(before)
  if (after.outages === before.outages && after.news === before.news) return
  await sql.query('UPDATE accounts SET outage_letters = ?, news_letters = ? WHERE id = ?', [
    ...[after.outages, after.news, accountId],
  ])
  await append('letters.chosen', { accountId, before, after })
}
