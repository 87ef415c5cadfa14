import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listForClient, listForStaff } from '#server/features/publications/client-queries.ts'
import { listPublications } from '#server/features/publications/public-queries.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { loadActor, startSession } from '#server/platform/auth/sessions.ts'
import { openPool, type Pool, type Sql } from '#server/platform/database/connection.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { makePoint } from '#test/support/delegates.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import {
  instantsOf,
  slowlyShown,
  worlds,
  writeWorld,
  type ReaderFacts,
  type World,
} from './visible-worlds.ts'

let office: TestOffice
let sql: Pool
let editorId: number
let ids: Parameters<typeof worlds>[0]
let readers: (ReaderFacts & { readonly actor: Actor | null })[]

beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  sql = openPool(office.database.url, { connections: 1 })
  readers = await makeReaders()
}, 60_000)
afterAll(() => sql.end())

const groupId = async (code: string) =>
  (await sql.rows<{ id: number }>('SELECT id FROM account_groups WHERE code = ?', [code]))[0]?.id ?? 0

async function makeGroup(parentId: number, name: string): Promise<number> {
  const { insertId } = await sql.query(
    "INSERT INTO account_groups (kind, name_pl, name_en, `rank`, parent_id) VALUES ('client', ?, ?, 90, ?)",
    [name, name, parentId],
  )
  return insertId
}

/** A stranger, two clients of different groups and places, and two members of the office. */
async function makeReaders() {
  editorId = (await makeStaff(office, ['EDITORS'])).accountId
  const [everyClient, clerks, editors] = [
    await groupId('CLIENTS'),
    await groupId('CLERKS'),
    await groupId('EDITORS'),
  ]
  const managers = await makeGroup(everyClient, 'Zarządcy')
  const largest = await makeGroup(managers, 'Najwięksi')
  const clientIds = [await makeClient(office), await makeClient(office)] as const
  ids = { group: [everyClient, managers, largest], client: clientIds, 'staff-group': [clerks, editors] }

  const signedIn = async (accountId: number, kind: 'client' | 'staff') => {
    const session = { accountId, app: kind === 'client' ? 'portal' : 'desktop', address: null } as const
    const { token } = await startSession(sql, { ...session, now: office.clock.now() })
    return loadActor(sql, { token, kind, now: office.clock.now() })
  }
  const client = async (clientId: number, of: Pick<ReaderFacts, 'groupIds' | 'points'>) => {
    const { accountId } = await makeClientAccount(office, [clientId])
    if (of.groupIds.includes(largest))
      await sql.query('INSERT INTO account_group_members (account_id, group_id) VALUES (?, ?)', [
        accountId,
        largest,
      ])
    for (const { spot, isEnding } of of.points)
      await sql.query('UPDATE service_points SET city = ?, street = ?, served_until = ? WHERE id = ?', [
        ...[spot[0], spot[1], isEnding ? '2100-01-01' : null, await makePoint(office, clientId)],
      ])
    return { audience: 'client', clientId, ...of, actor: await signedIn(accountId, 'client') } as const
  }
  const staff = async (code: 'CLERKS' | 'EDITORS', id: number) => {
    const { accountId } = await makeStaff(office, [code])
    const facts = { audience: 'staff', groupIds: [id], clientId: null, points: [] } as const
    return { ...facts, actor: await signedIn(accountId, 'staff') }
  }
  return [
    { audience: 'nobody in particular', groupIds: [], clientId: null, points: [], actor: null } as const,
    await client(clientIds[0], {
      groupIds: [everyClient],
      points: [{ spot: ['Nadrzecze', 'UL. LIPOWA'], isEnding: true }],
    }),
    await client(clientIds[1], {
      groupIds: [everyClient, managers, largest],
      points: [
        { spot: ['Kamionka', 'ulica Lipowa'], isEnding: false },
        { spot: ['Nadrzecze', 'Polna'], isEnding: true },
      ],
    }),
    await staff('CLERKS', clerks),
    await staff('EDITORS', editors),
  ]
}

