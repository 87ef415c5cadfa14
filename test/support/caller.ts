import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { TRPCError, type AnyTRPCRouter } from '@trpc/server'
import { afterAll } from 'vitest'
import { AppError, type ErrorCode } from '#shared/domain/kernel/errors.ts'
import { readEnv, type Env } from '#server/env.ts'
import { loadActor, startSession, type App } from '#server/platform/auth/sessions.ts'
import { openServices } from '#server/services.ts'
import type { RequestContext, Services } from '#server/platform/trpc/context.ts'
import { createCallerFactory } from '#server/platform/trpc/init.ts'
import { testClock, type TestClock } from '#test/support/clock.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'

/** The services of one server process on the test database, at a standing clock; nothing runs by itself. */
export interface TestOffice extends Services {
  readonly clock: TestClock
  readonly database: TestDatabase
}

/** One window: it keeps the token it was handed, as a browser keeps its cookie. */
export interface TestWindow<Api> {
  readonly api: Api
  token: string | null
  /** The network address its requests come from. */
  address: string | null
  /** What the last token handed over was valid until; null after signing out. */
  tokenUntil: Date | null
}

/** Opens the services on the freshly emptied database of this file; closed and removed after its last test. */
export async function openTestOffice(settings: Record<string, string> = {}): Promise<TestOffice> {
  const database = await testDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'okienko-test-'))
  const services = openServices(testEnv(database, folder, settings))
  afterAll(async () => {
    await services.db.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { ...services, database, clock: testClock() }
}

function testEnv(database: TestDatabase, folder: string, settings: Record<string, string>): Env {
  return readEnv({
    DATABASE_URL: database.url,
    PUBLIC_URL: 'https://ebok.example.pl',
    OFFICE_NAME: 'Wodociągi Nadrzecze',
    FILES_DIR: path.join(folder, 'files'),
    MAIL_DIR: path.join(folder, 'mails'),
    LOG_LEVEL: 'silent',
    ...settings,
  })
}

/** Opens a window that nobody has signed in to yet; it calls the procedures of `router` without a network. */
export function openWindow<Router extends AnyTRPCRouter>(
  office: TestOffice,
  router: Router,
  app: App,
): TestWindow<ReturnType<Router['createCaller']>> {
  const window: TestWindow<ReturnType<Router['createCaller']>> = {
    api: createCallerFactory(router)(() => requestOf(office, window, app)) as ReturnType<
      Router['createCaller']
    >,
    token: null,
    address: '203.0.113.7',
    tokenUntil: null,
  }
  return window
}

/** A window in which an account is already signed in, without the work of a password. */
export async function callAs<Router extends AnyTRPCRouter>(
  office: TestOffice,
  router: Router,
  who: { accountId: number; app: App },
): Promise<TestWindow<ReturnType<Router['createCaller']>>> {
  const window = openWindow(office, router, who.app)
  const { accountId, app } = who
  const { token } = await startSession(office.db.pool, {
    accountId,
    app,
    address: window.address,
    now: office.clock.now(),
  })
  window.token = token
  return window
}

function requestOf(office: TestOffice, window: Omit<TestWindow<unknown>, 'api'>, app: App): RequestContext {
  const { token } = window
  const now = () => office.clock.now()
  const kind = app === 'portal' ? 'client' : 'staff'
  let actor: ReturnType<RequestContext['loadActor']> | undefined
  return {
    ...office,
    now,
    app,
    requestId: randomUUID(),
    address: window.address,
    hasToken: token !== null,
    loadActor: () =>
      (actor ??=
        token === null ? Promise.resolve(null) : loadActor(office.db.pool, { token, kind, now: now() })),
    setToken(next) {
      window.token = next?.value ?? null
      window.tokenUntil = next?.expiresAt ?? null
    },
  }
}

/** The refusal a call ends in: its code and details. Fails when the call succeeds or ends in a bug. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: ErrorCode; details: AppError['details'] }> {
  const error = await call.then(
    (value) => {
      throw new Error(`Was not refused but answered ${JSON.stringify(value)}`)
    },
    (thrown: unknown) => thrown,
  )
  const refusal = error instanceof TRPCError ? error.cause : error
  if (!(refusal instanceof AppError)) throw error as Error
  return { code: refusal.code, details: refusal.details }
}
