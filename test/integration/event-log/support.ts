import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import type { EventName, EventPayload } from '#shared/domain/event-log/events.ts'
import { readEnv } from '#server/env.ts'
import { insertAccount } from '#server/features/accounts/index.ts'
import { loadActor, startSession } from '#server/platform/auth/sessions.ts'
import { openDatabase, toStored } from '#server/platform/database/connection.ts'
import { inTransaction } from '#server/platform/database/transaction.ts'
import { appendTo, type EventSource, type EventSubject } from '#server/platform/events/append.ts'
import { openLiveFeed } from '#server/platform/events/feed-tail.ts'
import { openDiskStore } from '#server/platform/files/disk-store.ts'
import { systemClock, type Clock } from '#server/platform/observability/clock.ts'
import { openLog } from '#server/platform/observability/log.ts'
import type { RequestContext, Services } from '#server/platform/trpc/context.ts'
import { testDatabase } from '#test/support/database.ts'

/** What a process holds, on the test database; closed after the file. */
export async function testServices(
  options: { clock?: Clock; env?: Record<string, string>; url?: string } = {},
): Promise<Services> {
  const url = options.url ?? (await testDatabase()).url
  const folder = mkdtempSync(path.join(tmpdir(), 'okienko-test-'))
  const env = readEnv({
    DATABASE_URL: url,
    FILES_DIR: path.join(folder, 'files'),
    MAIL_DIR: path.join(folder, 'mails'),
    OFFICE_NAME: 'Wodociągi Nadrzecze',
    PUBLIC_URL: 'https://ebok.example.pl',
    ...options.env,
  })
  const log = openLog(process.env.TEST_LOG ?? 'silent')
  const db = openDatabase(url, { connections: 10 })
  const live = openLiveFeed({ db, log })
  afterAll(async () => {
    await live.stop()
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { env, db, log, clock: options.clock ?? systemClock, files: openDiskStore(env.FILES_DIR), live }
}

interface Happening<Name extends EventName> {
  readonly name: Name
  readonly payload: EventPayload<Name>
  readonly subject?: EventSubject
  readonly by?: Partial<EventSource>
}

/** Commits one event, as a command would, and answers its id. */
export function happen<Name extends EventName>(services: Services, event: Happening<Name>): Promise<number> {
  return inTransaction(services.db, (tx) =>
    appendTo(services.db.within(tx), {
      actorKind: 'system',
      actorId: null,
      address: null,
      requestId: randomUUID(),
      now: () => services.clock.now(),
      ...event.by,
    })(event.name, event.payload, event.subject),
  )
}

let made = 0

export interface TestAccount {
  readonly id: number
  readonly kind: 'staff' | 'client'
  readonly token: string
}

/** An account with the permissions of its group, signed in. */
export async function makeAccount(
  { db, clock }: Services,
  account: { kind: 'staff' | 'client'; group: BuiltInGroupCode; email?: string; language?: 'pl' | 'en' },
): Promise<TestAccount> {
  made += 1
  const { kind, group, email = null, language = 'pl' } = account
  const now = clock.now()
  const id = await insertAccount(db.pool, {
    ...{ kind, email, language, now, groups: [group], state: 'active' },
    ...{ login: `login-${made}`, firstName: 'Anna', lastName: `Nowak${made}`, passwordHash: null },
  })
  const app = kind === 'staff' ? 'staff' : 'portal'
  const { token } = await startSession(db.pool, { accountId: id, app, address: null, now })
  return { id, kind, token }
}

/** A request of an account, as its routers see it. */
export function requestBy(services: Services, account: TestAccount): RequestContext {
  const { kind, token } = account
  const { db, clock } = services
  return {
    ...services,
    requestId: randomUUID(),
    address: '127.0.0.1',
    app: kind === 'staff' ? 'staff' : 'portal',
    hasToken: true,
    loadActor: () => loadActor(db.pool, { token, kind, now: clock.now() }),
    setToken: () => undefined,
    now: () => clock.now(),
  }
}

/** A client and, when given, the account that reaches it. */
export async function makeClient({ db, clock }: Services, accountId?: number): Promise<number> {
  made += 1
  const now = toStored(clock.now())
  const { insertId: id } = await db.pool.query(
    `INSERT INTO clients (number, kind, first_name, last_name, company_name, display_name, nip, regon, pesel, phone,
       street, building, flat, postal_code, city, created_at, updated_at)
     VALUES (?, 'person', 'Jan', 'Kowalski', '', ?, '', '', '', '', 'Lipowa', '1', '', '00-001', 'Nadrzecze', ?, ?)`,
    [`K-${made}`, `Jan Kowalski ${made}`, now, now],
  )
  if (accountId !== undefined)
    await db.pool.query('INSERT INTO client_accounts (client_id, account_id, created_at) VALUES (?, ?, ?)', [
      id,
      accountId,
      now,
    ])
  return id
}

/** A task of the type "question". */
export async function makeTask(
  { db, clock }: Services,
  task: { clientId: number; by: number; assigneeId?: number; dueAt?: Date; title?: string },
): Promise<number> {
  made += 1
  const now = toStored(clock.now())
  const { insertId } = await db.pool.query(
    `INSERT INTO tasks (number, client_id, type_id, title, description, status, priority, assignee_id, group_id, due_at,
       source, created_by, request_key, request_hash, created_at, updated_at)
     SELECT ?, ?, id, ?, 'Opis', 'new', 1, ?, group_id, ?, 'portal', ?, ?, ?, ?, ? FROM task_types WHERE code = 'question'`,
    [
      `2026/${String(made).padStart(6, '0')}`,
      task.clientId,
      task.title ?? 'Pytanie o fakturę',
      task.assigneeId ?? null,
      toStored(task.dueAt ?? new Date(clock.now().getTime() + 86_400_000)),
      task.by,
      randomUUID(),
      '0'.repeat(64),
      now,
      now,
    ],
  )
  return insertId
}

/**
 * The same services on two connections of their own, one for reads and one for transactions, and how many rows and
 * index entries the database reads on them for some work.
 */
export function countingServices(services: Services): {
  services: Services
  rowsReadBy: (work: () => Promise<unknown>) => Promise<number>
} {
  const db = openDatabase(services.env.DATABASE_URL, { connections: 1 })
  afterAll(() => db.close())
  const count = async () => {
    const sql = "SHOW SESSION STATUS LIKE 'Handler_read%'"
    const found = [
      ...(await db.pool.rows<{ Value: string }>(sql)),
      ...(await inTransaction(db, (tx) => db.within(tx).rows<{ Value: string }>(sql))),
    ]
    return found.reduce((sum, { Value }) => sum + Number(Value), 0)
  }
  return {
    services: { ...services, db },
    async rowsReadBy(work) {
      const asking = -(await count()) + (await count())
      const before = await count()
      await work()
      return (await count()) - before - asking
    },
  }
}

/** Waits until `isTrue` answers yes, at most `milliseconds`. */
export async function until(isTrue: () => boolean | Promise<boolean>, milliseconds = 10_000): Promise<void> {
  const end = performance.now() + milliseconds
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`Waited ${milliseconds} ms in vain for ${isTrue.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
