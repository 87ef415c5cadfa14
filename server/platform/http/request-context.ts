import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { apiVersion } from '#shared/domain/office/schema.ts'
import type { Actor } from '../auth/actor.ts'
import { loadActor } from '../auth/sessions.ts'
import type { RequestContext, Services } from '../trpc/context.ts'

export type Audience = 'staff' | 'portal'

const kindOf: Readonly<Record<Audience, AccountKind>> = { staff: 'staff', portal: 'client' }

/** The context of one request: its token, who that signs in, and a way to hand over a new one. */
export function contextOf(
  services: Services,
  audience: Audience,
  exchange: { request: FastifyRequest; reply: FastifyReply },
): RequestContext {
  const { request, reply } = exchange
  const isDesktop = audience === 'staff' && isFromDesktop(request)
  const token = isDesktop ? bearer(request) : (request.cookies[cookieName(audience)] ?? null)
  let actor: Promise<Actor | null> | undefined
  const now = () => services.clock.now()
  return {
    ...services,
    now,
    requestId: request.id,
    address: request.ip,
    app: isDesktop ? 'desktop' : audience,
    hasToken: token !== null,
    loadActor() {
      actor ??=
        token === null
          ? Promise.resolve(null)
          : loadActor(services.db.pool, { token, kind: kindOf[audience], now: now() })
      return actor
    },
    setToken(next) {
      actor = undefined
      if (isDesktop) reply.header('x-okienko-token', next?.value ?? '')
      else setCookie(services, audience, { reply, next })
    },
  }
}

/**
 * Refuses a change that another site's page may have caused: with a cookie, the browser's `Origin` has to be our own.
 * A bearer token cannot be sent by accident, so the desktop app needs none.
 */
export function checkOrigin(request: FastifyRequest, ownOrigin: string | null): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (request.url.startsWith('/api/staff/') && isFromDesktop(request)) return
  const { origin } = request.headers
  const expected = ownOrigin ?? `${request.protocol}://${request.host}`
  if (origin !== expected) throw new AppError('request.origin-refused')
}

/** Refuses a desktop app that speaks an older version of the conversation. */
export function checkApiVersion(request: FastifyRequest): void {
  const asked = request.headers['x-okienko-api']
  if (asked !== undefined && Number(asked) < apiVersion) throw new AppError('client.too-old')
}

/** Whether the desktop app asks, which is known by its bearer token: its cookies are not looked at. */
function isFromDesktop(request: FastifyRequest): boolean {
  return String(request.headers['x-okienko-client'] ?? '').startsWith('desktop/')
}

function cookieName(audience: Audience): string {
  return `okienko_${audience}`
}

function bearer(request: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1] ?? null
}

function setCookie(
  services: Services,
  audience: Audience,
  { reply, next }: { reply: FastifyReply; next: { value: string; expiresAt: Date } | null },
): void {
  const options = {
    path: `/api/${audience}`,
    httpOnly: true,
    // Pages need no cookie, so not even a link from another site has to carry it.
    sameSite: 'strict' as const,
    secure: services.env.PUBLIC_URL?.startsWith('https:') ?? false,
  }
  if (next) reply.setCookie(cookieName(audience), next.value, { ...options, expires: next.expiresAt })
  else reply.clearCookie(cookieName(audience), options)
}
