import { tracked, type TrackedEnvelope } from '@trpc/server'
import type { LiveInput, LiveMessage } from '#shared/domain/event-log/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { isUnavailable } from '#server/platform/database/errors.ts'
import { lastPosition } from '#server/platform/events/feed.ts'
import type { FeedEvent } from '#server/platform/events/live-feed.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { asTransportError } from '#server/platform/trpc/refusals.ts'
import { heardBy, isOfGroup, touchesSignIn } from './scope.ts'
import { findStanding, type Standing } from './standing.ts'

/** Further behind than this a window loads afresh; it would be told of more changes than it shows rows. */
const mostResumed = 5000
/** After so many events that a window may not see it is told where the feed stands, so that it resumes from there. */
const mostSilent = 500
const recheckMilliseconds = 10_000

/**
 * What a window hears, from where it left off, until it goes, its sign-in ends (`session.expired`) or the process
 * stops (`server.busy`, so that it comes again). The sign-in is looked at every ten seconds and at every event of
 * its account.
 */
export async function* followLive(
  ctx: QueryContext,
  input: LiveInput,
  signal: AbortSignal | undefined,
): AsyncGenerator<TrackedEnvelope<LiveMessage>> {
  if (signal?.aborted) return
  const ending = new AbortController()
  const end = () => {
    ending.abort()
  }
  signal?.addEventListener('abort', end, { once: true })
  let standing = await findStanding(ctx.sql, ctx.actor, ctx.now())
  const recheck = async () => {
    standing = await findStanding(ctx.sql, ctx.actor, ctx.now())
    if (!standing) end()
  }
  const timer = setInterval(() => {
    recheck().catch((error: unknown) => {
      if (!isUnavailable(error))
        ctx.log.error({ err: error, requestId: ctx.requestId }, 'A sign-in could not be looked at')
    })
  }, recheckMilliseconds)
  try {
    const start = await whereToStart(ctx, input)
    yield hello(start)
    let told = start.position
    // A window that resumes may have learned its rights before the sign-in was looked at.
    let knownRights = start.resumed ? null : (standing?.actor.groupIds ?? null)
    for await (const batch of ctx.live.follow(start.position, ending.signal)) {
      if (batch.some((event) => touchesSignIn(event, ctx.actor))) await recheck()
      if (!standing) break
      const { groupIds } = standing.actor
      const hasNewRights = knownRights !== groupIds && batch.some(isOfGroup)
      if (hasNewRights) knownRights = groupIds
      for (const event of await heardBy(ctx.sql, { ...asOf(standing, ctx.now()), hasNewRights }, batch)) {
        yield toMessage(event, ctx.actor)
        told = event.position
      }
      const position = batch.at(-1)?.position ?? told
      if (position - told >= mostSilent) {
        yield hello({ position, resumed: true })
        told = position
      }
    }
    if (!signal?.aborted) throw asTransportError(new AppError(standing ? 'server.busy' : 'session.expired'))
  } finally {
    clearInterval(timer)
    signal?.removeEventListener('abort', end)
    end()
  }
}

/** What is heard of is decided at the moment, not when the sign-in was last looked at. */
function asOf(standing: Standing, at: Date): Standing {
  return { ...standing, actor: { ...standing.actor, at } }
}

async function whereToStart(
  { live, sql }: QueryContext,
  { lastEventId }: LiveInput,
): Promise<{ position: number; resumed: boolean }> {
  const last = lastEventId === undefined ? null : Number(lastEventId)
  const known = await live.position()
  // The window may know of more than the tail of this process, which is a moment behind.
  const position = last !== null && last > known ? await lastPosition(sql) : known
  if (last === null || last > position || position - last > mostResumed) return { position, resumed: false }
  return { position: last, resumed: true }
}

function hello(at: { position: number; resumed: boolean }): TrackedEnvelope<LiveMessage> {
  return tracked(String(at.position), { kind: 'hello', ...at })
}

function toMessage(event: FeedEvent, actor: Actor): TrackedEnvelope<LiveMessage> {
  const { position, name, occurredAt, taskId, clientId, payload } = event
  const version = name.startsWith('task.') ? payload['version'] : undefined
  return tracked(String(position), {
    kind: 'event',
    position,
    name,
    occurredAt,
    taskId,
    taskVersion: typeof version === 'number' ? version : null,
    clientId,
    mine: event.actorId === actor.accountId,
  })
}
