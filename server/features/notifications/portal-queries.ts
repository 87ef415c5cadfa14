import {
  decodeCursor,
  defaultPageSize,
  toPage,
  type Page,
  type PageInput,
} from '#shared/domain/kernel/page.ts'
import type {
  LetterSettings,
  PortalNotification,
  ToldPublication,
  ToldPublicationInput,
} from '#shared/domain/notifications/schema.ts'
import { accessesShown, reachOfAccount, readWhole, titlesShown } from '#server/features/publications/index.ts'
import { toInstant, toInstantOrNull } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'

type Reading = Pick<QueryContext, 'actor' | 'sql' | 'now' | 'env'>

interface StoredNotification {
  readonly id: number
  readonly eventId: number
  readonly publicationId: number
  readonly createdAt: string
  readonly readAt: string | null
}

/** What an account of clients was told of, the newest first; of what it is shown no more only that. */
export async function listForAccount(ctx: Reading, input: PageInput): Promise<Page<PortalNotification>> {
  const { actor, sql } = ctx
  const limit = input.limit ?? defaultPageSize
  const [before] = input.cursor ? decodeCursor(input.cursor, 1) : [null]
  const found = await sql.rows<StoredNotification>(
    `SELECT id, event_id AS eventId, publication_id AS publicationId, created_at AS createdAt, read_at AS readAt
     FROM notifications FORCE INDEX (uq_notifications_cause)
     WHERE account_id = ? AND publication_id IS NOT NULL ${before === null ? '' : 'AND event_id < ?'}
     ORDER BY event_id DESC LIMIT ?`,
    [actor.accountId, ...(before === null ? [] : [Number(before)]), limit + 1],
  )
  const ids = [...new Set(found.map(({ publicationId }) => publicationId))]
  const titles = await titlesShown(sql, { now: ctx.now(), reach: await reachOfAccount(ctx) }, ids)
  return toPage(found, limit, {
    row: ({ id, publicationId, createdAt, readAt }) => {
      const { title = null, outage = 'none' } = titles.get(publicationId) ?? {}
      return {
        ...{ id, publicationId, title, outage },
        ...{ createdAt: toInstant(createdAt), readAt: toInstantOrNull(readAt) },
      }
    },
    keys: (stored) => [stored.eventId],
  })
}

/**
 * A publication that the account is shown for any of its clients, whole, and one of those clients where it is not for
 * everyone. Refuses with `publication.not-found`.
 */
export async function getTold(ctx: Reading, input: ToldPublicationInput): Promise<ToldPublication> {
  const { publicationId, language } = input
  const { sql } = ctx
  const reader = { now: ctx.now(), reach: await reachOfAccount(ctx), language }
  const item = await readWhole(sql, reader, { sql: 'p.id = ?', values: [publicationId] })
  const accesses = await accessesShown(ctx)
  const [access] = await sql.rows<{ clientId: number }>(
    `SELECT (SELECT MIN(r.client_id) ${accesses.sql}) AS clientId
     FROM publications p WHERE p.id = ? AND p.audience_kind = 'chosen'`,
    [...accesses.values, publicationId],
  )
  return { item, clientId: access?.clientId ?? null }
}

/** Of what the actor's account gets letters. */
export async function readLetterSettings({ actor, sql }: Reading): Promise<LetterSettings> {
  const [row] = await sql.rows<{ outages: number; news: number; email: string | null }>(
    'SELECT outage_letters AS outages, news_letters AS news, email FROM accounts WHERE id = ?',
    [actor.accountId],
  )
  return { outages: row?.outages === 1, news: row?.news === 1, email: row?.email ?? null }
}
