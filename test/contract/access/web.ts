import { afterAll, beforeAll } from 'vitest'
import type { LiveMessage } from '#shared/domain/event-log/schema.ts'
import type { Refusal } from '#shared/domain/kernel/errors.ts'
import { fileRoutes } from '#server/file-routes.ts'
import { startSession, type App } from '#server/platform/auth/sessions.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { buildWebApp, type WebParts } from '#server/platform/http/app.ts'
import type { Audience } from '#server/platform/http/request-context.ts'
import { portalRouter, staffRouter } from '#server/router.ts'
import type { TestOffice } from '#test/support/caller.ts'
import { doorNamed, requestAt, type Door, type Input } from './doors.ts'

/** Who asks: a browser with a cookie, or the desktop app with a bearer token. */
export interface Caller {
  readonly token: string | null
  readonly isDesktop?: boolean
}

export const nobody: Caller = { token: null }

export interface Answer {
  readonly status: number
  /** The whole body; of a stream, all up to its first message. */
  readonly text: string
  readonly headers: Headers
  readonly refusal: Refusal | null
  /** The data of a procedure that let the caller in. */
  readonly data: unknown
}

/** A window that hears of changes. */
export interface Listener {
  readonly messages: LiveMessage[]
  stop(): void
}

/** The web role of an office, listening on this machine. */
export interface Web {
  readonly office: TestOffice
  ask(door: Door, input: Input, caller: Caller): Promise<Answer>
  /** Signs an account in and answers who asks then. */
  as(accountId: number, app: App): Promise<Caller>
  /** Opens a window that listens to the live feed, once it is told where the feed stands. */
  listen(audience: Audience, caller: Caller): Promise<Listener>
  close(): Promise<void>
}

/** Serves the office until it is closed; `parts` may put other procedures or routes in the place of the real ones. */
export async function openWeb(office: TestOffice, parts: Partial<WebParts> = {}): Promise<Web> {
  const app = await buildWebApp(office, {
    routers: { staff: staffRouter, portal: portalRouter },
    fileRoutes,
    publicApi: { officeInfo: () => Promise.reject(new Error('Pages are not asked here')) },
    ...parts,
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const origin = new URL(office.env.PUBLIC_URL ?? address).origin
  return {
    office,
    close: () => app.close(),
    async listen(audience, caller) {
      const leaving = new AbortController()
      const { path, headers } = requestAt(doorNamed(`${audience} live.events`), {})
      const response = await fetch(address + path, {
        headers: { ...headers, ...credentials(audience, caller) },
        signal: leaving.signal,
      })
      const messages: LiveMessage[] = []
      const hello = new Promise<void>((resolve) => {
        void collect(response, messages, resolve).catch(() => undefined)
      })
      await hello
      return {
        messages,
        stop: () => {
          leaving.abort()
        },
      }
    },
    async ask(door, input, caller) {
      const { path, method, headers, body } = requestAt(door, input)
      const response = await fetch(address + path, {
        method,
        headers: { ...headers, origin, ...credentials(door.audience, caller) },
        ...(body === undefined ? {} : { body }),
      })
      const text = door.way === 'subscription' ? await firstMessage(response) : await response.text()
      return { status: response.status, headers: response.headers, text, ...read(door, response, text) }
    },
    async as(accountId, application) {
      const { token } = await startSession(office.db.pool, {
        accountId,
        app: application,
        address: null,
        now: office.clock.now(),
      })
      return { token, isDesktop: application === 'desktop' }
    },
  }
}

function credentials(audience: Audience, { token, isDesktop }: Caller): Record<string, string> {
  if (token === null) return {}
  if (isDesktop) return { 'x-okienko-client': 'desktop/1', authorization: `Bearer ${token}` }
  return { cookie: `okienko_${audience}=${token}` }
}

/** Parses the messages of a stream until it ends; `onFirst` is told of the first. */
async function collect(response: Response, messages: LiveMessage[], onFirst: () => void): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    for (const frame of frames) {
      const data = /^data: (.*)$/m.exec(frame)?.[1]
      if (data === undefined || data === '' || /^event:/m.test(frame)) continue
      messages.push(JSON.parse(data) as LiveMessage)
      onFirst()
    }
  }
}

/** Reads a stream up to its first message or refusal. */
async function firstMessage(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    if (/"kind":"hello"[^\n]*\n|event: serialized-error\n/.test(text)) break
  }
  return text
}

function read(door: Door, response: Response, text: string): Pick<Answer, 'refusal' | 'data'> {
  if (door.way === 'subscription') {
    const failure = /^event: serialized-error\ndata: (.*)$/m.exec(text)?.[1]
    if (failure === undefined) return { refusal: null, data: null }
    return { refusal: (JSON.parse(failure) as { data: { refusal: Refusal } }).data.refusal, data: null }
  }
  if (door.way === 'download' && response.ok) return { refusal: null, data: null }
  const body = JSON.parse(text) as {
    result?: { data: unknown }
    error?: { data: { refusal: Refusal } }
  }
  if (body.error) return { refusal: body.error.data.refusal, data: null }
  if (!response.ok) return { refusal: body as unknown as Refusal, data: null }
  return { refusal: null, data: body.result ? body.result.data : body }
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
