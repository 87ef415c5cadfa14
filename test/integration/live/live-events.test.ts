import type { TrackedEnvelope } from '@trpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LiveMessage } from '#shared/domain/event-log/schema.ts'
import { livePortalRouter } from '#server/features/live/portal-router.ts'
import { liveStaffRouter } from '#server/features/live/staff-router.ts'
import { endSession, endSessionsOf } from '#server/platform/auth/sessions.ts'
import { lastPosition } from '#server/platform/events/feed.ts'
import { openLiveFeed } from '#server/platform/events/feed-tail.ts'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { createCallerFactory } from '#server/platform/trpc/init.ts'
import { refusalFor } from '#server/platform/trpc/refusals.ts'
import { testClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  happen,
  makeAccount,
  makeClient,
  makeTask,
  requestBy,
  testServices,
  until,
  type TestAccount,
} from '../event-log/support.ts'

const clock = testClock()
const base = await testServices({ clock })
const { db, log } = base
let services = base

const lease = sequencerLease()
const windows: AbortController[] = []

interface Window {
  readonly messages: LiveMessage[]
  readonly ids: string[]
  /** The code of the refusal the stream ended with, null when it just ended. */
  readonly ended: Promise<string | null>
}

beforeEach(async () => {
  await (await testDatabase()).reset()
  clock.set('2026-11-21T11:00:00.000Z')
  services = { ...base, live: openLiveFeed({ db, log }) }
  services.live.start()
})
afterEach(async () => {
  for (const window of windows.splice(0)) window.abort()
  await services.live.stop()
})

/** Opens a window that listens, and waits for its first message. */
async function open(account: TestAccount, lastEventId?: string): Promise<Window> {
  const leaving = new AbortController()
  windows.push(leaving)
  const factory = createCallerFactory(account.kind === 'staff' ? liveStaffRouter : livePortalRouter)
  const caller = factory(requestBy(services, account), { signal: leaving.signal })
  const stream = (await caller.events(lastEventId === undefined ? {} : { lastEventId })) as AsyncIterable<
    TrackedEnvelope<LiveMessage>
  >
  const messages: LiveMessage[] = []
  const ids: string[] = []
  const listen = async () => {
    for await (const [id, message] of stream) {
      ids.push(id)
      messages.push(message)
    }
  }
  const ended = listen().then(
    () => null,
    (error: unknown) => refusalFor(error).code,
  )
  await until(() => messages.length > 0)
  return { messages, ids, ended }
}

function names({ messages }: Window): string[] {
  return messages.flatMap((message) => (message.kind === 'event' ? [message.name] : []))
}

async function settle(): Promise<void> {
  while ((await sequence(db, lease)) > 0);
  await new Promise((resolve) => setTimeout(resolve, 350))
}

async function office() {
  const clerk = await makeAccount(services, { kind: 'staff', group: 'CLERKS' })
  const manager = await makeAccount(services, { kind: 'staff', group: 'MANAGERS' })
  const field = await makeAccount(services, { kind: 'staff', group: 'FIELD' })
  const client = await makeAccount(services, { kind: 'client', group: 'CLIENTS' })
  const stranger = await makeAccount(services, { kind: 'client', group: 'CLIENTS' })
  const clientId = await makeClient(services, client.id)
  await makeClient(services, stranger.id)
  const taskId = await makeTask(services, { clientId, by: client.id, assigneeId: clerk.id })
  return { clerk, manager, field, client, stranger, clientId, taskId }
}

type Office = Awaited<ReturnType<typeof office>>

async function everythingHappens({ clerk, client, clientId, taskId }: Office): Promise<void> {
  const subject = { taskId, clientId }
  const task = { taskId, version: 3 }
  await happen(services, {
    name: 'task.replied',
    payload: { ...task, entryId: 1, by: 'client', files: 0 },
    subject,
    by: { actorKind: 'client', actorId: client.id },
  })
  await happen(services, { name: 'task.noted', payload: { ...task, entryId: 2, files: 0 }, subject })
  await happen(services, {
    name: 'task.priority-set',
    payload: { ...task, before: 'low', after: 'high' },
    subject,
  })
  await happen(services, { name: 'client.viewed', payload: { clientId }, subject: { clientId } })
  await happen(services, {
    name: 'client.alert-note-set',
    payload: { clientId, version: 1, before: null, after: 'Pies' },
    subject: { clientId },
  })
  await happen(services, {
    name: 'notification.created',
    payload: { accountId: clerk.id, kind: 'task.replied', taskId },
    subject,
  })
  await happen(services, { name: 'event-log.viewed', payload: { filter: {}, isFirstPage: true } })
}

