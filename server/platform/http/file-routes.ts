import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'sequelize'
import type { z } from 'zod'
import type * as mini from 'zod/mini'
import type { Permission } from '#shared/domain/accounts/permissions.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { inTransaction } from '../database/transaction.ts'
import { appendTo } from '../events/append.ts'
import { admit, sourceOf } from '../trpc/builders.ts'
import type {
  CommandContext,
  PublicContext,
  QueryContext,
  RequestContext,
  Services,
} from '../trpc/context.ts'
import { contextOf, type Audience } from './request-context.ts'

/** What a file route may use: reads, and a transaction of its own where something is written. */
export interface FileContext extends QueryContext {
  /** Runs `work` in one transaction with `append`, exactly as a command does. */
  change<Result>(work: (ctx: CommandContext) => Promise<Result>): Promise<Result>
}

/** An upload or a download. The contract tests walk these as they walk procedures. */
export interface FileRoute {
  readonly audience: Audience
  readonly method: 'GET' | 'POST'
  /** Below `/api/<audience>/`, with `:params`. */
  readonly path: string
  readonly access: Permission | 'public'
  /** Checks the params of the path. */
  readonly input: z.ZodType | mini.ZodMiniType
  handle(
    ctx: FileContext,
    input: never,
    exchange: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<unknown>
}

/** Declares a file route; the only way to register an upload or a download. */
export function fileRoute<Schema extends z.ZodType | mini.ZodMiniType>(route: {
  audience: Audience
  method: 'GET' | 'POST'
  path: string
  access: Permission
  input: Schema
  handle(
    ctx: FileContext,
    input: z.output<Schema>,
    exchange: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<unknown>
}): FileRoute {
  return route
}

/** Declares a download that everyone may have, signed in or not; the only way to register one. */
export function publicFileRoute<Schema extends z.ZodType | mini.ZodMiniType>(route: {
  path: string
  input: Schema
  handle(
    ctx: PublicContext,
    input: z.output<Schema>,
    exchange: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<unknown>
}): FileRoute {
  return { audience: 'portal', method: 'GET', access: 'public', ...route }
}

/** Mounts the file routes. Bodies arrive as unread streams: the handler decides how much it takes. */
export function addFileRoutes(app: FastifyInstance, services: Services, routes: readonly FileRoute[]): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    done(null, payload)
  })
  for (const route of routes) {
    app.route({
      method: route.method,
      url: `/api/${route.audience}/${route.path}`,
      // A download is logged; what sends no bytes is none.
      exposeHeadRoute: false,
      bodyLimit: Number.MAX_SAFE_INTEGER,
      async handler(request, reply) {
        const ctx = contextOf(services, route.audience, { request, reply })
        const context =
          route.access === 'public' ? await publicContext(ctx) : await fileContext(ctx, route.access)
        const input = route.input.safeParse(request.params)
        if (!input.success) throw new AppError('file.not-found')
        const answer = await route.handle(context as FileContext, input.data as never, { request, reply })
        if (!reply.sent) return reply.send(answer)
        return reply
      },
    })
  }
}

async function publicContext(ctx: RequestContext): Promise<PublicContext> {
  return { ...ctx, actor: ctx.hasToken ? await ctx.loadActor() : null, sql: ctx.db.pool }
}

async function fileContext(ctx: RequestContext, access: Permission): Promise<FileContext> {
  const known = { ...ctx, actor: await admit(ctx, access), sql: ctx.db.pool }
  return { ...known, change: (work) => inTransaction(ctx.db, (tx) => work(commandContext(known, tx))) }
}

function commandContext(ctx: QueryContext, tx: Transaction): CommandContext {
  const sql = ctx.db.within(tx)
  return { ...ctx, tx, sql, append: appendTo(sql, sourceOf(ctx, ctx.actor)) }
}
