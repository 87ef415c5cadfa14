import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { delivered } from '#shared/domain/appearance/delivered.ts'
import { nextAppearanceChange } from '#server/features/appearance/index.ts'
import { publicVersion } from '#server/platform/database/public-versions.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { onShow, openDesigner, type Designer } from './support.ts'

let office: TestOffice
let designer: Designer

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  office.clock.set('2026-11-22T09:00:00.000Z')
  designer = await openDesigner(office)
})

const named = (pl: string) => ({ name: { pl, en: pl } })
const shownName = async () => (await onShow(office)).name.pl

describe('a draft of the look', () => {
  it('is seen by nobody until it is published', async () => {
    const before = await publicVersion(office.db.pool)
    const { isDraft, content } = await designer.draft({ brand: '#7a1fa2', ...named('Mój wodociąg') })
    expect({ isDraft, brand: content.brand }).toEqual({ isDraft: true, brand: '#7a1fa2' })
    expect(await onShow(office)).toMatchObject({ id: 0, css: null, name: delivered.name })
    expect(await publicVersion(office.db.pool)).toBe(before)
    expect(await eventsOf(office, 'appearance.draft-saved')).toMatchObject([
      { actorId: designer.accountId, payload: { fields: ['name', 'brand'] } },
    ])
  })

  it('is not overwritten by who has seen an older one', async () => {
    const other = await openDesigner(office, 'EDITORS')
    const { version, content } = await designer.api.desk()
    await other.draft(named('Ich'))
    const refusal = await refusalOf(
      designer.api.saveDraft({ version, content: { ...content, ...named('Moje') } }),
    )
    expect(refusal).toMatchObject({
      code: 'row.stale',
      details: { version: version + 1, changedAt: '2026-11-22T09:00:00.000Z' },
    })
    expect((await designer.api.desk()).content.name.pl).toBe('Ich')
  })

  it('is refused with the nearest readable colour, which is then taken', async () => {
    const refusal = await refusalOf(designer.draft({ brand: '#ffb000' }))
    expect(refusal).toMatchObject({
      code: 'appearance.colour-unreadable',
      details: { colour: '#ffb000', ratio: 1.83, least: 4.6 },
    })
    const { nearest } = refusal.details as { nearest: string }
    expect((await designer.draft({ brand: nearest })).content.brand).toBe(nearest)
  })

  it('is refused with a picture that is not there', async () => {
    const refusal = await refusalOf(designer.draft({ faviconId: 4711 }))
    expect(refusal).toMatchObject({ code: 'appearance.picture-unknown' })
  })

  it('is dropped for what is on show', async () => {
    const { version } = await designer.draft(named('Nie to'))
    expect(await designer.api.discardDraft({ version })).toMatchObject({ isDraft: false, content: delivered })
  })
})

