import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
  type AnyTRPCRouter,
} from '@trpc/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { eventStream } from '../events/event-stream.ts'
import type { Services } from '../trpc/context.ts'
import { refusalFor } from '../trpc/refusals.ts'
import { contextOf, type Audience } from './request-context.ts'

/** The settings that tRPC's own adapter reads, too. */
interface Config {
  readonly sse: {
    readonly ping: { intervalMs: number }
    readonly client: { reconnectAfterInactivityMs: number }
  }
}

/**
 * Answers a subscription with server-sent events. As with tRPC's own adapter, a refusal travels inside the stream, and
 * a reader that comes back says where it was by the header that browsers send by themselves.
 */
export function answerSubscription(
  mount: { services: Services; audience: Audience; router: AnyTRPCRouter },
  path: string,
  exchange: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const { router } = mount
  const { request, reply } = exchange
  const ctx = contextOf(mount.services, mount.audience, exchange)
  const gone = new AbortController()

  async function* messages(): AsyncGenerator<unknown> {
    const call = {
      router,
      path,
      type: 'subscription' as const,
      ctx,
      signal: gone.signal,
      batchIndex: 0,
      getRawInput: () => Promise.resolve().then(() => readInput(request)),
    }
    yield* (await callTRPCProcedure(call)) as AsyncIterable<unknown>
  }

  const config = router._def._config as unknown
  const { sse } = config as Config
  const text = eventStream(messages(), {
    ping: sse.ping.intervalMs,
    reconnect: sse.client.reconnectAfterInactivityMs,
    describe(cause) {
      const error = getTRPCErrorFromUnknown(cause)
      if (refusalFor(error).code === 'server.fault')
        mount.services.log.error(
          { err: cause, requestId: ctx.requestId, path },
          'A subscription ended in a fault',
        )
      const about = { ctx, error, input: undefined, path, type: 'subscription' as const }
      return getTRPCErrorShape({ config: config as never, ...about }) as object
    },
    onGone: () => {
      gone.abort()
    },
  })
  return reply
    .header('content-type', 'text/event-stream')
    .header('cache-control', 'no-cache, no-transform')
    .header('x-accel-buffering', 'no')
    .send(text)
}

function readInput(request: FastifyRequest): unknown {
  const { input: text, lastEventId: asked } = request.query as { input?: string; lastEventId?: string }
  const lastEventId = request.headers['last-event-id'] ?? asked
  let input: unknown
  try {
    input = text === undefined ? undefined : JSON.parse(text)
  } catch (error) {
    throw new TRPCError({ code: 'BAD_REQUEST', cause: error })
  }
  const isObject = typeof input === 'object' && input !== null
  return lastEventId === undefined || !(isObject || input === undefined)
    ? input
    : { ...(input as object | undefined), lastEventId }
}
