import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { PublicApi } from '#shared/domain/office/schema.ts'

/** What the portal's server entry answers for one address. */
interface RenderedPage {
  readonly status: number
  readonly lang: string
  readonly head: string
  readonly html: string
  /** What the browser needs to take over without asking again; any JSON value. */
  readonly state: unknown
}

interface PortalEntry {
  render(url: string, api: PublicApi): Promise<RenderedPage>
}

/**
 * Serves the portal's pages: the built `entry-server` renders each address, the browser takes over from there.
 * The entry is loaded by path, so that the server imports no portal code.
 */
export async function addPortalPages(app: FastifyInstance, portalDir: string, api: PublicApi): Promise<void> {
  const entry = (await import(
    pathToFileURL(path.resolve(portalDir, 'server/entry-server.js')).href
  )) as PortalEntry
  const template = await readFile(path.join(portalDir, 'client/index.html'), 'utf8')

  app.get('/*', async (request, reply) => {
    const page = await entry.render(request.url, api)
    return reply
      .code(page.status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(fill(template, page))
  })
}

function fill(template: string, page: RenderedPage): string {
  const state = JSON.stringify(page.state).replaceAll('<', '\\u003c')
  return template
    .replace('<html lang="pl"', () => `<html lang="${page.lang}"`)
    .replace('<!--head-->', () => page.head)
    .replace('<!--app-->', () => page.html)
    .replace('<!--state-->', () => `<script type="application/json" id="state">${state}</script>`)
}
