import { randomUUID } from 'node:crypto'
import type { Database } from '../database/connection.ts'
import { stepUnderLease, type Lease } from '../database/leases.ts'
import { startLoop, type Loop } from '../jobs/loop.ts'
import type { Log } from '../observability/log.ts'

const mostAtOnce = 500

/** The lease of one sequencer; after so many milliseconds without a step another process takes over. */
export function sequencerLease(milliseconds = 3000): Lease {
  return { name: 'sequencer', holder: randomUUID(), milliseconds }
}

/**
 * Moves committed events from the outbox into the feed, where each gets the next position, for as long as the
 * process lives. Any number of processes may run one: they take turns by the lease. `onMoved` is told of each batch.
 */
export function startSequencer(
  services: { db: Database; log: Log },
  options: { lease?: Lease; onMoved?: () => void } = {},
): Loop {
  const { lease = sequencerLease(), onMoved } = options
  return startLoop({
    name: 'sequencer',
    log: services.log,
    rest: { shortest: 50, longest: 250 },
    async step() {
      const moved = await sequence(services.db, lease)
      if (moved > 0) onMoved?.()
      return moved > 0
    },
  })
}

/** One step: moves up to 500 events and answers how many; 0 also while another process does it. */
export async function sequence(db: Database, lease: Lease): Promise<number> {
  const [first] = await db.pool.rows('SELECT event_id FROM event_outbox LIMIT 1')
  if (first === undefined) return 0
  let moved = 0
  await stepUnderLease(db, lease, async ({ sql, position }) => {
    const waiting = await sql.rows<{ id: number }>(
      'SELECT event_id AS id FROM event_outbox ORDER BY event_id LIMIT ?',
      [mostAtOnce],
    )
    moved = waiting.length
    if (moved === 0) return position
    await sql.query('INSERT INTO event_feed (feed_position, event_id) VALUES ?', [
      waiting.map(({ id }, index) => [position + index + 1, id]),
    ])
    await sql.query('DELETE FROM event_outbox WHERE event_id IN (?)', [waiting.map(({ id }) => id)])
    return position + moved
  })
  return moved
}