describe('the live feed of a window', () => {
  it('tells each who may know it, and nobody more', async () => {
    const all = await office()
    const [clerk, manager, field, client, stranger] = await Promise.all(
      [all.clerk, all.manager, all.field, all.client, all.stranger].map((account) => open(account)),
    )
    await everythingHappens(all)
    await settle()
    const seenByAll = ['task.replied', 'task.noted', 'task.priority-set', 'client.alert-note-set']
    expect(names(clerk as Window)).toEqual([...seenByAll, 'notification.created'])
    expect(names(manager as Window)).toEqual([
      ...seenByAll.slice(0, 3),
      'client.viewed',
      ...seenByAll.slice(3),
    ])
    expect(names(field as Window)).toEqual(['client.alert-note-set'])
    expect(names(client as Window)).toEqual(['task.replied'])
    expect(names(stranger as Window)).toEqual([])
  })

  it('tells the caretaker of the accounts of a client, and everybody of who belongs to whom', async () => {
    const { clerk, field, clientId } = await office()
    const colleague = await makeAccount(services, { kind: 'staff', group: 'CLERKS' })
    await db.pool.query('UPDATE clients SET caretaker_id = ? WHERE id = ?', [clerk.id, clientId])
    const windows = await Promise.all([clerk, colleague, field].map((account) => open(account)))
    const subject = { clientId }
    await happen(services, { name: 'account.unlocked', payload: { accountId: 77 }, subject })
    await happen(services, {
      name: 'client.parent-set',
      payload: { clientId, version: 2, before: null, after: null },
      subject,
    })
    await settle()
    expect(windows.map(names)).toEqual([
      ['account.unlocked', 'client.parent-set'],
      ['client.parent-set'],
      ['client.parent-set'],
    ])
  })

  it('says what has changed and whether one did it oneself, and nothing of what was written', async () => {
    const { client, clientId, taskId } = await office()
    const window = await open(client)
    await happen(services, {
      name: 'task.replied',
      payload: { taskId, version: 4, entryId: 1, by: 'client', files: 0 },
      subject: { taskId, clientId },
      by: { actorKind: 'client', actorId: client.id },
    })
    await settle()
    expect(window.messages).toEqual([
      { kind: 'hello', position: 0, resumed: false },
      {
        kind: 'event',
        position: 1,
        name: 'task.replied',
        occurredAt: clock.now().toISOString(),
        taskId,
        taskVersion: 4,
        clientId,
        mine: true,
      },
    ])
    expect(window.ids).toEqual(['0', '1'])
  })

  it('tells who has lost sight of a task that it is gone', async () => {
    const { field, clerk, clientId, taskId } = await office()
    const window = await open(field)
    await happen(services, {
      name: 'task.assigned',
      payload: { taskId, version: 2, before: field.id, after: clerk.id, reason: 'urlop' },
      subject: { taskId, clientId },
    })
    await settle()
    expect(names(window)).toEqual(['task.assigned'])
  })

  it('resumes after the last message a window has seen', async () => {
    const all = await office()
    await everythingHappens(all)
    await settle()
    const window = await open(all.clerk, '1')
    await settle()
    expect(window.messages[0]).toEqual({ kind: 'hello', position: 1, resumed: true })
    expect(window.ids).toEqual(['1', '2', '3', '5', '6'])
  })

  it.each([
    ['from another database', '900'],
    ['far behind', '1'],
  ])('asks a window that comes back %s to load afresh', async (_, lastEventId) => {
    const { clerk } = await office()
    if (lastEventId === '1') {
      await db.pool.query(
        `INSERT INTO event_log (name, schema_version, actor_kind, request_id, payload, occurred_at)
           VALUES ('client.viewed', 1, 'system', '', '{}', UTC_TIMESTAMP(3))`,
      )
      await db.pool.query('INSERT INTO event_feed (feed_position, event_id) SELECT 6000, id FROM event_log')
    }
    const window = await open(clerk, lastEventId)
    expect(window.messages).toEqual([
      { kind: 'hello', position: lastEventId === '1' ? 6000 : 0, resumed: false },
    ])
  })

  it('tells where the feed stands when much has passed that a window may not see', async () => {
    const { stranger } = await office()
    const window = await open(stranger)
    await db.pool.query(
      `INSERT INTO event_log (name, schema_version, actor_kind, request_id, payload, occurred_at)
       SELECT 'client.viewed', 1, 'system', '', '{}', UTC_TIMESTAMP(3) FROM information_schema.columns LIMIT 600`,
    )
    await db.pool.query('INSERT INTO event_outbox (event_id) SELECT id FROM event_log')
    await settle()
    await until(() => window.messages.length > 1)
    expect(window.messages.slice(1)).toEqual([{ kind: 'hello', position: 500, resumed: true }])
  })
})

