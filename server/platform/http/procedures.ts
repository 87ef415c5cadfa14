import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  transformTRPCResponse,
  TRPCError,
} from '@trpc/server'
import type { AnyTRPCProcedure, AnyTRPCRouter, TRPCProcedureType } from '@trpc/server'
import { fastifyRequestHandler, type CreateFastifyContextOptions } from '@trpc/server/adapters/fastify'
import { getHTTPStatusCode } from '@trpc/server/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RequestContext, Services } from '../trpc/context.ts'
import { contextOf, type Audience } from './request-context.ts'
import { answerSubscription } from './subscriptions.ts'

/** The most calls that may travel in one request. */
const mostCalls = 20

/**
 * Mounts a router. Ordinary queries and changes, alone or in a batch, are answered here, on the wire exactly as tRPC's
 * own adapter answers them but without building a web request and response for each, which costs more than a page of
 * rows does; so are subscriptions. Everything unusual (streamed answers, unknown procedures) goes to tRPC's own adapter.
 */
export async function addProcedures(
  app: FastifyInstance,
  services: Services,
  mount: { audience: Audience; router: AnyTRPCRouter; isLean?: boolean },
): Promise<void> {
  const { audience, router, isLean = true } = mount
  await app.register((scope, _options, done) => {
    // Whatever is not JSON is refused before it gets here.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, parsed) => {
      parsed(null, body)
    })
    scope.all<{ Params: { path: string } }>(`/api/${audience}/:path`, async (request, reply) => {
      if (isLean && isSubscription(router, request))
        return answerSubscription({ services, audience, router }, request.params.path, { request, reply })
      const calls = isLean ? callsOf(router, request) : null
      if (calls) return answer({ services, audience, router }, calls, { request, reply })
      await fastifyRequestHandler({
        router,
        req: request,
        res: reply,
        path: request.params.path,
        allowBatching: true,
        createContext: ({ req, res }: CreateFastifyContextOptions) =>
          contextOf(services, audience, { request: req, reply: res }),
      })
      return reply
    })
    done()
  })
}

interface Calls {
  readonly type: TRPCProcedureType
  readonly paths: readonly string[]
  readonly isBatch: boolean
}

function isSubscription(
  router: AnyTRPCRouter,
  request: FastifyRequest<{ Params: { path: string } }>,
): boolean {
  return request.method === 'GET' && proceduresOf(router)[request.params.path]?._def.type === 'subscription'
}

/** What a request calls, or null when it is for tRPC's own adapter. */
function callsOf(router: AnyTRPCRouter, request: FastifyRequest): Calls | null {
  const { batch } = request.query as { batch?: string }
  const isBatch = batch === '1'
  const { path } = request.params as { path: string }
  const paths = isBatch ? path.split(',') : [path]
  const type = request.method === 'GET' ? 'query' : request.method === 'POST' ? 'mutation' : null
  if (type === null || paths.length > mostCalls || request.headers['trpc-accept'] !== undefined) return null
  const procedures = proceduresOf(router)
  return paths.every((name) => procedures[name]?._def.type === type) ? { type, paths, isBatch } : null
}

async function answer(
  mount: { services: Services; audience: Audience; router: AnyTRPCRouter },
  calls: Calls,
  exchange: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const { request, reply } = exchange
  const ctx = contextOf(mount.services, mount.audience, exchange)
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  const inputs = readInputs(calls, request)
  const call = { router: mount.router, ctx, type: calls.type, signal: gone.signal, inputs }
  const results = await Promise.all(calls.paths.map((path, index) => run(call, path, index)))
  const body = calls.isBatch ? results : results[0]
  return reply
    .code(getHTTPStatusCode(body as never))
    .header('content-type', 'application/json')
    .header('vary', 'trpc-accept, accept')
    .send(JSON.stringify(transformTRPCResponse(configOf(mount.router) as never, body as never)))
}

interface Inputs {
  at(index: number): unknown
}

/** Inputs arrive as JSON: one value, or an object by index for a batch. What is no JSON fails when it is asked for. */
function readInputs(calls: Calls, request: FastifyRequest): Inputs {
  const { input } = request.query as { input?: string }
  const text = calls.type === 'query' ? input : (request.body as string | undefined)
  let parsed: unknown
  let failure: unknown
  try {
    parsed = text === undefined || text === '' ? undefined : JSON.parse(text)
  } catch (error) {
    failure = error
  }
  return {
    at(index) {
      if (failure !== undefined) throw new TRPCError({ code: 'BAD_REQUEST', cause: failure })
      return calls.isBatch ? (parsed as Record<number, unknown> | undefined)?.[index] : parsed
    },
  }
}

async function run(
  call: {
    router: AnyTRPCRouter
    ctx: RequestContext
    type: TRPCProcedureType
    signal: AbortSignal
    inputs: Inputs
  },
  path: string,
  index: number,
): Promise<object> {
  const { router, ctx, type, signal, inputs } = call
  try {
    const data: unknown = await callTRPCProcedure({
      router,
      path,
      type,
      ctx,
      signal,
      batchIndex: index,
      getRawInput: () => Promise.resolve().then(() => inputs.at(index)),
    })
    return { result: { data } }
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause)
    const config = configOf(router) as never
    const shape = getTRPCErrorShape({ config, ctx, error, input: undefined, path, type }) as object
    return { error: shape }
  }
}

/** A router of unknown type keeps its settings as \`any\`; they are only handed on to the library that made them. */
function configOf(router: AnyTRPCRouter): unknown {
  return router._def._config
}

function proceduresOf(router: AnyTRPCRouter): Record<string, AnyTRPCProcedure | undefined> {
  return router._def.procedures as Record<string, AnyTRPCProcedure | undefined>
}
