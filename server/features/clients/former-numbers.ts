import { AppError } from '#shared/domain/kernel/errors.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'

/**
 * Remembers the number a client had until now, so that it still leads to the client, and forgets the one it has again.
 * Call it after the new number is written; refuses with `client.number-taken`.
 */
export async function keepFormerNumber(
  ctx: Pick<CommandContext, 'sql' | 'now'>,
  change: { clientId: number; before: string; after: string },
): Promise<void> {
  const { clientId, before, after } = change
  await checkNumberIsFree(ctx.sql, after, clientId)
  await ctx.sql.query('DELETE FROM client_former_numbers WHERE client_id = ? AND number = ?', [
    clientId,
    after,
  ])
  await ctx.sql.query('INSERT INTO client_former_numbers (client_id, number, created_at) VALUES (?, ?, ?)', [
    clientId,
    before,
    toStored(ctx.now()),
  ])
}

/**
 * Refuses with `client.number-taken` when a number belonged to a record that was merged into another: on old papers it
 * means that client for ever, who alone may have it again. Asked after the number is written, so that of two changes at once the later one sees it.
 */
export async function checkNumberIsFree(sql: Sql, number: string, clientId: number): Promise<void> {
  const merged = await sql.prepared.rows(
    'SELECT id FROM merged_clients WHERE number = ? AND client_id <> ? LIMIT 1',
    [number, clientId],
  )
  if (merged.length > 0) throw new AppError('client.number-taken')
}
