import type { EventName } from '#shared/domain/event-log/events.ts'
import { toInstant, type Sql } from '../database/connection.ts'

/** A committed event as followers see it, in the order of the feed. */
export interface FeedEvent {
  readonly position: number
  readonly eventId: number
  readonly name: EventName
  readonly actorKind: 'staff' | 'client' | 'system' | 'anonymous'
  readonly actorId: number | null
  readonly clientId: number | null
  readonly taskId: number | null
  readonly payload: Readonly<Record<string, unknown>>
  readonly requestId: string
  readonly occurredAt: string
}

interface FeedRow extends Omit<FeedEvent, 'payload'> {
  readonly payload: string
}

const columns = `f.feed_position AS position, e.id AS eventId, e.name, e.actor_kind AS actorKind, e.actor_id AS actorId,
  e.client_id AS clientId, e.task_id AS taskId, e.payload, e.request_id AS requestId, e.occurred_at AS occurredAt`

/** Up to `limit` events after `position`, in the order of the feed, which has no gaps. */
export async function readFeed(sql: Sql, position: number, limit: number): Promise<FeedEvent[]> {
  const rows = await sql.rows<FeedRow>(
    `SELECT ${columns} FROM event_feed f STRAIGHT_JOIN event_log e ON e.id = f.event_id
     WHERE f.feed_position > ? ORDER BY f.feed_position LIMIT ?`,
    [position, limit],
  )
  return rows.map(toFeedEvent)
}

/** One event that has come into the feed, or null. */
export async function findFeedEvent(sql: Sql, eventId: number): Promise<FeedEvent | null> {
  const [row] = await sql.rows<FeedRow>(
    `SELECT ${columns} FROM event_feed f JOIN event_log e ON e.id = f.event_id WHERE f.event_id = ?`,
    [eventId],
  )
  return row === undefined ? null : toFeedEvent(row)
}

/** Where the feed ends; 0 when it is empty. */
export async function lastPosition(sql: Sql): Promise<number> {
  const [row] = await sql.rows<{ position: number | null }>(
    'SELECT MAX(feed_position) AS position FROM event_feed',
  )
  return row?.position ?? 0
}

function toFeedEvent(row: FeedRow): FeedEvent {
  const payload = JSON.parse(row.payload) as FeedEvent['payload']
  return { ...row, payload, occurredAt: toInstant(row.occurredAt) }
}
