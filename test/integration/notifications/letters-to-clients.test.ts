import { beforeEach, describe, expect, it } from 'vitest'
import { notificationsJobs, notificationsReactions } from '#server/features/notifications/jobs.ts'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { dispatch, dispatcherLease } from '#server/platform/jobs/dispatcher.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { testClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { happen, makeAccount, makeClient, makeTask, testServices, until } from '../event-log/support.ts'

const clock = testClock()
const services = await testServices({ clock })
const { db } = services
const second = 1000
const minute = 60 * second

beforeEach(async () => {
  await (await testDatabase()).reset()
  clock.set('2026-11-21T11:00:00.000Z')
})

async function office(options: { email?: string } = { email: 'jan@example.pl' }) {
  const clerk = await makeAccount(services, { kind: 'staff', group: 'CLERKS' })
  const client = await makeAccount(services, { kind: 'client', group: 'CLIENTS', ...options })
  const clientId = await makeClient(services, client.id)
  const taskId = await makeTask(services, { clientId, by: client.id, title: 'Brak wody' })
  const subject = { taskId, clientId }
  const staff = { actorKind: 'staff', actorId: clerk.id } as const
  const reply = async (by: { actorKind: 'staff' | 'client'; actorId: number } = staff) => {
    const payload = { taskId, version: 1, entryId: 1, by: by.actorKind, files: 0 }
    await happen(services, { name: 'task.replied', payload, subject, by })
    await dispatchAll()
  }
  const move = async (after: 'in-progress' | 'resolved') => {
    await db.pool.query('UPDATE tasks SET status = ? WHERE id = ?', [after, taskId])
    const payload = { taskId, version: 1, before: 'new', after, reason: null }
    await happen(services, { name: 'task.moved', payload, subject, by: staff })
    await dispatchAll()
  }
  const replyAsClient = () => reply({ actorKind: 'client', actorId: client.id })
  return { clientId, taskId, reply, move, replyAsClient }
}

async function dispatchAll(): Promise<void> {
  await sequence(db, sequencerLease(0))
  while ((await dispatch(services, { lease: dispatcherLease(0), reactions: notificationsReactions })) > 0);
}

/** Lets time go by and the worker do what is due then. */
async function pass(milliseconds: number): Promise<void> {
  clock.pass(milliseconds)
  const runner = startRunner(services, { handlers: notificationsJobs })
  await until(async () => (await due()) === 0)
  await runner.stop()
}

async function due(): Promise<number> {
  const rows = await db.pool.rows(
    `SELECT id FROM jobs WHERE kind = 'notifications.client' AND state <> 'done' AND run_at <= ?`,
    [clock.now()],
  )
  return rows.length
}

function letters(): Promise<{ recipient: string; subject: string; body: string }[]> {
  return db.pool.rows('SELECT recipient, subject, body FROM mails ORDER BY id')
}

describe('a client', () => {
  it('hears by letter of an answer, with how things stand and where to read on', async () => {
    const { reply, move, taskId, clientId } = await office()
    await reply()
    await move('in-progress')
    await pass(20 * second)
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter?.recipient).toBe('jan@example.pl')
    expect(letter?.subject).toMatch(/^Zgłoszenie 2026\/\d{6}: jest odpowiedź$/)
    expect(letter?.body).toMatch(/w zgłoszeniu 2026\/\d{6} „Brak wody” jest odpowiedź biura\./)
    expect(letter?.body).toContain('Stan zgłoszenia: w toku.')
    expect(letter?.body).toContain(`https://ebok.example.pl/klient/${clientId}/zgloszenia/${taskId}`)
  })

  it('hears of a new state alone, in English when that is their language', async () => {
    const english = await makeAccount(services, {
      kind: 'client',
      group: 'CLIENTS',
      email: 'john@example.com',
      language: 'en',
    })
    const { move, clientId, taskId } = await office({})
    await db.pool.query('INSERT INTO client_accounts (client_id, account_id, created_at) VALUES (?, ?, ?)', [
      clientId,
      english.id,
      '2026-11-21 10:00:00.000',
    ])
    await move('resolved')
    await pass(20 * second)
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter).toMatchObject({ recipient: 'john@example.com' })
    expect(letter?.subject).toMatch(/a new state$/)
    expect(letter?.body).toContain('State of the request: resolved.')
    expect(letter?.body).toContain(`https://ebok.example.pl/en/client/${clientId}/requests/${taskId}`)
  })

  it('gets at most one letter in ten minutes, and the last change is never left out', async () => {
    const { reply, move } = await office()
    await reply()
    await pass(20 * second)
    for (let count = 0; count < 9; count += 1) {
      await pass(minute)
      await reply()
    }
    expect(await letters()).toHaveLength(1)
    await pass(minute)
    expect(await letters()).toHaveLength(2)
    await move('resolved')
    await pass(10 * minute)
    const all = await letters()
    expect(all).toHaveLength(3)
    expect(all[2]?.subject).toMatch(/nowy stan$/)
    await pass(60 * minute)
    expect(await letters()).toHaveLength(3)
  })

  it('gets no letter of requests where the portal shows none', async () => {
    const { reply } = await office()
    await db.pool.query("DELETE FROM account_group_permissions WHERE permission = 'request.read'")
    await reply()
    await pass(minute)
    expect(await letters()).toEqual([])
  })

  it('gets no letter of what they did themselves', async () => {
    const { replyAsClient } = await office()
    await replyAsClient()
    await pass(minute)
    expect(await letters()).toEqual([])
  })

  it.each([
    ['without an address', `UPDATE accounts SET email = NULL`],
    ['whose account is disabled', `UPDATE accounts SET state = 'disabled'`],
    ['who has not activated the account', `UPDATE accounts SET state = 'invited'`],
  ])('gets no letter %s', async (_, sql) => {
    const { reply } = await office()
    await db.pool.query(`${sql} WHERE kind = 'client'`)
    await reply()
    await pass(minute)
    expect(await letters()).toEqual([])
  })

  it('gets one letter although the job that writes it runs twice', async () => {
    const { reply } = await office()
    await reply()
    await pass(20 * second)
    await db.pool.query(`UPDATE jobs SET state = 'waiting' WHERE kind = 'notifications.client'`)
    await pass(second)
    expect(await letters()).toHaveLength(1)
  })
})
