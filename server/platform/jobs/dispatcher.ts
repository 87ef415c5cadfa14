import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { id } from '#shared/domain/kernel/ids.ts'
import { isPassing } from '../database/errors.ts'
import { stepUnderLease, type Lease, type LeasedStep } from '../database/leases.ts'
import { findFeedEvent, readFeed, type FeedEvent } from '../events/feed.ts'
import type { Services } from '../trpc/context.ts'
import { GiveUp, jobHandler, type JobHandler } from './job.ts'
import { startLoop, type Loop } from './loop.ts'
import { enqueue } from './queue.ts'
import type { EventReaction } from './reaction.ts'
import { systemStep } from './step.ts'

const mostAtOnce = 100
const retryKind = 'event.react'

export function dispatcherLease(milliseconds = 3000): Lease {
  return { name: 'dispatcher', holder: randomUUID(), milliseconds }
}

/** Calls the reactions to every event of the feed for as long as the process lives; one process at a time does it. */
export function startDispatcher(
  services: Services,
  reactions: readonly EventReaction[],
  options: { lease?: Lease; onDispatched?: () => void } = {},
): Loop {
  const { lease = dispatcherLease(), onDispatched } = options
  return startLoop({
    name: 'dispatcher',
    log: services.log,
    rest: { shortest: 100, longest: 400 },
    async step() {
      const count = await dispatch(services, { lease, reactions })
      if (count > 0) onDispatched?.()
      return count > 0
    },
  })
}

/**
 * One step: calls the reactions to up to 100 events and answers how many there were. What they write commits
 * together with the cursor, so each reaction happens exactly once in the database.
 */
export async function dispatch(
  services: Services,
  options: { lease: Lease; reactions: readonly EventReaction[] },
): Promise<number> {
  const [next] = await services.db.pool.rows(
    `SELECT f.feed_position FROM event_feed f
     WHERE f.feed_position > (SELECT l.position FROM leases l WHERE l.name = ?) ORDER BY f.feed_position LIMIT 1`,
    [options.lease.name],
  )
  if (next === undefined) return 0
  let count = 0
  await stepUnderLease(services.db, options.lease, async (step) => {
    const events = await readFeed(step.sql, step.position, mostAtOnce)
    count = events.length
    for (const event of events) {
      for (const reaction of options.reactions) {
        if (reaction.to.includes(event.name)) await reactOnce(services, step, { reaction, event })
      }
    }
    return events.at(-1)?.position ?? step.position
  })
  return count
}

/** A reaction that fails must not hold up the events behind it: what it wrote is undone and it becomes a job. */
async function reactOnce(
  services: Services,
  step: LeasedStep,
  { reaction, event }: { reaction: EventReaction; event: FeedEvent },
): Promise<void> {
  await step.sql.query('SAVEPOINT reaction')
  try {
    await reaction.react(systemStep(services, step.tx, event.requestId), event)
  } catch (error) {
    if (isPassing(error)) throw error
    const { name } = reaction
    services.log.error({ err: error, reaction: name, eventId: event.eventId }, 'A reaction failed')
    await step.sql.query('ROLLBACK TO SAVEPOINT reaction')
    await enqueue(step.sql, {
      kind: retryKind,
      uniqueKey: `${name}:${event.eventId}`,
      payload: { reaction: name, eventId: event.eventId },
      runAt: new Date(services.clock.now().getTime() + 10_000),
    })
  }
}

/** The handler that runs failed reactions again. */
export function retryHandler(services: Services, reactions: readonly EventReaction[]): JobHandler {
  return jobHandler({
    kind: retryKind,
    payload: z.object({ reaction: z.string(), eventId: id }),
    async run(ctx, payload) {
      const reaction = reactions.find(({ name }) => name === payload.reaction)
      const event = await findFeedEvent(ctx.db.pool, payload.eventId)
      if (!reaction || !event) throw new GiveUp(`No reaction ${payload.reaction} to event ${payload.eventId}`)
      await ctx.transaction(({ tx }) => reaction.react(systemStep(services, tx, event.requestId), event))
    },
  })
}
