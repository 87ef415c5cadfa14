import { afterAll, beforeAll } from 'vitest'
import { fileRoutes } from '#server/file-routes.ts'
import { startSession, type App } from '#server/platform/auth/sessions.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { buildWebApp, type WebParts } from '#server/platform/http/app.ts'
import type { Audience } from '#server/platform/http/request-context.ts'
import { openPublicOffice } from '#server/public-office.ts'
import { portalRouter, staffRouter } from '#server/router.ts'
import { askAt, listenAt, type Answer, type Caller, type Listener } from '#test/support/ask.ts'
import type { TestOffice } from '#test/support/caller.ts'
import type { Door, Input } from '#test/support/doors.ts'

/** The web role of an office, listening on this machine. */
export interface Web {
  readonly office: TestOffice
  ask(door: Door, input: Input, caller: Caller): Promise<Answer>
  /** Signs an account in and answers who asks then. */
  as(accountId: number, app: App): Promise<Caller>
  listen(audience: Audience, caller: Caller): Promise<Listener>
  close(): Promise<void>
}

/** Serves the office until it is closed; `parts` may put other procedures or routes in the place of the real ones. */
export async function openWeb(office: TestOffice, parts: Partial<WebParts> = {}): Promise<Web> {
  const app = await buildWebApp(office, {
    routers: { staff: staffRouter, portal: portalRouter },
    fileRoutes,
    publicOffice: openPublicOffice(office),
    ...parts,
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const place = { address, origin: new URL(office.env.PUBLIC_URL ?? address).origin }
  return {
    office,
    ask: (door, input, caller) => askAt(place, { door, input }, caller),
    async as(accountId, application) {
      const { token } = await startSession(office.db.pool, {
        accountId,
        app: application,
        address: null,
        now: office.clock.now(),
      })
      return { token, isDesktop: application === 'desktop' }
    },
    listen: (audience, caller) => listenAt(place, audience, caller),
    close: () => app.close(),
  }
}

/** What a refusal may touch: when the caller was last seen, and numbers of tasks, which may have gaps. */
const passedOver = new Set(['sessions', 'task_numbers'])

/** Answers a text that is the same for as long as no table holds anything else than before. */
export function openFingerprint(office: TestOffice): () => Promise<string> {
  let admin: Pool
  let tables: string[]
  beforeAll(async () => {
    admin = openPool(office.database.adminUrl, { connections: 1 })
    const found = await admin.rows<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
    )
    tables = found.map(({ name }) => name).filter((name) => !passedOver.has(name))
  })
  afterAll(() => admin.end())
  return async () => {
    const sums = await admin.rows<{ Table: string; Checksum: number }>(`CHECKSUM TABLE ${tables.join(', ')}`)
    return sums.map(({ Table, Checksum }) => `${Table.replace(/^.*\./, '')} ${Checksum}`).join('\n')
  }
}
