import fc from 'fast-check'
import { addDays } from '#shared/domain/kernel/time.ts'
import { streetName } from '#shared/domain/publications/rules.ts'
import { windowsOf, type ShownWindow, type WindowPlan } from '#shared/domain/publications/windows.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import {
  clockOf,
  quarters,
  slowInstants,
  slowWindows,
  timeSomewhere,
} from '#test/unit/shared/publications/windows-reference.ts'

/** A street of a city; without a street the whole of it. */
type Spot = readonly [city: string, street: string]

/** Who reads: what a slow look knows of them. */
export interface ReaderFacts {
  readonly audience: 'nobody in particular' | 'client' | 'staff'
  /** The groups of the account and, slowly, all above them. */
  readonly groupIds: readonly number[]
  readonly clientId: number | null
  readonly points: readonly { readonly spot: Spot; readonly isEnding: boolean }[]
}

interface Version {
  readonly title: string
  readonly effectiveFrom: number
}

type Chosen = readonly ['group' | 'client' | 'staff-group' | 'place', number]

/** A publication with its windows twice: as the program stores them, and as a slow look at every day finds them. */
export interface Shown {
  readonly id: number
  readonly stored: readonly ShownWindow[]
  readonly slow: readonly (readonly [number, number])[]
  readonly versions: readonly Version[]
  readonly isWithdrawn: boolean
  readonly audience: readonly Chosen[] | null
  readonly places: readonly Spot[]
}

/** Some publications, and the time zone and day around which they are shown. */
export interface World {
  readonly timeZone: string
  /** From this day on no point that ends is served any more. */
  readonly servedUntil: string
  readonly publications: readonly Shown[]
}

const spots: readonly Spot[] = [
  ['Nadrzecze', 'ul. Lipowa'],
  ['Nadrzecze', 'al. Polna'],
  ['Nadrzecze', ''],
  ['Kamionka', 'Lipowa'],
]
const day = 24 * 60 * 60_000
const localAfter = (local: string, milliseconds: number) =>
  new Date(Date.parse(`${local}:00Z`) + milliseconds).toISOString().slice(0, 16)

const recurrence = fc.record({
  every: fc.constantFrom('week', 'month', 'year'),
  step: fc.integer({ min: 1, max: 3 }),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
  lasts: fc.integer({ min: 0, max: 40 }),
})

/** What a publication is like, before it is known where and when. */
const likeness = (ids: Readonly<Record<'group' | 'client' | 'staff-group', readonly number[]>>) => {
  const one = (kind: 'group' | 'client' | 'staff-group') =>
    fc.constantFrom(...ids[kind].map((id): Chosen => [kind, id]))
  const byPlace = { weight: 3, arbitrary: fc.constant<Chosen>(['place', 0]) }
  const chosen = fc.oneof(byPlace, one('group'), one('client'), one('staff-group'))
  return fc.record({
    starts: quarters(4 * 24 * 4),
    lasts: fc.option(fc.oneof(quarters(12), quarters(4 * 24 * 6)), { freq: 5 }),
    repeats: fc.option(recurrence),
    versions: fc.array(fc.tuple(fc.integer({ min: -1, max: 6 }), quarters(95)), {
      minLength: 1,
      maxLength: 3,
    }),
    isWithdrawn: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
    audience: fc.option(fc.uniqueArray(chosen, { maxLength: 3, selector: String }), { freq: 2 }),
    places: fc.uniqueArray(fc.constantFrom(...spots), { maxLength: 2 }),
  })
}
type Likeness = ReturnType<typeof likeness> extends fc.Arbitrary<infer Value> ? Value : never

function slowSpan(timeZone: string, { from, until }: WindowPlan['first']): [number, number] {
  const at = (local: string) => slowInstants(timeZone, local).all[0] ?? Number.NaN
  return [at(from), until === null ? Infinity : at(until)]
}

/** Nothing where the first window itself cannot be: no such time, or an end before its beginning. */
function shownAt(timeZone: string, base: string, { id, like }: { id: number; like: Likeness }): Shown | null {
  const from = localAfter(base, like.starts)
  const until = like.lasts === null ? null : localAfter(from, like.lasts)
  const rule =
    like.repeats === null || until === null
      ? null
      : { ...like.repeats, lastOn: addDays(from.slice(0, 10), like.repeats.lasts) }
  const planned = windowsOf(timeZone, { first: { from, until }, recurrence: rule })
  if (!planned.ok) return null
  const slow =
    rule === null || until === null
      ? [slowSpan(timeZone, { from, until })]
      : slowWindows(timeZone, { from, until }, rule)
  const around = Date.parse(`${base}:00Z`)
  return {
    id,
    stored: planned.value,
    slow,
    versions: like.versions.map(([days, time], index) => ({
      title: `Wersja ${index + 1}`,
      effectiveFrom: around + days * day + time,
    })),
    isWithdrawn: like.isWithdrawn,
    audience: like.audience,
    places: like.places,
  }
}

