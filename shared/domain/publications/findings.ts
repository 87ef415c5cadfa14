import type { Outage, Place, PublicationKind } from './schema.ts'
import { linkedPublication } from './linked-publication.ts'
import { sharePlace } from './places.ts'
import { firstUncovered, overlap, type ShownWindow } from './windows.ts'

/** What is planned for a publication, as far as findings follow from it. */
export interface PlannedPublication {
  readonly id: number
  readonly kind: PublicationKind
  readonly slug: string
  readonly isWithdrawn: boolean
  /** From when its first approved words are shown; null while none are. */
  readonly effectiveFrom: Date | null
  readonly windows: readonly ShownWindow[]
  readonly outage: Outage
  readonly worksFrom: Date | null
  readonly worksUntil: Date | null
  readonly places: readonly Place[]
  readonly reachesNobody: boolean
  /** Where its words lead to, as they are written. */
  readonly links: readonly string[]
}

export const findingKinds = [
  'works-without-notice',
  'notices-contradict',
  'reaches-nobody',
  'template-ended',
  'link-ended',
  'link-nowhere',
] as const
export type FindingKind = (typeof findingKinds)[number]

/**
 * Something wrong with what is planned. `at`: since when; null where that is not a matter of time. `otherId`: the
 * contradicting notice, or what the link leads to.
 */
export interface Finding {
  readonly kind: FindingKind
  readonly publicationId: number
  readonly otherId: number | null
  readonly link: string | null
  readonly at: Date | null
}

/** What is wrong from `now` on with `planned`. `known` also holds what links of them lead to. */
export function findingsOf(
  planned: readonly PlannedPublication[],
  known: readonly PlannedPublication[],
  now: Date,
): Finding[] {
  const targets = new Map([...known, ...planned].map((each) => [`${each.kind}/${each.slug}`, each]))
  const ahead = planned.filter((each) => !each.isWithdrawn && isAhead(each, now))
  return [
    ...ahead.flatMap((each) => worksWithoutNotice(each, now)),
    ...contradictions(ahead, now),
    ...ahead.filter(({ reachesNobody }) => reachesNobody).map((each) => finding('reaches-nobody', each)),
    ...ahead.flatMap((each) => wrongLinks(each, targets, now)),
  ]
}

function finding(kind: FindingKind, { id }: { id: number }, more: Partial<Finding> = {}): Finding {
  return { kind, publicationId: id, otherId: null, link: null, at: null, ...more }
}

/** What has ended and announces nothing that is to come is past mending. */
function isAhead({ windows, worksFrom, worksUntil }: PlannedPublication, now: Date): boolean {
  const isOpen = windows.length === 0 || windows.some(({ until }) => until === null || until > now)
  const last = worksUntil ?? worksFrom
  return isOpen || (last !== null && last > now)
}

/** Its windows from `now` on, as they will be if what is not approved yet is approved in time. */
function windowsFrom({ windows, effectiveFrom }: PlannedPublication, now: Date): ShownWindow[] {
  const least = effectiveFrom !== null && effectiveFrom > now ? effectiveFrom : now
  return windows
    .filter(({ until }) => until === null || until > least)
    .map(({ from, until }) => ({ from: from > least ? from : least, until }))
}

/** When it is sure to be shown, past times included. */
function shownOf({ isWithdrawn, effectiveFrom, windows }: PlannedPublication): ShownWindow[] {
  if (isWithdrawn || effectiveFrom === null) return []
  return windows
    .filter(({ until }) => until === null || until > effectiveFrom)
    .map(({ from, until }) => ({ from: from > effectiveFrom ? from : effectiveFrom, until }))
}

/** Works that nobody will read of: at their beginning, or later while they go on. */
function worksWithoutNotice(each: PlannedPublication, now: Date): Finding[] {
  const { outage, worksFrom, worksUntil } = each
  if (outage !== 'planned' || worksFrom === null) return []
  const from = worksFrom > now ? worksFrom : now
  const until = worksUntil ?? new Date(from.getTime() + 1)
  if (until <= from) return []
  const at = firstUncovered({ from, until }, shownOf(each))
  return at === null ? [] : [finding('works-without-notice', each, { at })]
}

/** Pairs that say different things of the same place at the same time, while both are shown. */
function contradictions(planned: readonly PlannedPublication[], now: Date): Finding[] {
  const ofWorks = planned.filter(({ outage, worksFrom }) => outage !== 'none' && worksFrom !== null)
  return ofWorks.flatMap((one, index) =>
    ofWorks.slice(index + 1).flatMap((other) => {
      const at = contradict(one, other) ? firstCommon(windowsFrom(one, now), windowsFrom(other, now)) : null
      return at === null ? [] : [finding('notices-contradict', one, { otherId: other.id, at })]
    }),
  )
}

function contradict(one: PlannedPublication, other: PlannedPublication): boolean {
  const works = ({ worksFrom, worksUntil }: PlannedPublication): ShownWindow => ({
    from: worksFrom as Date,
    until: worksUntil,
  })
  const says = ({ outage, worksFrom, worksUntil }: PlannedPublication) =>
    [outage, worksFrom?.getTime(), worksUntil?.getTime()].join()
  return (
    overlap(works(one), works(other)) && says(one) !== says(other) && sharePlace(one.places, other.places)
  )
}

function firstCommon(some: readonly ShownWindow[], others: readonly ShownWindow[]): Date | null {
  const starts = some.flatMap((one) =>
    others.filter((other) => overlap(one, other)).map(({ from }) => Math.max(from.getTime(), +one.from)),
  )
  return starts.length === 0 ? null : new Date(Math.min(...starts))
}

function wrongLinks(
  each: PlannedPublication,
  targets: ReadonlyMap<string, PlannedPublication>,
  now: Date,
): Finding[] {
  return [...new Set(each.links)].flatMap((link) => {
    const to = linkedPublication(link)
    if (to === null) return []
    const target = targets.get(`${to.kind}/${to.slug}`)
    if (!target) return [finding('link-nowhere', each, { link })]
    const shown = shownOf(target)
    const missing = windowsFrom(each, now).flatMap((window) => firstUncovered(window, shown) ?? [])
    if (missing.length === 0) return []
    const at = new Date(Math.min(...missing.map((instant) => instant.getTime())))
    const kind = target.kind === 'template' ? 'template-ended' : 'link-ended'
    return [finding(kind, each, { otherId: target.id, link, at })]
  })
}
