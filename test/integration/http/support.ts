import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import type { Refusal } from '#shared/domain/kernel/errors.ts'
import { fileRoutes } from '#server/file-routes.ts'
import { startSession, type App } from '#server/platform/auth/sessions.ts'
import { buildWebApp } from '#server/platform/http/app.ts'
import { openPublicOffice } from '#server/public-office.ts'
import { portalRouter, staffRouter } from '#server/router.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'

/** The real web role on the test database, with small apps in the place of the built ones. */
export interface HttpOffice {
  readonly office: TestOffice
  readonly app: FastifyInstance
  /** Where it listens. */
  readonly address: string
}

/** Opens an office of this file and serves it until the file is done. */
export async function openHttpOffice(settings: Record<string, string> = {}): Promise<HttpOffice> {
  const office = await openTestOffice({ ...makeApps(), STAFF_APP_IN_BROWSER: 'on', ...settings })
  return serve(office)
}

/** Serves an office under other settings. */
export async function serve(
  office: TestOffice,
  settings: Partial<TestOffice['env']> = {},
): Promise<HttpOffice> {
  const env = { ...office.env, ...settings }
  const app = await buildWebApp(
    { ...office, env },
    {
      routers: { staff: staffRouter, portal: portalRouter },
      fileRoutes,
      publicOffice: openPublicOffice({ ...office, env }),
    },
  )
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(() => app.close())
  return { office, app, address }
}

/** A portal that renders the address it is asked for, and a staff app of one page and one hashed file. */
function makeApps(): { PORTAL_DIR: string; OFFICE_DIR: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'okienko-apps-'))
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const page =
    '<!doctype html><html lang="pl"><head><!--head--></head><body><!--app--><!--state--></body></html>'
  const files = {
    'portal/client/index.html': page,
    'portal/client/assets/index-AbCdEf12.js': 'console.log(1)',
    'portal/server/entry-server.js': `let times = 0
      export const render = (url, { origin }) => Promise.resolve(url === '/robots.txt'
        ? { status: 200, type: 'text/plain; charset=utf-8', text: origin }
        : { status: url === '/nie-ma' ? 404 : 200, lang: 'pl', html: '<main></main>',
            head: '<title>Okienko</title><meta name="rendered" content="' + (times += 1) + '">',
            state: { url, trap: '</script><script>alert(1)</script>' }, isKept: !url.includes('token') })`,
    'portal/server/package.json': '{ "type": "module" }',
    'office/index.html': '<!doctype html><html lang="pl"><title>Okienko</title></html>',
    'office/assets/main-AbCdEf12.js': 'console.log(2)',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  return { PORTAL_DIR: path.join(folder, 'portal'), OFFICE_DIR: path.join(folder, 'office') }
}

/** The token of a new sign-in. */
export async function tokenOf({ office }: HttpOffice, accountId: number, app: App): Promise<string> {
  const now = office.clock.now()
  const { token } = await startSession(office.db.pool, { accountId, app, address: null, now })
  return token
}

/** The refusal in the body of an answer: of a procedure, or of anything else. */
export function refusalIn(body: string): Refusal | undefined {
  const parsed = JSON.parse(body) as Partial<Refusal> & { error?: { data: { refusal: Refusal } } }
  return parsed.error ? parsed.error.data.refusal : (parsed as Refusal)
}
