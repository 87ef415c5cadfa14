import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Publication } from '#shared/domain/publications/schema.ts'
import { publicVersion } from '#server/platform/database/public-versions.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { aDraft, contentWith, openDesk, openStranger, publish, show, type Desk } from './support.ts'

const minute = 60_000
const hour = 60 * minute

let office: TestOffice
let editor: Desk
let stranger: ReturnType<typeof openStranger>

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  office.clock.set('2026-11-21T11:00:00.000Z')
  editor = await openDesk(office, 'EDITORS')
  stranger = openStranger(office)
})

const later = (milliseconds: number) => new Date(office.clock.now().getTime() + milliseconds)
const news = async () =>
  (await stranger.list({ language: 'pl', kind: 'news', archive: false, street: '', search: '' })).rows
const read = (slug: string) => stranger.get({ language: 'pl', kind: 'news', slug })

describe('what is published', () => {
  it('is seen from the moment it is approved, under an address that stays', async () => {
    const draft = await aDraft(editor, 'news', contentWith('Nowy punkt obsługi na Łąkowej'))
    expect(draft).toMatchObject({
      state: 'draft',
      slug: 'nowy-punkt-obslugi-na-lakowej',
      open: { number: 1 },
    })
    expect(await news()).toEqual([])

    const live = await publish(editor, draft)
    expect(live).toMatchObject({ state: 'live', draft: null, open: null, window: { until: null } })
    const [item] = await news()
    expect(item).toMatchObject({
      title: 'Nowy punkt obsługi na Łąkowej',
      language: 'pl',
      publishedAt: office.clock.now().toISOString(),
    })
    expect(await read(draft.slug)).toMatchObject({ hasEnded: false, summary: 'Krótko o tym.' })
  })

  it('is seen exactly within its window, decided when it is read', async () => {
    const draft = await aDraft(editor, 'news', contentWith('Dzień otwarty'))
    const planned = await show(editor, draft, [later(hour), later(2 * hour)])
    const { slug } = planned
    expect(await publish(editor, planned)).toMatchObject({ state: 'scheduled' })

    office.clock.pass(hour - 1)
    expect(await news()).toEqual([])
    expect(await refusalOf(read(slug))).toMatchObject({ code: 'publication.not-found' })
    office.clock.pass(1)
    expect(await news()).toHaveLength(1)
    office.clock.pass(hour - 1)
    expect(await news()).toHaveLength(1)
    office.clock.pass(1)
    expect(await news()).toEqual([])
    expect(await editor.api.get({ publicationId: draft.id })).toMatchObject({ state: 'expired' })
    const archive = await stranger.list({
      ...{ language: 'pl', kind: 'news', archive: true, street: '', search: '' },
    })
    expect(archive.rows).toHaveLength(1)
    expect(await read(slug)).toMatchObject({ hasEnded: true, files: [] })
  })

  it('is changed beside itself: readers see the change when it takes effect, and it can be taken back', async () => {
    const first = await publish(editor, await aDraft(editor, 'news', contentWith('Godziny otwarcia')))
    const publicationId = first.id
    const changed = await editor.api.saveDraft({
      ...{ publicationId, seen: null, content: contentWith('Nowe godziny otwarcia') },
    })
    expect(changed).toMatchObject({ state: 'live', draft: 'draft', open: { number: 2 } })
    expect((await read(first.slug)).title).toBe('Godziny otwarcia')
    await publish(editor, changed, later(hour))
    expect((await read(first.slug)).title).toBe('Godziny otwarcia')
    office.clock.pass(hour)
    expect((await read(first.slug)).title).toBe('Nowe godziny otwarcia')

    const versions = await editor.api.versions({ publicationId })
    expect(versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'approved'],
      [1, 'approved'],
    ])
    const versionId = versions[1]?.id ?? 0
    const restored = await editor.api.restoreVersion({ publicationId, versionId, seen: null })
    expect(restored.open).toMatchObject({ number: 3, content: { pl: { title: 'Godziny otwarcia' } } })
    await publish(editor, restored)
    expect((await read(first.slug)).title).toBe('Godziny otwarcia')
  })

  it('is off the portal at once when it is withdrawn, and its next version brings it back', async () => {
    const live = await publish(editor, await aDraft(editor, 'news', contentWith('Promocja')))
    const { id: publicationId, version } = live
    const gone = await editor.api.withdraw({ publicationId, version, reason: 'Pomyłka w kwocie.' })
    expect(gone).toMatchObject({ state: 'withdrawn', withdrawn: { reason: 'Pomyłka w kwocie.' } })
    expect(await news()).toEqual([])
    const again = await editor.api.saveDraft({
      ...{ publicationId, seen: null, content: contentWith('Promocja') },
    })
    expect(await publish(editor, again)).toMatchObject({ state: 'live', withdrawn: null })
    expect(await news()).toHaveLength(1)
  })

  it('counts as a change of what strangers see; a draft does not', async () => {
    const before = await publicVersion(office.db.pool)
    const draft = await aDraft(editor, 'news', contentWith('Zebranie'))
    expect(await publicVersion(office.db.pool)).toBe(before)
    await publish(editor, draft)
    expect(await publicVersion(office.db.pool)).not.toBe(before)
  })

  it('goes out as a set at one time, all of it or none', async () => {
    const drafts = [
      await aDraft(editor, 'news', contentWith('Pierwsza')),
      await aDraft(editor, 'news', contentWith('Druga')),
    ]
    const items = drafts.map(({ id, open }) => ({ publicationId: id, version: open?.version ?? 0 }))
    const effectiveFrom = later(hour).toISOString()
    const [first] = items
    if (!first) throw new Error('Nothing to publish')
    const stale = [...items.slice(1), { ...first, version: first.version + 1 }]
    expect(await refusalOf(editor.api.publishSet({ items: stale, effectiveFrom }))).toMatchObject({
      code: 'row.stale',
    })
    expect(await editor.api.publishSet({ items, effectiveFrom })).toEqual({ published: 2 })
    expect(await news()).toEqual([])
    office.clock.pass(hour)
    expect((await news()).map(({ title }) => title)).toEqual(['Druga', 'Pierwsza'])
  })

  it('is made once for a repeat', async () => {
    const input = { requestKey: randomUUID(), kind: 'page', pageRole: 'contact', title: 'Kontakt' } as const
    const { id } = await editor.api.create(input)
    expect((await editor.api.create(input)).id).toBe(id)
    expect(await refusalOf(editor.api.create({ ...input, requestKey: randomUUID() }))).toMatchObject({
      code: 'publication.page-exists',
    })
    expect((await editor.api.create({ ...input, pageRole: null, requestKey: randomUUID() })).slug).toBe(
      'kontakt-2',
    )
  })
})

