import { beforeEach, describe, expect, it } from 'vitest'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { dispatch, dispatcherLease, retryHandler } from '#server/platform/jobs/dispatcher.ts'
import { eventReaction, type EventReaction } from '#server/platform/jobs/reaction.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { testClock } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { happen, testServices, until } from './support.ts'

const clock = testClock()
const services = await testServices({ clock })
const { db } = services
const viewed = { name: 'client.viewed', payload: { clientId: 7 } } as const

beforeEach(async () => (await testDatabase()).reset())

/** A reaction that leaves a trace in the log itself. */
function tracing(trouble: (attempt: number) => void = () => undefined): EventReaction {
  let attempt = 0
  return eventReaction({
    name: 'test.trace',
    to: ['client.viewed'],
    async react(step, event) {
      await step.append('client.accounts-viewed', { clientId: event.payload.clientId })
      attempt += 1
      trouble(attempt)
    },
  })
}

async function traces(): Promise<number> {
  const rows = await db.pool.rows(`SELECT id FROM event_log WHERE name = 'client.accounts-viewed'`)
  return rows.length
}

async function dispatchAll(reactions: readonly EventReaction[], lease = dispatcherLease()): Promise<void> {
  await sequence(db, sequencerLease(0))
  while ((await dispatch(services, { lease, reactions })) > 0);
}

describe('the dispatcher', () => {
  it('calls each reaction once per event, in the name of the system and with the request that caused it', async () => {
    const requestId = '8c3cf1c4-4f59-4d1c-9e7f-2f5b3a1b6a11'
    await happen(services, { ...viewed, by: { requestId } })
    await happen(services, { name: 'account.unlocked', payload: { accountId: 7 } })
    const lease = dispatcherLease()
    await dispatchAll([tracing()], lease)
    await dispatchAll([tracing()], lease)
    const rows = await db.pool.rows(
      `SELECT actor_kind AS actor, request_id AS requestId FROM event_log WHERE name = 'client.accounts-viewed'`,
    )
    expect(rows).toEqual([{ actor: 'system', requestId }])
  })

  it('delivers again what was not committed, and leaves no double', async () => {
    await happen(services, viewed)
    const lostConnection = Object.assign(new Error('lost'), { code: 'PROTOCOL_CONNECTION_LOST' })
    const reaction = tracing((attempt) => {
      if (attempt < 3) throw lostConnection
    })
    await dispatchAll([reaction])
    expect(await traces()).toBe(1)
  })

  it('is done by one process at a time', async () => {
    for (let count = 0; count < 30; count += 1) await happen(services, viewed)
    await sequence(db, sequencerLease(0))
    const reaction = tracing()
    const workers = Array.from({ length: 4 }, () => dispatcherLease(0))
    await Promise.all(workers.map((lease) => dispatchAll([reaction], lease)))
    expect(await traces()).toBe(30)
  })

  it('goes on behind an event whose reaction fails, and repeats the reaction as a job', async () => {
    await happen(services, viewed)
    await happen(services, viewed)
    const reaction = tracing((attempt) => {
      if (attempt === 1) throw new Error('a bug')
    })
    await dispatchAll([reaction])
    expect(await traces()).toBe(1)

    clock.pass(10_000)
    const runner = startRunner(services, { handlers: [retryHandler(services, [reaction])] })
    await until(async () => (await traces()) === 2)
    await until(async () => (await db.pool.rows(`SELECT id FROM jobs WHERE state = 'done'`)).length === 1)
    await runner.stop()
  })
})
