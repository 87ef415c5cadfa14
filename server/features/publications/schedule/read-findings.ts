import { cleaned, linksIn } from '#shared/domain/publications/content.ts'
import { findingsOf, type PlannedPublication } from '#shared/domain/publications/findings.ts'
import { linkedPublication } from '#shared/domain/publications/linked-publication.ts'
import {
  mostScheduledWindows,
  type ScheduleFinding,
  type ScheduleInput,
} from '#shared/domain/publications/schedule.ts'
import type { Place } from '#shared/domain/publications/schema.ts'
import type { ShownWindow } from '#shared/domain/publications/windows.ts'
import { startOfDay } from '#shared/domain/kernel/time.ts'
import { officeAddress } from '#server/env.ts'
import { escaped } from '#server/platform/database/conditions.ts'
import { toInstant, toStored, type Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { endOf } from '../shown.ts'
import {
  plannedRows,
  titleOf,
  undatedIds,
  windowsAmong,
  wordsOf,
  type PlannedRow,
  type WindowRow,
  type WordsRow,
} from './planned-rows.ts'
import { reachingNobody } from './reaching-nobody.ts'

type Reading = Pick<QueryContext, 'sql' | 'now' | 'env'>

/** What is wrong from now on with everything that is shown, or whose works go on, on some days. */
export async function readFindings(ctx: Reading, input: ScheduleInput): Promise<ScheduleFinding[]> {
  const { sql } = ctx
  const now = ctx.now()
  const among = await windowsAmong(sql, input, ctx.env.OFFICE_TIME_ZONE)
  const ids = new Set([
    ...among.slice(0, mostScheduledWindows).map(({ publicationId }) => publicationId),
    ...(await undatedIds(sql, input.kind)),
    ...(await idsOfWorks(ctx, input)),
  ])
  const planned = await readPlanned(ctx, [...ids], now)
  const known = await readPlanned(ctx, await linkedIds(sql, planned), now)
  const titles = new Map([...known, ...planned].map((each) => [each.id, each.title]))
  const titled = (id: number) => titles.get(id) ?? { pl: '', en: '' }
  return findingsOf(planned, known, now).map(({ at, otherId, ...finding }) => ({
    ...finding,
    title: titled(finding.publicationId),
    other: otherId === null ? null : { id: otherId, title: titled(otherId) },
    at: at?.toISOString() ?? null,
  }))
}

/** Whose works, planned in some version of it, are still to come and touch the days; they may have no window then. */
async function idsOfWorks({ sql, now, env }: Reading, input: ScheduleInput): Promise<number[]> {
  if (input.kind !== null && input.kind !== 'notice') return []
  const until = toStored(startOfDay(env.OFFICE_TIME_ZONE, input.until))
  const ahead = `SELECT publication_id AS id FROM publication_versions WHERE outage = 'planned'`
  const rows = await sql.rows<{ id: number }>(
    `${ahead} AND works_until_at > ? AND works_from_at < ?
     UNION ${ahead} AND works_until_at IS NULL AND works_from_at > ? AND works_from_at < ? LIMIT ?`,
    [toStored(now()), until, toStored(now()), until, mostScheduledWindows],
  )
  return rows.map(({ id }) => id)
}

interface Titled extends PlannedPublication {
  readonly title: ReturnType<typeof titleOf>
}

/** As it stands, or will once what is approved takes its place; what was never approved as it is being written. */
async function readPlanned({ sql, env }: Reading, ids: readonly number[], now: Date): Promise<Titled[]> {
  const rows = await plannedRows(sql, ids, now)
  if (rows.length === 0) return []
  const words = await wordsOf(sql, rows, now)
  const last = new Map(
    [...words].map(([id, all]) => [id, all.findLast(({ state }) => state === 'approved') ?? all[0]]),
  )
  const beside = {
    last,
    windows: await windowsOf(sql, ids),
    places: await placesOf(sql, ids),
    links: await linksOf(
      sql,
      officeAddress(env),
      [...last.values()].flatMap((each) => each?.id ?? []),
    ),
    nobody: await reachingNobody(
      sql,
      rows.filter(({ audienceKind }) => audienceKind === 'chosen').map(({ id }) => id),
    ),
  }
  return rows.map((row) => planned(row, beside))
}

interface Beside {
  readonly last: ReadonlyMap<number, WordsRow | undefined>
  readonly windows: ReadonlyMap<number, readonly WindowRow[]>
  readonly places: ReadonlyMap<number, readonly Place[]>
  readonly links: ReadonlyMap<number, readonly string[]>
  readonly nobody: ReadonlySet<number>
}

const dateOf = (stored: string | null | undefined) => (stored ? new Date(toInstant(stored)) : null)

function planned(row: PlannedRow, beside: Beside): Titled {
  const words = beside.last.get(row.id)
  return {
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    title: words ? titleOf(words) : { pl: '', en: '' },
    isWithdrawn: row.withdrawnAt !== null,
    effectiveFrom: dateOf(row.effectiveFromAt),
    windows: (beside.windows.get(row.id) ?? []).map(windowOf),
    outage: words?.outage ?? 'none',
    worksFrom: dateOf(words?.worksFromAt),
    worksUntil: dateOf(words?.worksUntilAt),
    places: beside.places.get(row.id) ?? [],
    reachesNobody: beside.nobody.has(row.id),
    links: beside.links.get(words?.id ?? 0) ?? [],
  }
}

function windowOf({ fromAt, untilAt }: WindowRow): ShownWindow {
  return { from: new Date(toInstant(fromAt)), until: dateOf(endOf(untilAt)) }
}

async function windowsOf(sql: Sql, ids: readonly number[]): Promise<Map<number, WindowRow[]>> {
  const rows = await sql.rows<WindowRow>(
    `SELECT publication_id AS publicationId, from_at AS fromAt, until_at AS untilAt
     FROM publication_windows FORCE INDEX (uq_publication_windows_from) WHERE publication_id IN (?)`,
    [ids],
  )
  return Map.groupBy(rows, ({ publicationId }) => publicationId)
}

async function placesOf(sql: Sql, ids: readonly number[]): Promise<Map<number, Place[]>> {
  const rows = await sql.rows<Place & { publicationId: number }>(
    `SELECT publication_id AS publicationId, city, street, buildings FROM publication_places
     WHERE publication_id IN (?)`,
    [ids],
  )
  return Map.groupBy(rows, ({ publicationId }) => publicationId)
}

/**
 * Where the words of some versions lead inside the portal, by the version; an address that was copied from the portal
 * at `home` is as good as its path. Links to other sites stay unread: nobody else is asked what the office links to.
 */
async function linksOf(
  sql: Sql,
  home: string,
  versionIds: readonly number[],
): Promise<Map<number, string[]>> {
  if (versionIds.length === 0) return new Map()
  const inside = ['%"href":"/%', `%"href":"${escaped(home)}/%`]
  const rows = await sql.rows<{ id: number; bodyPl: string; bodyEn: string }>(
    `SELECT id, body_pl AS bodyPl, body_en AS bodyEn FROM publication_versions
     WHERE id IN (?) AND (body_pl LIKE ? OR body_en LIKE ? OR body_pl LIKE ? OR body_en LIKE ?)`,
    [versionIds, ...inside.flatMap((pattern) => [pattern, pattern])],
  )
  const pathOf = (link: string) => (link.startsWith(`${home}/`) ? link.slice(home.length) : link)
  const linksFrom = (body: string) => linksIn(cleaned(JSON.parse(body))).map(pathOf)
  return new Map(rows.map(({ id, bodyPl, bodyEn }) => [id, [...linksFrom(bodyPl), ...linksFrom(bodyEn)]]))
}

/** The publications that links of others lead to, as far as there are such. */
async function linkedIds(sql: Sql, from: readonly PlannedPublication[]): Promise<number[]> {
  const targets = from.flatMap(({ links }) => links.flatMap((link) => linkedPublication(link) ?? []))
  if (targets.length === 0) return []
  const pairs = [...new Map(targets.map(({ kind, slug }) => [`${kind}/${slug}`, [kind, slug]])).values()]
  const rows = await sql.rows<{ id: number }>('SELECT id FROM publications WHERE (kind, slug) IN (?)', [
    pairs,
  ])
  return rows.map(({ id }) => id)
}
