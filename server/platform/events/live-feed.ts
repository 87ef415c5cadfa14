import type { EventName } from '#shared/domain/event-log/events.ts'

/** A committed event as the process's followers see it, in the order of the feed. */
export interface FeedEvent {
  readonly position: number
  readonly eventId: number
  readonly name: EventName
  readonly actorId: number | null
  readonly clientId: number | null
  readonly taskId: number | null
  readonly payload: Readonly<Record<string, unknown>>
  readonly occurredAt: string
}

/** One tail of `event_feed` per process, shared by all its open windows. */
export interface LiveFeed {
  /**
   * Every event after `position`, or from now on when it is null, until `signal` ends. What was missed is read
   * from the feed first; then each new one follows as it is committed.
   */
  follow(position: number | null, signal: AbortSignal): AsyncIterable<FeedEvent>
  /** Starts and stops reading. */
  start(): void
  stop(): Promise<void>
}
