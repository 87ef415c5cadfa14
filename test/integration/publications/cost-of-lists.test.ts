import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicationStates, type PublicationKind } from '#shared/domain/publications/schema.ts'
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
import { openPool, toStored, type Pool } from '#server/platform/database/connection.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { rowsRead } from '#test/support/rows-read.ts'

const many = 10_000
const inOnePage = 50
const hour = 3_600_000
const forever = '9999-12-31 00:00:00.000'

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
  await fill((await makeStaff(office, ['EDITORS'])).accountId)
}, 60_000)
afterAll(() => sql.end())

/** How a publication stands, by its number: most have ended, as in an office of many years. */
function standing(index: number) {
  const kind: PublicationKind = index % 2 === 0 ? 'news' : index % 20 === 1 ? 'template' : 'notice'
  const state =
    index % 50 === 3 ? 'withdrawn' : index % 50 === 5 ? 'draft' : index % 250 === 7 ? 'scheduled' : 'shown'
  const age = (many - index) * hour
  const from = state === 'scheduled' ? now.getTime() + (index + 1) * hour : now.getTime() - age
  const until = kind !== 'notice' ? null : from + 90 * hour
  return { kind, state, from, until, isOutage: kind === 'notice' && index % 3 === 0 }
}

async function insert(table: string, columns: string, rows: (string | number | null)[][]): Promise<void> {
  for (let start = 0; start < rows.length; start += 5000)
    await sql.query(`INSERT INTO ${table} (${columns}) VALUES ?`, [rows.slice(start, start + 5000)])
}

async function fill(editorId: number): Promise<void> {
  const at = toStored(now)
  const all = Array.from({ length: many }, (_, index) => ({ id: index + 1, ...standing(index) }))
  const stored = (instant: number | null) => (instant === null ? forever : toStored(new Date(instant)))
  await insert(
    'publications',
    `id, kind, slug, audience_kind, plans, first_effective_at, last_from_at, shown_until_at, withdrawn_at, withdrawn_by,
     withdrawn_reason, created_by, created_at, updated_by, updated_at`,
    all.map(({ id, kind, state, from, until }) => [
      ...[id, kind, `publikacja-${id}`, id % 10 === 0 ? 'chosen' : 'everyone', '[]'],
      ...(state === 'draft'
        ? [null, null, null]
        : [stored(Math.min(from, now.getTime())), stored(from), stored(until)]),
      ...(state === 'withdrawn' ? [at, editorId, 'Pomyłka'] : [null, null, null]),
      ...[editorId, at, editorId, at],
    ]),
  )
  await insert(
    'publication_versions',
    `id, publication_id, number, state, is_open, effective_from_at, title_pl, title_en, summary_pl, summary_en, body_pl,
     body_en, outage, works_from_at, works_until_at, saved_by, saved_at`,
    all.map(({ id, state, from, until, isOutage }) => [
      ...[id, id, 1, state === 'draft' ? 'draft' : 'approved', state === 'draft' ? 1 : null],
      state === 'draft' ? null : stored(Math.min(from, now.getTime())),
      ...[`Publikacja ${id}`, '', 'Krótko', '', '{}', '{}', isOutage ? 'planned' : 'none'],
      ...(isOutage ? [stored(from), stored(until)] : [null, null]),
      ...[editorId, at],
    ]),
  )
  const shown = all.filter(({ state }) => state !== 'draft')
  await insert(
    'publication_windows',
    'publication_id, kind, from_at, until_at',
    shown.map(({ id, kind, from, until }) => [id, kind, stored(from), stored(until)]),
  )
  await insert(
    'publication_places',
    'publication_id, city, street, street_name, buildings',
    shown.map(({ id }) => [id, 'Nadrzecze', `ul. Lipowa ${id % 40}`, `Lipowa ${id % 40}`, '']),
  )
  await insert(
    'publication_terms',
    'part, term, version_id',
    all.flatMap(({ id }) =>
      (['title', 'pl'] as const).flatMap((part) =>
        ['publikacja', `rzadkie${id % 997}`, `n${id}`].map((term) => [part, term, id]),
      ),
    ),
  )
}

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
