import type { FeedEvent } from './feed.ts'

export type { FeedEvent } from './feed.ts'

/** One tail of `event_feed` per process, shared by all its open windows. */
export interface LiveFeed {
  /**
   * Every event after `position` in the order of the feed, in batches, until `signal` ends or the feed stops. What
   * was missed is read from the feed first; then each new one follows as it is committed. A database that is gone
   * is waited for.
   */
  follow(position: number, signal: AbortSignal): AsyncIterable<readonly FeedEvent[]>
  /** Where the feed stands now. */
  position(): Promise<number>
  /** Starts and stops reading. */
  start(): void
  stop(): Promise<void>
}
