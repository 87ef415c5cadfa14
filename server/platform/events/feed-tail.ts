import { isUnavailable } from '../database/errors.ts'
import type { Database } from '../database/connection.ts'
import { startLoop, type Loop } from '../jobs/loop.ts'
import type { Log } from '../observability/log.ts'
import { lastPosition, readFeed, type FeedEvent } from './feed.ts'
import type { LiveFeed } from './live-feed.ts'

const pollMilliseconds = 100
const mostRemembered = 2000
const mostAtOnce = 500
const restWithoutDatabase = 1000

/**
 * Opens the tail of `event_feed` for this process. One indexed statement every 100 ms reads what is new, and only
 * while somebody follows; the newest 2,000 events stay in memory. A follower is a position and no buffer: one that
 * falls behind the memory reads from the feed again, at its own pace.
 */
export function openLiveFeed({ db, log }: { db: Database; log: Log }): LiveFeed {
  const waiting = new Set<() => void>()
  let recent: FeedEvent[] = []
  let tail: number | null = null
  let followers = 0
  let loop: Loop | null = null
  let isStopped = false

  async function readOn(): Promise<boolean> {
    if (followers === 0) {
      tail = null
      recent = []
      return false
    }
    if (tail === null) {
      tail = await lastPosition(db.pool)
      wakeAll()
      return false
    }
    const news = await readFeed(db.pool, tail, mostAtOnce)
    const last = news.at(-1)
    if (last === undefined) return false
    recent = [...recent, ...news].slice(-mostRemembered)
    tail = last.position
    wakeAll()
    return news.length === mostAtOnce
  }

  function wakeAll(): void {
    for (const wake of waiting) wake()
  }

  /** Resolves at the next change of the tail, when `signal` or the feed ends, or after `milliseconds`. */
  function change(signal: AbortSignal, milliseconds?: number): Promise<void> {
    if (signal.aborted || isStopped) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        waiting.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = milliseconds === undefined ? undefined : setTimeout(done, milliseconds)
      waiting.add(done)
      signal.addEventListener('abort', done, { once: true })
    })
  }

  /** What memory has after a position, or null when it does not reach back so far. Positions have no gaps. */
  function remembered(position: number): FeedEvent[] | null {
    if (tail === null) return null
    if (position >= tail) return []
    const first = recent[0]?.position
    if (first === undefined || position < first - 1) return null
    const start = position - first + 1
    return recent.slice(start, start + mostAtOnce)
  }

  async function* follow(position: number, signal: AbortSignal): AsyncGenerator<readonly FeedEvent[]> {
    followers += 1
    if (followers === 1) loop?.wake()
    let at = position
    const isOver = () => signal.aborted || isStopped
    try {
      while (!isOver()) {
        const seenTail = tail
        const batch = remembered(at) ?? (await readBehind(at, signal))
        const last = batch.at(-1)
        if (last !== undefined) {
          if (isOver()) return
          yield batch
          at = last.position
        } else if (tail === seenTail) await change(signal)
      }
    } finally {
      followers -= 1
    }
  }

  async function readBehind(position: number, signal: AbortSignal): Promise<FeedEvent[]> {
    try {
      return await readFeed(db.pool, position, mostAtOnce)
    } catch (error) {
      if (!isUnavailable(error)) throw error
      await change(signal, restWithoutDatabase)
      return []
    }
  }

  return {
    follow,
    position: async () => tail ?? (await lastPosition(db.pool)),
    start() {
      const rest = { shortest: pollMilliseconds, longest: pollMilliseconds }
      loop ??= startLoop({ name: 'live feed', log, rest, step: readOn })
    },
    async stop() {
      isStopped = true
      wakeAll()
      await loop?.stop()
    },
  }
}