/** Everything that a reader is shown at an instant, page by page. */
async function shown(
  by: Sql,
  who: (typeof readers)[number],
  at: { now: Date; timeZone: string },
): Promise<string[]> {
  const { now, timeZone } = at
  const ask = { language: 'pl', kind: null, limit: 3 } as const
  const ctx = { sql: by, now: () => now, env: { ...office.env, OFFICE_TIME_ZONE: timeZone } }
  const found: string[] = []
  let cursor: string | null = null
  do {
    const { actor, clientId } = who
    const input = { ...ask, cursor }
    const page: Awaited<ReturnType<typeof listPublications>> =
      actor === null
        ? await listPublications(by, now, { ...input, archive: false, street: '', search: '' })
        : clientId === null
          ? await listForStaff({ ...ctx, actor }, input)
          : await listForClient({ ...ctx, actor }, { ...input, clientId })
    found.push(...page.rows.map(({ id, title }) => `${id} ${title}`))
    cursor = page.nextCursor
    expect(found.length).toBeLessThan(100)
  } while (cursor !== null)
  return found.toSorted()
}

/** At some instants of a world, every reader is shown what the slow model says. */
function asTheModelSays(by: Sql) {
  const moment = fc.tuple(worlds(ids), fc.array(fc.nat(), { minLength: 8, maxLength: 8 }))
  return fc.asyncProperty(moment, async ([world, picks]: [World, number[]]) => {
    const instants = instantsOf(world)
    await writeWorld(sql, world, editorId)
    for (const at of new Set(picks.map((pick) => instants[pick % instants.length] ?? 0)))
      for (const who of readers) {
        const found = await shown(by, who, { now: new Date(at), timeZone: world.timeZone })
        expect(found).toEqual(slowlyShown(world, who, at))
      }
  })
}

describe('what readers are shown', () => {
  it(
    'is what a slow look at each publication says, at every instant, in any zone',
    { timeout: 120_000 },
    async () => {
      await fc.assert(asTheModelSays(sql), { numRuns: 25 })
    },
  )

  it.each([
    ['the beginning of a window', /w\.from_at <= \?/g, '(w.from_at <= ? OR TRUE)'],
    ['the end of a window', /w\.until_at > \?/g, '(w.until_at > ? OR TRUE)'],
    ['that the end is not in it', /w\.until_at > \?/g, 'w.until_at >= ?'],
    ['the withdrawal', /p\.withdrawn_at IS NULL/g, 'TRUE'],
    ['when a version takes effect', /s\.effective_from_at <= \?/g, '(s.effective_from_at <= ? OR TRUE)'],
    ['that the last version counts', /s\.effective_from_at DESC, s\.number DESC/g, 's.number'],
    ['the audience', /p\.audience_kind = 'everyone'/g, 'TRUE'],
    ['the groups above', /g\.id = b\.parent_id/g, 'g.id = -b.parent_id'],
    ['the client', /a\.kind = 'client' AND a\.ref_id/g, "a.kind = 'client' AND 0 <> a.ref_id"],
    ['the city of a place', /sp\.city = l\.city/g, 'TRUE'],
    ['the street of a place', /l\.street_name = ''/g, 'TRUE'],
    ['when the service ends', /sp\.served_until > \?/g, '(sp.served_until > ? OR TRUE)'],
  ])('is found to be wrong without %s', { timeout: 120_000 }, async (_, condition, instead) => {
    let isMet = false
    const spoilt: Sql = {
      ...sql,
      rows(statement, values) {
        isMet ||= statement.search(condition) >= 0
        return sql.rows(statement.replaceAll(condition, instead), values)
      },
    }
    const found = await fc.check(asTheModelSays(spoilt), { numRuns: 100, seed: 1, endOnFailure: true })
    expect(isMet).toBe(true)
    expect(found.errorInstance).toMatchObject({ name: 'AssertionError' })
  })
})