describe('a window of somebody whose group changes', () => {
  it('is told so, and hears from then on what the group still may', async () => {
    const { field, client, clientId } = await office()
    const [staff, ofClient] = [await open(field), await open(client)]
    await db.pool.query(
      `DELETE p FROM account_group_permissions p JOIN account_groups g ON g.id = p.group_id
       WHERE g.code = 'FIELD' AND p.permission = 'client.read'`,
    )
    await db.pool.query("UPDATE account_groups SET version = version + 1 WHERE code = 'FIELD'")
    const [group] = await db.pool.rows<{ id: number }>("SELECT id FROM account_groups WHERE code = 'FIELD'")
    await happen(services, {
      name: 'group.grants-set',
      payload: { groupId: group?.id ?? 0, version: 2, before: { 'client.read': true }, after: {} },
    })
    await settle()
    await happen(services, {
      name: 'client.alert-note-set',
      payload: { clientId, version: 1, before: null, after: 'Pies' },
      subject: { clientId },
    })
    await settle()
    expect(names(staff)).toEqual(['group.grants-set'])
    expect(names(ofClient)).toEqual([])
  })
})

describe('a window of a client whose group changes', () => {
  const change = async (code: 'CLIENTS' | 'FIELD') => {
    await db.pool.query('UPDATE account_groups SET version = version + 1 WHERE code = ?', [code])
    const [group] = await db.pool.rows<{ id: number }>('SELECT id FROM account_groups WHERE code = ?', [code])
    const payload = { groupId: group?.id ?? 0, version: 2, before: {}, after: { balance: {} } }
    await happen(services, { name: 'group.portlets-set', payload })
    await settle()
  }

  it('is told so once for each change, and never of other groups', async () => {
    const { client } = await office()
    const window = await open(client)
    await change('FIELD')
    expect(names(window)).toEqual([])
    await change('CLIENTS')
    await change('FIELD')
    expect(names(window)).toEqual(['group.portlets-set'])
    await change('CLIENTS')
    expect(names(window)).toEqual(['group.portlets-set', 'group.portlets-set'])
  })

  it('is told of what changed before it listened, from where it learned what it may', async () => {
    const { client } = await office()
    await change('CLIENTS')
    const window = await open(client, '0')
    await settle()
    expect(names(window)).toEqual(['group.portlets-set'])
  })
})

describe('a window that knows more than the process it asks', () => {
  it('resumes all the same', async () => {
    const all = await office()
    const first = await open(all.stranger)
    await everythingHappens(all)
    while ((await sequence(db, lease)) > 0);
    const position = await lastPosition(db.pool)
    const window = await open(all.client, String(position))
    expect(window.messages[0]).toEqual({ kind: 'hello', position, resumed: true })
    await settle()
    expect(names(first)).toEqual([])
  })
})

describe('a window whose sign-in ends', () => {
  it('hears nothing more as soon as an event of its account says so', async () => {
    const { clerk, clientId, taskId } = await office()
    const window = await open(clerk)
    await endSessionsOf(db.pool, clerk.id)
    await happen(services, {
      name: 'account.signed-out-everywhere',
      payload: { accountId: clerk.id, ended: 1 },
    })
    await happen(services, {
      name: 'task.noted',
      payload: { taskId, version: 2, entryId: 1, files: 0 },
      subject: { taskId, clientId },
    })
    await settle()
    expect(await window.ended).toBe('session.expired')
    expect(names(window)).toEqual([])
  })

  it('goes on when another sign-in of the account has ended', async () => {
    const { clerk } = await office()
    const window = await open(clerk)
    await happen(services, { name: 'account.signed-out', payload: { accountId: clerk.id } })
    await settle()
    expect(names(window)).toEqual(['account.signed-out'])
  })

  it('is found within ten seconds without any event', async () => {
    const { clerk } = await office()
    const window = await open(clerk)
    const actor = await requestBy(services, clerk).loadActor()
    await endSession(db.pool, actor?.sessionId ?? 0)
    expect(await window.ended).toBe('session.expired')
  }, 15_000)

  it('has ended too when nobody used it for too long: listening is no use', async () => {
    const { clerk } = await office()
    const window = await open(clerk)
    clock.pass(5 * 3_600_000)
    await happen(services, {
      name: 'account.language-set',
      payload: { accountId: clerk.id, before: 'pl', after: 'en' },
    })
    await settle()
    expect(await window.ended).toBe('session.expired')
  })

  it('ends quietly when the window goes', async () => {
    const { clerk } = await office()
    const window = await open(clerk)
    windows.at(-1)?.abort()
    expect(await window.ended).toBeNull()
  })

  it('is told to come again when the server stops', async () => {
    const { clerk } = await office()
    const window = await open(clerk)
    await services.live.stop()
    expect(await window.ended).toBe('server.busy')
  })
})