/** Worlds in any zone and year, half of them near a change of the clocks. */
export function worlds(ids: Parameters<typeof likeness>[0]): fc.Arbitrary<World> {
  const likenesses = fc.array(likeness(ids), { minLength: 4, maxLength: 14 })
  return fc.tuple(timeSomewhere, likenesses).map(([{ timeZone, local }, all]) => {
    const base = localAfter(local, -2 * day)
    return {
      timeZone,
      servedUntil: addDays(local.slice(0, 10), 1),
      publications: all.flatMap((like, index) => shownAt(timeZone, base, { id: index + 1, like }) ?? []),
    }
  })
}

/** Every instant at which something changes, the one before, and midnights on the clocks of the place. */
export function instantsOf({ timeZone, servedUntil, publications }: World): number[] {
  const bounds = publications.flatMap(({ slow, versions }) => [
    ...slow.flat().filter(Number.isFinite),
    ...versions.map(({ effectiveFrom }) => effectiveFrom),
  ])
  const midnight = slowInstants(timeZone, `${servedUntil}T00:00`)
  const all = [...bounds, midnight.all[0] ?? midnight.next].flatMap((at) => [at - 1, at])
  return [...new Set(all)].toSorted((a, b) => a - b)
}

/** The slow model: every publication is looked at by itself. Answers what is shown as `id title`, the newest first. */
export function slowlyShown(
  { timeZone, servedUntil, publications }: World,
  who: ReaderFacts,
  at: number,
): string[] {
  const today = clockOf(timeZone, at).slice(0, 10)
  const served = who.points.filter(({ isEnding }) => !isEnding || today < servedUntil).map(({ spot }) => spot)
  const isAbout = (places: readonly Spot[]) =>
    places.some(([city, street]) =>
      served.some(
        ([itsCity, itsStreet]) =>
          city === itsCity &&
          (street === '' || streetName(street).toLowerCase() === streetName(itsStreet).toLowerCase()),
      ),
    )
  // Members of the office are shown what is for them alone; what is for everyone they find in the portal.
  const isFor = ({ audience, places }: Shown) =>
    audience === null
      ? who.audience !== 'staff'
      : audience.some(([kind, id]) => {
          if (kind === 'place') return isAbout(places)
          if (kind === 'client') return who.clientId === id
          const asked = kind === 'group' ? 'client' : 'staff'
          return who.audience === asked && who.groupIds.includes(id)
        })
  return publications
    .flatMap((each) => {
      const open = each.slow.filter(([from, until]) => from <= at && at < until)
      const inForce = each.versions.filter(({ effectiveFrom }) => effectiveFrom <= at)
      // Of versions that take effect at one instant the later one counts.
      const version = inForce.toSorted((a, b) => a.effectiveFrom - b.effectiveFrom).at(-1)
      if (each.isWithdrawn || open.length === 0 || !version || !isFor(each)) return []
      return [{ id: each.id, title: version.title }]
    })
    .map(({ id, title }) => `${id} ${title}`)
    .toSorted()
}

const tables = ['audiences', 'places', 'windows', 'versions'].map((name) => `publication_${name}`)

/** Puts a world in the place of what the office publishes. */
export async function writeWorld(sql: Sql, { publications, servedUntil }: World, by: number): Promise<void> {
  for (const table of [...tables, 'publications']) await sql.query(`DELETE FROM ${table}`)
  await sql.query('UPDATE service_points SET served_until = ? WHERE served_until IS NOT NULL', [servedUntil])
  const at = (instant: number | Date | null) =>
    instant === null ? '9999-12-31 00:00:00.000' : toStored(new Date(instant))
  const insert = async (into: string, rows: (string | number | null)[][]) => {
    if (rows.length > 0) await sql.query(`INSERT INTO ${into} VALUES ?`, [rows])
  }
  const written = at(0)
  await insert(
    `publications (id, kind, slug, audience_kind, plans, first_effective_at, withdrawn_at, created_by, created_at,
       updated_by, updated_at)`,
    publications.map(({ id, audience, versions, isWithdrawn }) => [
      ...[id, 'notice', `nr-${id}`, audience === null ? 'everyone' : 'chosen', '[]'],
      at(Math.min(...versions.map(({ effectiveFrom }) => effectiveFrom))),
      ...[isWithdrawn ? written : null, by, written, by, written],
    ]),
  )
  await insert(
    `publication_versions (publication_id, number, state, effective_from_at, title_pl, title_en, summary_pl,
       summary_en, body_pl, body_en, saved_by, saved_at)`,
    publications.flatMap(({ id, versions }) =>
      versions.map(({ title, effectiveFrom }, index) => [
        ...[id, index + 1, 'approved', at(effectiveFrom), title, '', '', '', '{}', '{}', by, written],
      ]),
    ),
  )
  await insert(
    'publication_windows (publication_id, kind, from_at, until_at)',
    publications.flatMap(({ id, stored }) =>
      stored.map(({ from, until }) => [id, 'notice', at(from), at(until)]),
    ),
  )
  await insert(
    'publication_places (publication_id, city, street, street_name, buildings)',
    publications.flatMap(({ id, places }) =>
      places.map(([city, street]) => [id, city, street, streetName(street), '']),
    ),
  )
  await insert(
    'publication_audiences (publication_id, kind, ref_id)',
    publications.flatMap(({ id, audience }) => (audience ?? []).map(([kind, ref]) => [id, kind, ref])),
  )
}
