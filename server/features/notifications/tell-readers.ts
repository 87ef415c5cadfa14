import * as z from 'zod/mini'
import { id } from '#shared/domain/kernel/ids.ts'
import type { NotificationKind } from '#shared/domain/notifications/schema.ts'
import { holdToTell, readersOf, type ToTell } from '#server/features/publications/index.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { jobHandler, type JobStep } from '#server/platform/jobs/job.ts'
import { writeOfPublication, type Told } from './publication-letters.ts'

export const tellKind = 'notifications.tell-readers'
/** How many accounts are looked at in one transaction. */
const mostAtOnce = 500
const kind: NotificationKind = 'publication.went-live'

interface OpenTelling {
  readonly id: number
  readonly publicationId: number
  readonly eventId: number
  readonly lastAccountId: number
}

/**
 * Tells every account that a publication reaches, some hundred in a transaction. How far it has come stands in the
 * telling, so that a run after a crash goes on where the last one ended.
 */
export const tellReaders = jobHandler({
  kind: tellKind,
  payload: z.object({ tellingId: id }),
  async run(ctx, { tellingId }) {
    let isMore = true
    while (isMore && !ctx.signal.aborted) isMore = await ctx.transaction((step) => tellSome(step, tellingId))
    if (isMore) throw new Error('The worker was stopped before every reader was told')
  },
})

/** Answers whether there may be more accounts. What has ended or was withdrawn meanwhile is told to nobody else. */
async function tellSome(step: JobStep, tellingId: number): Promise<boolean> {
  const { sql, now } = step
  const [telling] = await sql.rows<OpenTelling>(
    `SELECT id, publication_id AS publicationId, event_id AS eventId, last_account_id AS lastAccountId
     FROM publication_tellings WHERE id = ? AND finished_at IS NULL`,
    [tellingId],
  )
  if (!telling) return false
  const { publicationId, lastAccountId } = telling
  const also = { sql: 'TRUE', values: [] }
  const publication = await holdToTell(sql, now(), { publicationId, also, alone: false })
  const last = publication && (await lastOfNext(step, lastAccountId))
  // Another run that was quicker has moved on: this one begins anew from there.
  const { affectedRows } = await sql.query(
    `UPDATE publication_tellings SET ${last === null ? 'finished_at' : 'last_account_id'} = ?
     WHERE id = ? AND last_account_id = ? AND finished_at IS NULL`,
    [last ?? toStored(now()), tellingId, lastAccountId],
  )
  if (affectedRows === 0) return true
  if (publication === null || last === null) return false
  await tellBetween(step, { telling, publication, last })
  return true
}

/** The id with which the next accounts end; null when there are none. */
async function lastOfNext({ sql }: JobStep, after: number): Promise<number | null> {
  const [found] = await sql.rows<{ last: number | null }>(
    'SELECT MAX(next.id) AS last FROM (SELECT id FROM accounts WHERE id > ? ORDER BY id LIMIT ?) next',
    [after, mostAtOnce],
  )
  return found?.last ?? null
}

async function tellBetween(
  step: JobStep,
  of: { telling: OpenTelling; publication: ToTell; last: number },
): Promise<void> {
  const { sql, append, now } = step
  const { telling, publication, last } = of
  const { publicationId, eventId, lastAccountId } = telling
  const readers = await readersOf(step, publication)
  const accounts = await sql.rows<Told>(
    `SELECT acc.id, acc.kind, acc.email, acc.language, acc.outage_letters AS wantsOutages, acc.news_letters AS wantsNews
     FROM publications p STRAIGHT_JOIN accounts acc FORCE INDEX (PRIMARY)
     WHERE p.id = ? AND acc.id > ? AND acc.id <= ? AND acc.state = 'active' AND ${readers.sql} ORDER BY acc.id`,
    [publicationId, lastAccountId, last, ...readers.values],
  )
  if (accounts.length === 0) return
  const at = toStored(now())
  await sql.query(
    `INSERT INTO notifications (account_id, event_id, kind, publication_id, created_at) VALUES ?
     ON DUPLICATE KEY UPDATE notifications.id = notifications.id`,
    [accounts.map((account) => [account.id, eventId, kind, publicationId, at])],
  )
  const letters = await writeOfPublication(step, publication, accounts)
  await sql.query('UPDATE publication_tellings SET told = told + ?, letters = letters + ? WHERE id = ?', [
    ...[accounts.length, letters, telling.id],
  ])
  await append('readers.told', {
    ...{ publicationId, causeId: eventId, afterAccountId: lastAccountId, lastAccountId: last },
    ...{ accounts: accounts.length, letters },
  })
}
