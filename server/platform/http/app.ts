import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import cookie from '@fastify/cookie'
import serveStatic from '@fastify/static'
import type { AnyTRPCRouter } from '@trpc/server'
import fastify, { type FastifyInstance } from 'fastify'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { apiVersion } from '#shared/domain/office/schema.ts'
import { statusOf } from './status.ts'
import { refusalBody, refusalFor } from '../trpc/refusals.ts'
import type { Services } from '../trpc/context.ts'
import { addFileRoutes, type FileRoute } from './file-routes.ts'
import { addPortalPages, type PublicOffice } from './portal-pages.ts'
import { addProcedures } from './procedures.ts'
import { checkApiVersion, checkOrigin } from './request-context.ts'
import { addSecurityHeaders } from './security-headers.ts'

export interface WebParts {
  readonly routers: { readonly staff: AnyTRPCRouter; readonly portal: AnyTRPCRouter }
  readonly fileRoutes: readonly FileRoute[]
  readonly publicOffice: PublicOffice
}

/** Builds the web role: both routers, the file routes, the portal's pages and, where switched on, the staff app. */
export async function buildWebApp(services: Services, parts: WebParts): Promise<FastifyInstance> {
  const { env, log } = services
  const app = fastify({
    genReqId: () => randomUUID(),
    // Only of whoever connects: what stands before the proxy's own entry in X-Forwarded-For was written by the sender.
    trustProxy: env.TRUST_PROXY === 'on' ? (_address, hop) => hop === 0 : false,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 5000 },
    forceCloseConnections: true,
  })
  const ownOrigin = env.PUBLIC_URL === undefined ? null : new URL(env.PUBLIC_URL).origin
  addSecurityHeaders(app, { isHttps: ownOrigin?.startsWith('https:') ?? false })
  await app.register(cookie)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (!request.url.startsWith('/api/')) return
    reply.header('cache-control', 'no-store')
    checkApiVersion(request)
    checkOrigin(request, ownOrigin)
    if (!['GET', 'HEAD', 'POST'].includes(request.method)) throw new AppError('procedure.not-found')
  })
  app.setErrorHandler((error, request, reply) => {
    const refusal = isUnreadable(error) ? new AppError('input.invalid') : refusalFor(error)
    if (refusal.code === 'server.fault')
      log.error({ err: error, requestId: request.id, url: request.url }, 'A request ended in a fault')
    return reply.code(statusOf(refusal)).send(refusalBody(refusal, request.id))
  })
  const refuseUnknown = () => {
    throw new AppError('procedure.not-found')
  }
  app.setNotFoundHandler(refuseUnknown)
  // More telling than the page of the portal that would take such an address otherwise.
  app.all('/api/*', refuseUnknown)
  app.get('/health', async (_request, reply) => {
    const isUp = await services.db.pool.rows('SELECT 1').then(
      () => true,
      () => false,
    )
    return reply.code(isUp ? 200 : 503).send({ status: isUp ? 'ok' : 'database-unavailable', apiVersion })
  })
  addFileRoutes(app, services, parts.fileRoutes)
  for (const audience of ['staff', 'portal'] as const) {
    await addProcedures(app, services, { audience, router: parts.routers[audience] })
  }
  await addPages(app, services, { office: parts.publicOffice, ownOrigin })
  return app
}

/** Whether a request was given up before it reached a handler: too large, of an unknown type, no JSON. */
function isUnreadable(error: unknown): boolean {
  const { statusCode = 500 } = error as { statusCode?: number }
  return statusCode >= 400 && statusCode < 500
}

async function addPages(
  app: FastifyInstance,
  services: Services,
  portal: { office: PublicOffice; ownOrigin: string | null },
): Promise<void> {
  const { env, log } = services
  const officeDir = path.resolve(env.OFFICE_DIR)
  if (env.STAFF_APP_IN_BROWSER === 'on') {
    if (existsSync(officeDir))
      await addStatic(app, { root: officeDir, prefix: '/office/', index: 'index.html' })
    else log.warn(`The staff app is not built yet: ${env.OFFICE_DIR} is missing; run npm run build:office`)
  }
  const portalDir = path.resolve(env.PORTAL_DIR)
  if (!existsSync(path.join(portalDir, 'client'))) {
    log.warn(`The portal is not built yet: ${env.PORTAL_DIR} is missing; run npm run build:portal`)
    return
  }
  await addStatic(app, { root: path.join(portalDir, 'client/assets'), prefix: '/assets/', index: false })
  await addPortalPages(app, portalDir, { ...portal, clock: services.clock })
}

/** Built files carry a hash in their names, so they may be kept for good; the page that names them may not. */
async function addStatic(
  app: FastifyInstance,
  files: { root: string; prefix: string; index: string | false },
): Promise<void> {
  await app.register(serveStatic, {
    root: files.root,
    prefix: files.prefix,
    index: files.index,
    decorateReply: false,
    // With an index of its own the library looks for compressed folders and finds none.
    preCompressed: files.index === false,
    cacheControl: false,
    setHeaders(reply, file) {
      const isHashed = /-[\w-]{8,}\.\w+(\.(br|gz))?$/.test(path.basename(file))
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