describe('what is planned', () => {
  const callOff = ({ id, planned: [first] }: Publication) =>
    editor.api.callOff({
      publicationId: id,
      ...{ versionId: first?.versionId ?? 0, version: first?.version ?? 0 },
    })
  const change = async ({ id }: Publication, title: string, at: Date | null) =>
    publish(
      editor,
      await editor.api.saveDraft({ publicationId: id, seen: null, content: contentWith(title) }),
      at,
    )

  it('is called off before it is shown: a draft again, beside what is shown', async () => {
    const live = await publish(editor, await aDraft(editor, 'news', contentWith('Cennik')))
    const planned = await change(live, 'Nowy cennik', later(hour))
    expect(planned).toMatchObject({ state: 'live', can: { callOff: true }, planned: [{ number: 2 }] })
    const back = await callOff(planned)
    expect(back).toMatchObject({
      ...{ state: 'live', draft: 'draft', planned: [], can: { callOff: false } },
      open: { number: 2, state: 'draft', content: { pl: { title: 'Nowy cennik' } } },
    })
    office.clock.pass(2 * hour)
    expect((await read(live.slug)).title).toBe('Cennik')
    expect(await eventsOf(office, 'publication.called-off')).toMatchObject([{ payload: { number: 2 } }])
    await publish(editor, back)
    expect((await read(live.slug)).title).toBe('Nowy cennik')
    const found = await stranger.list({
      ...{ language: 'pl', kind: 'news', archive: false, street: '', search: 'nowy cennik' },
    })
    expect(found.rows).toHaveLength(1)
  })

  it('leaves what was never shown a draft without the window that only publishing gave it', async () => {
    const planned = await publish(editor, await aDraft(editor, 'news', contentWith('Zapowiedź')), later(hour))
    expect(planned).toMatchObject({ state: 'scheduled', window: { until: null } })
    const back = await callOff(planned)
    expect(back).toMatchObject({ state: 'draft', windows: [], can: { withdraw: false } })
    office.clock.pass(2 * hour)
    expect(await news()).toEqual([])
    expect(await publish(editor, back)).toMatchObject({ state: 'live' })
    expect(await news()).toHaveLength(1)
  })

  it('brings back what was withdrawn at its own time, and not at all when it is called off', async () => {
    const live = await publish(editor, await aDraft(editor, 'news', contentWith('Stara promocja')))
    const { id: publicationId, version } = live
    await editor.api.withdraw({ publicationId, version, reason: 'Pomyłka w kwocie.' })
    const planned = await change(live, 'Nowa promocja', later(hour))
    expect(planned.state).toBe('scheduled')
    expect(await news()).toEqual([])
    const back = await callOff(planned)
    expect(back).toMatchObject({ state: 'withdrawn', withdrawn: { reason: 'Pomyłka w kwocie.' } })
    office.clock.pass(2 * hour)
    expect(await news()).toEqual([])
    await publish(editor, back, later(hour))
    office.clock.pass(hour)
    expect((await news()).map(({ title }) => title)).toEqual(['Nowa promocja'])
  })

  it('is not called off once it is shown, beside another draft, or unseen', async () => {
    const live = await publish(editor, await aDraft(editor, 'news', contentWith('Cennik')))
    const planned = await change(live, 'Nowy cennik', later(hour))
    const stale = { ...planned, planned: planned.planned.map((one) => ({ ...one, version: 99 })) }
    expect(await refusalOf(callOff(stale))).toMatchObject({ code: 'row.stale' })
    const seen = { publicationId: live.id, seen: null, content: contentWith('Jeszcze inny cennik') }
    await editor.api.saveDraft(seen)
    expect(await refusalOf(callOff(planned))).toMatchObject({ code: 'publication.draft-exists' })
    office.clock.pass(hour)
    expect(await refusalOf(callOff(planned))).toMatchObject({ code: 'publication.not-planned' })
  })
})

