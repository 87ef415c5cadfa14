import { beforeEach, describe, expect, it } from 'vitest'
import type { EventName } from '#shared/domain/event-log/events.ts'
import { notificationsReactions } from '#server/features/notifications/jobs.ts'
import { notificationsStaffRouter } from '#server/features/notifications/staff-router.ts'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { dispatch, dispatcherLease } from '#server/platform/jobs/dispatcher.ts'
import { createCallerFactory } from '#server/platform/trpc/init.ts'
import { refusalFor } from '#server/platform/trpc/refusals.ts'
import { testClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import {
  countingServices,
  happen,
  makeAccount,
  makeClient,
  makeTask,
  requestBy,
  testServices,
  type TestAccount,
} from '../event-log/support.ts'

const clock = testClock()
const services = await testServices({ clock })
const { db } = services

const { services: counted, rowsReadBy } = countingServices(services)

const callerOf = (account: TestAccount, of = services) =>
  createCallerFactory(notificationsStaffRouter)(requestBy(of, account))

beforeEach(async () => {
  await (await testDatabase()).reset()
  clock.set('2026-11-21T11:00:00.000Z')
})

async function office() {
  const clerk = await makeAccount(services, { kind: 'staff', group: 'CLERKS' })
  const colleague = await makeAccount(services, { kind: 'staff', group: 'CLERKS' })
  const client = await makeAccount(services, { kind: 'client', group: 'CLIENTS' })
  const clientId = await makeClient(services, client.id)
  const taskId = await makeTask(services, {
    clientId,
    by: client.id,
    assigneeId: clerk.id,
    title: 'Brak wody',
  })
  return { clerk, colleague, client, clientId, taskId, inbox: callerOf(clerk) }
}

type Office = Awaited<ReturnType<typeof office>>

async function dispatchAll(): Promise<void> {
  const lease = dispatcherLease(0)
  do {
    await sequence(db, sequencerLease(0))
  } while ((await dispatch(services, { lease, reactions: notificationsReactions })) > 0)
}

const byClient = ({ client }: Office) => ({ actorKind: 'client', actorId: client.id }) as const
const byStaff = (account: TestAccount) => ({ actorKind: 'staff', actorId: account.id }) as const

async function file(all: Office, options: { assigneeId: number | null; by?: TestAccount }): Promise<void> {
  await happen(services, {
    name: 'task.created',
    payload: {
      taskId: all.taskId,
      version: 0,
      number: '2026/000001',
      clientId: all.clientId,
      typeId: 1,
      title: 'Brak wody',
      assigneeId: options.assigneeId,
      groupId: 1,
      dueAt: '2026-12-01T00:00:00.000Z',
      source: 'portal',
    },
    subject: { taskId: all.taskId, clientId: all.clientId },
    by: options.by ? byStaff(options.by) : byClient(all),
  })
  await dispatchAll()
}

async function reply(
  { taskId, clientId }: Office,
  by: ReturnType<typeof byClient> | ReturnType<typeof byStaff>,
) {
  const payload = { taskId, version: 1, entryId: 1, by: by.actorKind, files: 0 }
  await happen(services, { name: 'task.replied', payload, subject: { taskId, clientId }, by })
}

async function move(
  all: Office,
  after: string,
  by: ReturnType<typeof byClient> | ReturnType<typeof byStaff>,
) {
  const { taskId, clientId } = all
  const payload = { taskId, version: 1, before: 'waiting', after, reason: null }
  await happen(services, { name: 'task.moved', payload, subject: { taskId, clientId }, by })
}

describe('an assignee', () => {
  it('is told of a new task of theirs', async () => {
    const all = await office()
    await file(all, { assigneeId: all.clerk.id })
    expect(await all.inbox.counts()).toEqual({ unread: 1, overdue: 0 })
    expect(await all.inbox.list({})).toMatchObject({
      rows: [
        {
          kind: 'task.created',
          taskId: all.taskId,
          taskTitle: 'Brak wody',
          clientName: expect.stringContaining('Jan Kowalski') as string,
          createdAt: '2026-11-21T11:00:00.000Z',
          readAt: null,
        },
      ],
      nextCursor: null,
    })
  })

  it('is not told of what they did themselves, nor anybody of a task without an assignee', async () => {
    const all = await office()
    await file(all, { assigneeId: all.clerk.id, by: all.clerk })
    await file(all, { assigneeId: null })
    await reply(all, byStaff(all.clerk))
    await dispatchAll()
    expect(await db.pool.rows('SELECT id FROM notifications')).toEqual([])
  })

  it('is told of a task that is handed to them', async () => {
    const all = await office()
    const { taskId, clientId, clerk, colleague } = all
    await happen(services, {
      name: 'task.assigned',
      payload: { taskId, version: 1, before: clerk.id, after: colleague.id, reason: 'urlop' },
      subject: { taskId, clientId },
      by: byStaff(clerk),
    })
    await dispatchAll()
    expect((await callerOf(colleague).list({})).rows).toMatchObject([{ kind: 'task.assigned', taskId }])
    expect((await all.inbox.list({})).rows).toEqual([])
  })

  it('is told once of a client’s reply that opens the task again, and of a client’s end of it', async () => {
    const all = await office()
    await reply(all, byClient(all))
    await move(all, 'in-progress', byClient(all))
    await move(all, 'closed', byClient(all))
    await dispatchAll()
    expect((await all.inbox.list({})).rows.map(({ kind }) => kind)).toEqual(['task.moved', 'task.replied'])
  })

  it('is told once however often an event is delivered', async () => {
    const all = await office()
    await reply(all, byClient(all))
    await dispatchAll()
    await db.pool.query(`UPDATE leases SET position = 0 WHERE name = 'dispatcher'`)
    await dispatchAll()
    expect((await all.inbox.list({})).rows).toHaveLength(1)
    const told = await db.pool.rows(`SELECT id FROM event_log WHERE name = 'notification.created'`)
    expect(told).toHaveLength(1)
  })

  it('no longer reads the title of a task that has left their reach', async () => {
    const all = await office()
    const field = await makeAccount(services, { kind: 'staff', group: 'FIELD' })
    const group = 'group_id = (SELECT id FROM account_groups WHERE code = ?)'
    await db.pool.query(`UPDATE tasks SET assignee_id = ?, ${group} WHERE id = ?`, [
      field.id,
      'CLERKS',
      all.taskId,
    ])
    await reply(all, byClient(all))
    await dispatchAll()
    expect((await callerOf(field).list({})).rows).toMatchObject([{ taskTitle: 'Brak wody' }])
    await db.pool.query('UPDATE tasks SET assignee_id = ? WHERE id = ?', [all.clerk.id, all.taskId])
    expect((await callerOf(field).list({})).rows).toMatchObject([
      { taskId: null, taskTitle: null, taskNumber: null, clientName: null },
    ])
  })
})

describe('notifications', () => {
  async function three() {
    const all = await office()
    for (let count = 0; count < 3; count += 1) {
      clock.pass(60_000)
      await reply(all, byClient(all))
    }
    await dispatchAll()
    return all
  }

  it('are paged, newest first', async () => {
    const { inbox } = await three()
    const first = await inbox.list({ limit: 2 })
    const second = await inbox.list({ limit: 2, cursor: first.nextCursor })
    expect([...first.rows, ...second.rows].map(({ createdAt }) => createdAt)).toEqual([
      '2026-11-21T11:03:00.000Z',
      '2026-11-21T11:02:00.000Z',
      '2026-11-21T11:01:00.000Z',
    ])
    expect(second.nextCursor).toBeNull()
  })

  it('are marked as read: some, those of a task, or all; the other windows hear of it', async () => {
    const { inbox, clerk, taskId } = await three()
    const [newest] = (await inbox.list({})).rows
    expect(await inbox.markRead({ ids: [newest?.id ?? 0] })).toEqual({ read: 1 })
    expect(await inbox.counts()).toMatchObject({ unread: 2 })
    expect(await inbox.markRead({ taskId: taskId + 1 })).toEqual({ read: 0 })
    expect(await inbox.markRead({ taskId })).toEqual({ read: 2 })
    expect(await inbox.markRead({ all: true })).toEqual({ read: 0 })
    const told = await db.pool.rows(
      `SELECT payload FROM event_log WHERE name = 'notification.read' ORDER BY id`,
    )
    expect(told).toEqual([1, 2].map((read) => ({ payload: JSON.stringify({ accountId: clerk.id, read }) })))
  })

  it('of others are neither shown, counted nor marked', async () => {
    const { inbox, colleague } = await three()
    const other = callerOf(colleague)
    const ids = (await inbox.list({})).rows.map(({ id }) => id)
    expect((await other.list({})).rows).toEqual([])
    expect(await other.counts()).toEqual({ unread: 0, overdue: 0 })
    expect(await other.markRead({ ids })).toEqual({ read: 0 })
    expect(await inbox.counts()).toMatchObject({ unread: 3 })
  })

  it('come with the number of one’s own overdue tasks', async () => {
    const { inbox, clerk, client, clientId } = await office()
    const task = { clientId, by: client.id, assigneeId: clerk.id }
    await makeTask(services, { ...task, dueAt: clock.now() })
    const ended = await makeTask(services, { ...task, dueAt: clock.now() })
    await db.pool.query(`UPDATE tasks SET status = 'closed' WHERE id = ?`, [ended])
    await makeTask(services, { ...task, dueAt: new Date(clock.now().getTime() + 1) })
    expect(await inbox.counts()).toEqual({ unread: 0, overdue: 1 })
  })

  it('are read in index order, however many there are', async () => {
    const { clerk, taskId } = await office()
    const inbox = callerOf(clerk, counted)
    const rows = Array.from({ length: 5000 }, (_, index) => [
      ...[clerk.id, index + 1, 'task.replied', taskId, '2026-11-21 11:00:00.000'],
      index % 2 === 0 ? null : '2026-11-21 11:00:00.000',
    ])
    await db.pool.query(
      'INSERT INTO notifications (account_id, event_id, kind, task_id, created_at, read_at) VALUES ?',
      [rows],
    )
    const { nextCursor } = await inbox.list({ limit: 50 })
    for (const cursor of [null, nextCursor]) {
      const read = await rowsReadBy(() => inbox.list({ limit: 50, cursor }))
      expect(read / 50).toBeLessThan(20)
    }
    expect(await inbox.counts()).toEqual({ unread: 1000, overdue: 0 })
    expect(await rowsReadBy(() => inbox.counts())).toBeLessThan(2500)
  })

  it('are for staff who may read tasks', async () => {
    const { client } = await office()
    expect(await callerOf(client).counts().catch(refusalFor)).toMatchObject({ code: 'permission.missing' })
  })
})

describe('reactions', () => {
  it('leave other events alone', async () => {
    const { taskId, clientId, clerk } = await office()
    const names: EventName[] = ['task.noted', 'task.taken']
    const task = { taskId, version: 1 }
    await happen(services, {
      name: 'task.noted',
      payload: { ...task, entryId: 1, files: 0 },
      subject: { taskId, clientId },
    })
    await happen(services, {
      name: 'task.taken',
      payload: { ...task, before: null, after: clerk.id },
      subject: { taskId },
    })
    await dispatchAll()
    const logged = await db.pool.rows<{ name: EventName }>('SELECT name FROM event_log ORDER BY id')
    expect(logged.map(({ name }) => name)).toEqual(names)
  })
})
