import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicationStates } from '#shared/domain/publications/schema.ts'
import { listForClient } from '#server/features/publications/client-queries.ts'
import { listPublicationsOfOffice } from '#server/features/publications/list-queries.ts'
import { nextPublicationChange, publicStreets } from '#server/features/publications/public-facts.ts'
import {
  getPublication,
  latestPublications,
  listOutages,
  listPublications,
} from '#server/features/publications/public-queries.ts'
import { loadActor, startSession } from '#server/platform/auth/sessions.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { fillPublications } from '#test/support/many-publications.ts'
import { rowsRead } from '#test/support/rows-read.ts'

const inOnePage = 50

let office: TestOffice
let sql: Pool
let reader: Actor
let clientId: number
let now: Date

beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  now = office.clock.now()
  sql = openPool(office.database.url, { connections: 1 })
  clientId = await makeClient(office)
  const { accountId } = await makeClientAccount(office, [clientId])
  const { token } = await startSession(sql, { accountId, app: 'portal', address: null, now })
  const actor = await loadActor(sql, { token, kind: 'client', now })
  if (!actor) throw new Error('Nobody is signed in')
  reader = actor
  const { accountId: editorId } = await makeStaff(office, ['EDITORS'])
  await fillPublications(sql, { count: 10_000, editorId, now })
}, 60_000)
afterAll(() => sql.end())

/** Rows that the engine read for each that was answered. */
async function costOf(ask: () => Promise<number>): Promise<number> {
  const { answer, read } = await rowsRead(sql, ask)
  expect(answer).toBeGreaterThan(0)
  return read / answer
}

const publicly = (given: Partial<Parameters<typeof listPublications>[2]>) =>
  listPublications(sql, now, {
    ...{ language: 'pl', kind: 'news', archive: false, street: '', search: '', limit: inOnePage },
    ...given,
  })

describe('at most 20 rows are read for each that is answered', () => {
  it.each(['news', 'notice', 'template', null] as const)(
    'on a page of what everyone sees: %s',
    async (kind) => {
      const ask = async () => {
        const first = await publicly({ kind })
        if (first.nextCursor === null) return first.rows.length
        const next = await publicly({ kind, cursor: first.nextCursor })
        return first.rows.length + next.rows.length
      }
      expect(await costOf(ask)).toBeLessThanOrEqual(20)
    },
  )

  it('on the last page of the news', async () => {
    const cursor = (await publicly({ limit: 200 })).nextCursor
    const deep = async () => (await publicly({ cursor, limit: 200 })).rows.length
    expect(await costOf(deep)).toBeLessThanOrEqual(20)
  })

  it('on a page of the archive', async () => {
    const ask = async () => (await publicly({ kind: 'notice', archive: true })).rows.length
    expect(await costOf(ask)).toBeLessThanOrEqual(20)
  })

  it('to find what is about a street, for each of the notices that are on show', async () => {
    const shown = (await publicly({ kind: 'notice' })).rows.length
    const ask = async () => {
      const found = await publicly({ street: 'ul. Lipowa 1', kind: 'notice' })
      expect(found.rows.length).toBeLessThan(shown)
      return shown
    }
    expect(await costOf(ask)).toBeLessThanOrEqual(20)
  })

  it('for the start page, the outages and the streets', async () => {
    // Seven lists of a few rows each: what it costs to begin one counts more than what it answers.
    const start = async () => {
      await latestPublications(sql, now, { language: 'pl' })
      return 1
    }
    expect(await costOf(start)).toBeLessThanOrEqual(1500)
    const shown = (await publicly({ kind: 'notice' })).rows.length
    const outages = async () => {
      const { now: begun, planned } = await listOutages(sql, now, { language: 'pl', street: '' })
      expect(begun.length + planned.length).toBeGreaterThan(0)
      return shown
    }
    expect(await costOf(outages)).toBeLessThanOrEqual(20)
    expect(await costOf(async () => (await publicStreets(sql, now)).length)).toBeLessThanOrEqual(20)
  })

  it('for one publication, and to know when the next one changes', async () => {
    const one = async () => {
      await getPublication(sql, now, { language: 'pl', kind: 'news', slug: 'publikacja-9' })
      return 1
    }
    expect(await costOf(one)).toBeLessThanOrEqual(20)
    expect(await costOf(async () => ((await nextPublicationChange(sql, now)) ? 1 : 0))).toBeLessThanOrEqual(
      20,
    )
  })

  it('on a page of what a client is shown', async () => {
    const ctx = { sql, actor: reader, now: () => now, env: office.env }
    const ask = async () =>
      (await listForClient(ctx, { language: 'pl', clientId, kind: 'news', limit: inOnePage })).rows.length
    expect(await costOf(ask)).toBeLessThanOrEqual(20)
  })

  it.each([null, ...publicationStates.filter((state) => state !== 'in-review')])(
    'on a page of the office: %s',
    async (state) => {
      const ask = async () => {
        const asked = { kind: null, state, search: '', limit: inOnePage }
        const first = await listPublicationsOfOffice(sql, now, asked)
        const cursor = first.nextCursor
        const next =
          cursor === null ? [] : (await listPublicationsOfOffice(sql, now, { ...asked, cursor })).rows
        const rows = [...first.rows, ...next]
        if (state !== null) expect([...new Set(rows.map((row) => row.state))]).toEqual([state])
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
        return rows.length
      }
      expect(await costOf(ask)).toBeLessThanOrEqual(20)
    },
  )
})

// Of each candidate it is asked besides whether the words are in it, and some that have them are not on show.
describe('at most 50 rows are read for each that is found', () => {
  it.each(['publikacja', 'rzadkie345', 'publikacja rzadkie345'])('by everyone: %s', async (search) => {
    expect(
      await costOf(async () => (await publicly({ search, kind: null })).rows.length),
    ).toBeLessThanOrEqual(50)
  })

  it.each(['publikacja', 'rzadkie345'])('by the office: %s', async (search) => {
    const asked = { kind: null, state: null, search, limit: inOnePage }
    const ask = async () => (await listPublicationsOfOffice(sql, now, asked)).rows.length
    expect(await costOf(ask)).toBeLessThanOrEqual(50)
  })
})

// Neither is what has such a word in the order of a list, nor is it soon met in one.
describe('at most 200 rows are read for each that is found by a word that some have', () => {
  it.each(['co7', 'co21', 'co49'])('by everyone and by the office: %s', async (search) => {
    const ask = async () => (await publicly({ search, kind: null })).rows.length
    expect(await costOf(ask)).toBeLessThanOrEqual(200)
    const asked = { kind: null, state: null, search, limit: inOnePage }
    const askOffice = async () => (await listPublicationsOfOffice(sql, now, asked)).rows.length
    expect(await costOf(askOffice)).toBeLessThanOrEqual(200)
  })
})
