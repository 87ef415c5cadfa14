import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingsOf, type PlannedPublication } from '#shared/domain/publications/findings.ts'
import { linkedPublication } from '#shared/domain/publications/linked-publication.ts'
import { sharePlace } from '#shared/domain/publications/places.ts'
import { firstUncovered, isShownAt, type ShownWindow } from '#shared/domain/publications/windows.ts'

const at = (hours: number) => new Date(Date.UTC(2026, 10, 24) + hours * 3_600_000)
const window = (from: number, until: number | null): ShownWindow => ({
  from: at(from),
  until: until === null ? null : at(until),
})

let lastId = 0
function planned(more: Partial<PlannedPublication>): PlannedPublication {
  lastId += 1
  return {
    id: lastId,
    kind: 'notice',
    slug: `komunikat-${String(lastId)}`,
    isWithdrawn: false,
    effectiveFrom: at(-100),
    windows: [window(0, 48)],
    outage: 'none',
    worksFrom: null,
    worksUntil: null,
    places: [{ city: 'Nadrzecze', street: 'ul. Lipowa', buildings: '' }],
    reachesNobody: false,
    links: [],
    ...more,
  }
}
const works = (from: number, until: number | null, more: Partial<PlannedPublication> = {}) =>
  planned({
    outage: 'planned',
    worksFrom: at(from),
    worksUntil: until === null ? null : at(until),
    ...more,
  })

const found = (items: PlannedPublication[], known: PlannedPublication[] = [], now = at(0)) =>
  findingsOf(items, known, now).map(({ kind, publicationId, otherId, at: since }) => ({
    kind,
    of: publicationId,
    other: otherId,
    since: since && (since.getTime() - at(0).getTime()) / 3_600_000,
  }))

describe('planned works', () => {
  it('are fine while their notice is shown from their beginning to their end', () => {
    expect(found([works(10, 20)])).toEqual([])
    expect(found([works(10, null, { windows: [window(0, 11)] })])).toEqual([])
  })

  it('are without a notice from the instant at which none is shown', () => {
    const late = works(10, 20, { windows: [window(12, 48)] })
    const short = works(10, 20, { windows: [window(0, 15)] })
    const draft = works(10, 20, { effectiveFrom: null })
    const approvedLate = works(10, 20, { effectiveFrom: at(12) })
    const split = works(10, 20, { windows: [window(0, 12), window(14, 48)] })
    for (const [each, since] of [
      [late, 10],
      [short, 15],
      [draft, 10],
      [approvedLate, 10],
      [split, 12],
    ] as const)
      expect(found([each])).toEqual([{ kind: 'works-without-notice', of: each.id, other: null, since }])
  })

  it('are no matter once they are over, or called off', () => {
    const over = works(-10, -5, { windows: [window(-20, -15)] })
    const goingOn = works(-10, 5, { windows: [window(-20, -15)] })
    expect(found([over])).toEqual([])
    expect(found([works(10, 20, { effectiveFrom: null, isWithdrawn: true })])).toEqual([])
    expect(found([goingOn])).toMatchObject([{ kind: 'works-without-notice', since: 0 }])
  })
})

describe('two notices', () => {
  it('contradict each other when they say different things of one place and time, from when both are shown', () => {
    const one = works(10, 20)
    const other = works(15, 25, { windows: [window(3, 48)] })
    expect(found([one, other])).toEqual([
      { kind: 'notices-contradict', of: one.id, other: other.id, since: 3 },
    ])
  })

  it('do not when place, time or showing differ, or when they say the same', () => {
    const one = works(10, 20)
    const elsewhere = works(15, 25, { places: [{ city: 'Nadrzecze', street: 'Polna', buildings: '' }] })
    const later = works(20, 25)
    const unseen = works(15, 25, { windows: [window(-9, -1), window(48, 60)] })
    expect(found([one, works(10, 20)])).toEqual([])
    expect(found([one, elsewhere])).toEqual([])
    expect(found([one, later])).toEqual([])
    expect(found([one, unseen]).filter(({ kind }) => kind === 'notices-contradict')).toEqual([])
    expect(found([one, works(15, 25, { isWithdrawn: true })])).toEqual([])
  })

  it('share a place by its street however it is written, and by its house numbers', () => {
    const place = (street: string, buildings = '') => [{ city: 'Nadrzecze', street, buildings }]
    expect(sharePlace(place('ul. Łąkowa'), place('ŁĄKOWA'))).toBe(true)
    expect(sharePlace(place('Lipowa'), place(''))).toBe(true)
    expect(sharePlace([], place('Lipowa'))).toBe(true)
    expect(sharePlace(place('Lipowa', '1–15'), place('Lipowa', '12a'))).toBe(true)
    expect(sharePlace(place('Lipowa', '1-15, 19'), place('Lipowa', 'od 16 do 18'))).toBe(false)
    expect(sharePlace(place('Lipowa', 'bloki'), place('Lipowa', '3'))).toBe(true)
  })
})

describe('what is planned', () => {
  it('is found when it reaches nobody', () => {
    const nobody = planned({ reachesNobody: true })
    expect(found([nobody])).toEqual([{ kind: 'reaches-nobody', of: nobody.id, other: null, since: null }])
    expect(found([planned({ reachesNobody: true, windows: [window(-9, -1)] })])).toEqual([])
  })

  it('is found when it links to a template or a page that ends before it does, or to nothing', () => {
    const template = planned({ kind: 'template', slug: 'wniosek', windows: [window(-9, 30)] })
    const withdrawn = planned({ kind: 'page', slug: 'cennik', isWithdrawn: true })
    const item = planned({
      links: ['/api/portal/templates/wniosek', '/wzory/wniosek', '/strona/cennik', '/en/news/nic', '/szukaj'],
    })
    expect(found([item], [template, withdrawn])).toEqual([
      { kind: 'template-ended', of: item.id, other: template.id, since: 30 },
      { kind: 'template-ended', of: item.id, other: template.id, since: 30 },
      { kind: 'link-ended', of: item.id, other: withdrawn.id, since: 0 },
      { kind: 'link-nowhere', of: item.id, other: null, since: null },
    ])
    expect(found([planned({ links: ['/wzory/wniosek'], windows: [window(0, 30)] })], [template])).toEqual([])
  })

  it.each([
    ['/aktualnosci/nowe-ceny', { kind: 'news', slug: 'nowe-ceny' }],
    ['/en/notices/works/?a=1#top', { kind: 'notice', slug: 'works' }],
    ['/api/portal/templates/wniosek', { kind: 'template', slug: 'wniosek' }],
    ['/aktualnosci', null],
    ['/zgloszenia/12', null],
    ['https://example.org/news/one', null],
    ['mailto:biuro@example.org', null],
  ])('leads by %s to %o', (link, to) => {
    expect(linkedPublication(link)).toEqual(to)
  })

  it('leaves a window uncovered from the first instant that a slow look finds', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 1, max: 20 })))
      .map(([from, length]) => ({
        from: new Date(from),
        until: length === null ? null : new Date(from + length),
      }))
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 6 }), (one, others) => {
        const slow = Array.from({ length: 100 }, (_, index) => new Date(index)).find(
          (instant) => isShownAt([one], instant) && !isShownAt(others, instant),
        )
        expect(firstUncovered(one, others)).toEqual(slow ?? null)
      }),
      { numRuns: 1000 },
    )
  })
})
