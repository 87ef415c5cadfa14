import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { callAs, openTestOffice, refusalOf } from '#test/support/caller.ts'
import { makeClient, makeStaff } from '#test/support/people.ts'

const office = await openTestOffice({ DATABASE_POOL: '12' })
let clients: readonly [number, number] = [0, 0]
let tries = 0

/** Changes rows one after the other, in the order that it is told, and logs it. */
const changes = router({
  touch: command('signed-in')
    .input(z.array(z.int()))
    .output(z.int())
    .mutation(async ({ ctx, input }) => {
      tries += 1
      for (const id of input) {
        await ctx.sql.query('UPDATE clients SET version = version + 1 WHERE id = ?', [id])
        await pause(2)
      }
      return ctx.append('client.viewed', { clientId: input[0] ?? 0 })
    }),
})

async function openWindow() {
  const { accountId } = await makeStaff(office, ['CLERKS'])
  return (await callAs(office, changes, { accountId, app: 'staff' })).api
}
let api: Awaited<ReturnType<typeof openWindow>>

beforeEach(async () => {
  await office.database.reset()
  clients = [await makeClient(office), await makeClient(office)]
  api = await openWindow()
  tries = 0
})

/** What is left of commands that ended well: two changes, an event and its place in the outbox each. */
async function expectDone(commands: number): Promise<void> {
  const [found] = await office.db.pool.rows<{ changes: string; events: number; outbox: number }>(
    `SELECT (SELECT SUM(version) FROM clients) AS changes, (SELECT COUNT(*) FROM event_log) AS events,
       (SELECT COUNT(*) FROM event_outbox) AS outbox`,
  )
  expect({ ...found, changes: Number(found?.changes) }).toEqual({
    changes: 2 * commands,
    events: commands,
    outbox: commands,
  })
}

describe('commands that lock in opposite order', () => {
  it('all end well, sixty times over', async () => {
    const [first, second] = clients
    for (let round = 0; round < 60; round += 1)
      await Promise.all([api.touch([first, second]), api.touch([second, first])])
    expect(tries).toBeGreaterThan(150)
    await expectDone(120)
  })

  it('are refused as busy when there is no end to it, and leave nothing of what was refused', async () => {
    const [first, second] = clients
    let refused = 0
    const storm = async (order: number[]) => {
      for (let round = 0; round < 20; round += 1) {
        const call = api.touch(order)
        const isDone = await call.then(
          () => true,
          () => false,
        )
        if (isDone) continue
        expect(await refusalOf(call)).toEqual({ code: 'server.busy', details: {} })
        refused += 1
      }
    }
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => storm(index % 2 === 0 ? [first, second] : [second, first])),
    )
    await expectDone(200 - refused)
  })
})

describe('a row that somebody does not let go of', () => {
  it('is waited for in seconds and not for minutes', async () => {
    const tx = await office.db.sequelize.transaction()
    await office.db.within(tx).query('UPDATE clients SET version = version WHERE id = ?', [clients[0]])
    expect(await refusalOf(api.touch([clients[0]]))).toEqual({ code: 'server.busy', details: {} })
    await tx.rollback()
    await api.touch([clients[0], clients[1]])
    await expectDone(1)
  })
})
