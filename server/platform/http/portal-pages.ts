import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PublicApi } from '#shared/domain/office/public-api.ts'
import type { Language } from '#shared/messages/language.ts'
import type { Clock } from '../observability/clock.ts'
import {
  keptPage,
  openPageCache,
  packedBody,
  type KeptPage,
  type Packing,
  type PublicState,
} from './page-cache.ts'
import { refusalFor } from '../trpc/refusals.ts'
import { unavailablePage, type KnownLook } from './unavailable-page.ts'

/** What the portal's server entry answers for one address: a page, or a text for programs such as a feed. */
type Rendered = RenderedPage | RenderedText

interface RenderedPage {
  readonly status: number
  readonly lang: string
  readonly head: string
  readonly html: string
  /** What the browser needs to take over without asking again; any JSON value. */
  readonly state: unknown
  /** Whether everybody gets the same page, so that it may be kept. */
  readonly isKept: boolean
}

interface RenderedText {
  readonly status: number
  readonly type: string
  readonly text: string
}

interface PortalEntry {
  render(url: string, office: { api: PublicApi; origin: string }): Promise<Rendered>
}

/** What strangers see and how long it stays so. */
export interface PublicOffice extends PublicState {
  readonly api: PublicApi
  /** As it was when last asked; never waits for the database. */
  lookIn(language: Language): KnownLook
}

/** After so many seconds it is worth asking again. */
const retryAfter = 30

/**
 * Serves the portal's pages: the built `entry-server` renders each address, the browser takes over from there.
 * The entry is loaded by path, so that the server imports no portal code.
 */
export async function addPortalPages(
  app: FastifyInstance,
  portalDir: string,
  served: { office: PublicOffice; clock: Clock; ownOrigin: string | null },
): Promise<void> {
  const { office, clock, ownOrigin } = served
  const entry = (await import(
    pathToFileURL(path.resolve(portalDir, 'server/entry-server.js')).href
  )) as PortalEntry
  const template = await readFile(path.join(portalDir, 'client/index.html'), 'utf8')
  const cache = openPageCache(office, clock)

  const worker = await readFile(path.join(portalDir, 'client/service-worker.js')).catch(() => null)
  if (worker)
    app.get('/service-worker.js', (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(worker),
    )

  app.get('/*', { errorHandler: sayUnavailable }, async (request, reply) => {
    const page = await cache.find(request.url, async () => {
      const origin = ownOrigin ?? app.listeningOrigin
      return kept(template, await entry.render(request.url, { api: office.api, origin }))
    })
    return send(page, request, reply)
  })

  /** People get a page that they can read; what is no matter of the database is a fault and goes its way. */
  function sayUnavailable(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (refusalFor(error).code !== 'database.unavailable') throw error
    void reply
      .code(503)
      .headers({ 'cache-control': 'no-store', 'retry-after': retryAfter })
      .type('text/html; charset=utf-8')
      .send(unavailablePage(template, { url: request.url, lookIn: (language) => office.lookIn(language) }))
  }
}

function kept(template: string, answer: Rendered): KeptPage {
  const { status } = answer
  if ('text' in answer) return keptPage({ status, type: answer.type, isKept: true }, answer.text)
  const isKept = answer.isKept && status === 200
  return keptPage({ status, type: 'text/html; charset=utf-8', isKept }, fill(template, answer))
}

function fill(template: string, page: RenderedPage): string {
  const state = JSON.stringify(page.state).replaceAll('<', '\\u003c')
  return template
    .replace('<html lang="pl"', () => `<html lang="${page.lang}"`)
    .replace('<!--head-->', () => page.head)
    .replace('<!--app-->', () => page.html)
    .replace('<!--state-->', () => `<script type="application/json" id="state">${state}</script>`)
}

/** Sends a page, or that the browser has it already: it asks each time, so that a change shows at once. */
function send(page: KeptPage, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { 'accept-encoding': accepted = '', 'if-none-match': known = '' } = request.headers
  const packing = packingFor(String(accepted))
  const tag = `"${page.tag}${packing === null ? '' : `-${packing}`}"`
  reply.code(page.status).headers({
    'cache-control': page.isKept ? 'no-cache' : 'no-store',
    etag: tag,
    vary: 'accept-encoding',
  })
  if (page.status === 200 && known.includes(tag)) return reply.code(304).send()
  if (packing !== null) reply.header('content-encoding', packing)
  return reply.type(page.type).send(packedBody(page, packing))
}

/** Whoever refuses a packing by `q=0` gets the other one, or none. */
function packingFor(accepted: string): Packing | null {
  const takes = (name: Packing) =>
    new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`).test(accepted)
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}