describe('two editors', () => {
  it('see each other, and nobody overwrites the other', async () => {
    const draft = await aDraft(editor, 'news', contentWith('Wspólna'))
    const other = await openDesk(office, 'EDITORS')
    const publicationId = draft.id
    expect(await editor.api.editors({ publicationId, isEditing: true })).toEqual([])
    expect(await other.api.editors({ publicationId, isEditing: true })).toMatchObject([
      { accountId: editor.accountId },
    ])
    const seen = draft.open?.version ?? 0
    await other.api.saveDraft({ publicationId, seen, content: contentWith('Wspólna, poprawiona') })
    const refusal = await refusalOf(
      editor.api.saveDraft({ publicationId, seen, content: contentWith('Moja') }),
    )
    expect(refusal).toMatchObject({ code: 'row.stale', details: { version: seen + 1 } })
    office.clock.pass(minute)
    expect(await other.api.editors({ publicationId, isEditing: false })).toEqual([])
  })

  it('write no events for each automatic save', async () => {
    const draft = await aDraft(editor, 'news', contentWith('Pisana'))
    let seen = draft.open?.version ?? 0
    for (const title of ['Pisana d', 'Pisana da', 'Pisana dal']) {
      const saved = await editor.api.saveDraft({ publicationId: draft.id, seen, content: contentWith(title) })
      seen = saved.open?.version ?? 0
    }
    expect(await eventsOf(office, 'publication.draft-saved')).toHaveLength(1)
  })
})

describe('a publication that is not ready', () => {
  it('is given up with its draft', async () => {
    const { id, open } = await aDraft(editor, 'news', contentWith('Niepotrzebna'))
    const input = { publicationId: id, version: open?.version ?? 0 }
    expect(await editor.api.discardDraft(input)).toEqual({ removed: true })
    expect(await refusalOf(editor.api.get({ publicationId: id }))).toMatchObject({
      code: 'publication.not-found',
    })
  })

  it.each([
    ['title-missing', 'news', contentWith('')],
    ['template-missing', 'template', contentWith('Wniosek')],
    ['works-missing', 'notice', contentWith('Awaria', { outage: 'unplanned' })],
    [
      'works-reversed',
      'notice',
      contentWith('Prace', {
        outage: 'planned',
        worksFrom: '2026-11-23T08:00:00.000Z',
        worksUntil: '2026-11-23T08:00:00.000Z',
      }),
    ],
  ] as const)('is refused with %s', async (code, kind, content) => {
    const { id } = await editor.api.create({
      ...{ requestKey: randomUUID(), kind, pageRole: null, title: 'Tytuł' },
    })
    const draft = await editor.api.saveDraft({ publicationId: id, seen: 0, content })
    expect(await refusalOf(publish(editor, draft))).toMatchObject({ code: `publication.${code}` })
  })

  it('needs a second person where the office wants it', async () => {
    const administrator = await openDesk(office, 'ADMINISTRATORS')
    await administrator.api.setSettings({ needsReview: true, version: 0 })
    const draft = await aDraft(editor, 'news', contentWith('Do sprawdzenia'))
    expect(await refusalOf(publish(editor, draft))).toMatchObject({ code: 'publication.review-needed' })
    const version = draft.open?.version ?? 0
    const submitted = await editor.api.submit({ publicationId: draft.id, version })
    expect(submitted).toMatchObject({ state: 'in-review', can: { publish: false } })
    expect(await refusalOf(publish(editor, submitted))).toMatchObject({ code: 'publication.second-person' })
    const seen = await administrator.api.get({ publicationId: draft.id })
    expect(seen.can.publish).toBe(true)
    expect(await publish(administrator, seen)).toMatchObject({ state: 'live' })
  })

  it.each([
    ['in-gap', { from: '2027-03-28T02:30', until: null }, ['2027-03-28T01:59', '2027-03-28T03:00']],
    ['reversed', { from: '2026-11-24T08:00', until: '2026-11-23T16:00' }, ['2026-11-24T16:00']],
    ['too-late', { from: '2101-01-01T00:00', until: null }, ['2100-12-31T23:59']],
  ])('is planned with the nearest time offered for one that is %s', async (why, first, nearest) => {
    const { id: publicationId, version } = await aDraft(editor, 'news', contentWith('Zmiana czasu'))
    const plan = (from: string, until: string | null) =>
      editor.api.setWindows({ publicationId, version, plans: [{ first: { from, until }, recurrence: null }] })
    const refusal = await refusalOf(plan(first.from, first.until))
    expect(refusal).toMatchObject({ code: `window.${why}`, details: { nearest } })
    const offered = nearest[0] ?? ''
    const taken = first.until === null ? plan(offered, null) : plan(first.from, offered)
    expect((await taken).windows).toHaveLength(1)
  })
})
