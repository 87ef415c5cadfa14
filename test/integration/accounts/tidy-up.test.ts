import { beforeAll, describe, expect, it } from 'vitest'
import { accountsJobs } from '#server/features/accounts/jobs.ts'
import type { JobContext } from '#server/platform/jobs/job.ts'
import { callAs, openTestOffice, openWindow, type TestOffice } from '#test/support/caller.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { followEvents, portal, staff } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})

const day = 86_400_000

async function tidyUp(): Promise<void> {
  const job = accountsJobs.find(({ kind }) => kind === 'accounts.tidy-up')
  const ctx = { ...office, now: () => office.clock.now(), signal: new AbortController().signal }
  await job?.handle(ctx as unknown as JobContext, {})
}

async function left() {
  const count = async (table: string) => (await office.db.pool.rows(`SELECT 1 FROM ${table}`)).length
  return {
    sessions: await count('sessions'),
    links: await count('account_links'),
    counters: await count('attempt_counters'),
  }
}

describe('tidying up', () => {
  it('removes sign-ins, links and counters once they say nothing any more, and nothing before', async () => {
    const { accountId } = await makeStaff(office, ['CLERKS'])
    const client = await makeClientAccount(office, [await makeClient(office)])
    await callAs(office, staff, { accountId, app: 'staff' })
    const { api } = openWindow(office, portal, 'portal')
    await api.session.signIn({ login: 'nikt', password: 'nie to hasło' })
    await api.session.requestReset({ login: client.login })
    await followEvents(office)
    const all = { sessions: 1, links: 1, counters: 4 }
    expect(await left()).toEqual(all)
    await tidyUp()
    expect(await left()).toEqual(all)
    office.clock.pass(day)
    await tidyUp()
    expect(await left()).toEqual({ sessions: 0, links: 0, counters: 4 })
    office.clock.pass(2 * day)
    await tidyUp()
    expect(await left()).toEqual({ sessions: 0, links: 0, counters: 0 })
  })
})