describe('a version of the look', () => {
  it('is on show at once', async () => {
    const before = await publicVersion(office.db.pool)
    const desk = await designer.publish({ brand: '#7a1fa2', ...named('Nowy') })
    expect(desk).toMatchObject({ isDraft: false, versions: [{ number: 1, state: 'live' }] })
    expect(await onShow(office)).toMatchObject({
      name: { pl: 'Nowy' },
      css: expect.stringMatching(/^\/api\/portal\/appearance\/[0-9a-f]{16}\.css$/) as string,
    })
    expect(await publicVersion(office.db.pool)).not.toBe(before)
  })

  it('comes on show at its instant, not before, without anything being run', async () => {
    await designer.publish(named('Teraz'))
    await designer.publish(named('Później'), '2026-11-22T09:20:00.000Z')
    expect(await nextAppearanceChange(office.db.pool, office.clock.now())).toEqual(
      new Date('2026-11-22T09:20:00.000Z'),
    )
    office.clock.set('2026-11-22T09:19:59.999Z')
    expect(await shownName()).toBe('Teraz')
    office.clock.set('2026-11-22T09:20:00.000Z')
    expect(await shownName()).toBe('Później')
    expect(await nextAppearanceChange(office.db.pool, office.clock.now())).toBeNull()
    expect((await designer.api.desk()).versions.map(({ state }) => state)).toEqual(['live', 'past'])
  })

  it('is not planned for what has passed, nor for a mistyped year', async () => {
    const { version } = await designer.draft(named('Wczoraj'))
    const publish = (effectiveFrom: string) => refusalOf(designer.api.publish({ version, effectiveFrom }))
    expect(await publish('2026-11-22T09:00:00.000Z')).toMatchObject({ code: 'appearance.in-the-past' })
    expect(await publish('2206-11-22T09:00:00.000Z')).toMatchObject({ code: 'window.too-late' })
  })

  it('is called off while it is planned, and not afterwards', async () => {
    const { version, versions } = await designer.publish(named('Później'), '2026-11-22T09:20:00.000Z')
    const versionId = versions[0]?.id ?? 0
    const desk = await designer.api.callOff({ version, versionId })
    expect(desk.versions).toMatchObject([{ state: 'called-off', effectiveFrom: null }])
    office.clock.set('2026-11-22T09:30:00.000Z')
    expect(await shownName()).toBe('')
    const again = await refusalOf(designer.api.callOff({ version: desk.version, versionId }))
    expect(again).toMatchObject({ code: 'appearance.not-planned' })
  })

  it('is restored in one step, while a draft stays as it is', async () => {
    const first = await designer.publish(named('Pierwszy'))
    await designer.publish(named('Drugi'))
    const { version } = await designer.draft(named('Szkic'))
    const desk = await designer.api.restore({ version, versionId: first.versions[0]?.id ?? 0 })
    expect(desk.versions[0]).toMatchObject({ number: 3, state: 'live', restoredFrom: 1 })
    expect(desk).toMatchObject({ isDraft: true, content: named('Szkic') })
    expect(await shownName()).toBe('Pierwszy')
  })

  it('shows what stands in the named places of other pages, and of the empty ones nothing', async () => {
    const footer = [
      { kind: 'banner' as const, title: { pl: 'Alarm', en: 'Alarm' }, text: { pl: '', en: '' } },
    ]
    await designer.publish({ places: { ...delivered.places, footer } })
    expect((await onShow(office)).places).toEqual({ footer })
  })

  it('of older days, which knows of no places, is shown without them and may be edited', async () => {
    const { versions } = await designer.publish(named('Dawny'))
    const { places: _, ...older } = { ...delivered, ...named('Dawny') }
    await office.db.pool.query('UPDATE appearance_versions SET content = ? WHERE id = ?', [
      JSON.stringify(older),
      versions[0]?.id ?? 0,
    ])
    expect(await onShow(office)).toMatchObject({ name: { pl: 'Dawny' }, places: {} })
    expect((await designer.draft({ radius: 3 })).content.places).toEqual(delivered.places)
  })

  it('is shown without the pictures that are gone', async () => {
    await designer.publish(named('Bez obrazów'))
    const alt = { pl: 'Logo', en: 'Logo' }
    const blocks = [{ kind: 'image', picture: { pictureId: 4711, alt } }]
    await office.db.pool.query('UPDATE appearance_versions SET content = ?', [
      JSON.stringify({ ...delivered, logo: { pictureId: 4711, alt }, faviconId: 4711, blocks }),
    ])
    expect(await onShow(office)).toMatchObject({ logo: null, blocks, pictures: {} })
  })

  it('is published only where there is something new', async () => {
    const { version } = await designer.api.desk()
    const refusal = await refusalOf(designer.api.publish({ version, effectiveFrom: null }))
    expect(refusal).toMatchObject({ code: 'appearance.nothing-to-publish' })
  })

  const damaged = (change: object) => JSON.stringify({ ...delivered, ...change })
  it.each([
    'no JSON at all',
    '{"brand":"#zzz"}',
    'null',
    damaged({}).slice(0, -20),
    damaged({ font: 'comic-sans' }),
    damaged({ blocks: [{ kind: 'carousel' }] }),
    damaged({ blocks: [{ kind: 'news', count: 'many' }] }),
    damaged({ footerLinks: [{ label: { pl: 'A', en: 'A' }, href: 'javascript:alert(1)' }] }),
    damaged({ places: { footer: [{ kind: 'hero', title: { pl: 'A', en: 'A' } }] } }),
  ])('gives way to the one before it where it cannot be read: %s', async (content) => {
    await designer.publish(named('Dobry'))
    const { versions } = await designer.publish(named('Zły'))
    await office.db.pool.query('UPDATE appearance_versions SET content = ? WHERE id = ?', [
      content,
      versions[0]?.id ?? 0,
    ])
    expect(await shownName()).toBe('Dobry')
    expect((await designer.api.desk()).content.name.pl).toBe('Dobry')
    await office.db.pool.query('UPDATE appearance_versions SET content = ?', [content])
    expect(await onShow(office)).toMatchObject({ id: 0, css: null, blocks: delivered.blocks })
  })
})
