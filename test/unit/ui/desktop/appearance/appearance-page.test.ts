import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { delivered } from '#shared/domain/appearance/delivered.ts'
import type {
  AppearanceDesk,
  AppearanceVersion,
  SaveAppearanceInput,
} from '#shared/domain/appearance/schema.ts'
import UiConfirm from '#shared/ui/base/UiConfirm.vue'
import UiMenu from '#shared/ui/base/UiMenu.vue'
import AppearancePage from '#desktop/renderer/features/appearance/AppearancePage.vue'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'

enableAutoUnmount(afterEach)
afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const news = {
  ...{ id: 1, kind: 'news', slug: 'a', pageRole: null, language: 'pl', summary: '', until: null },
  ...{ publishedAt: '2026-11-20T09:00:00.000Z', changedAt: '2026-11-20T09:00:00.000Z', outage: 'none' },
  ...{ worksFrom: null, worksUntil: null, places: [], image: null, template: null, documentKind: null },
}
const latest = {
  news: [{ ...news, title: 'Nowa pompownia już pracuje' }],
  outages: [],
  ...{ notices: [], templates: [], banners: [], pages: [] },
}

const versionOf = (number: number, state: AppearanceVersion['state']): AppearanceVersion => ({
  ...{ id: number * 10, number, state, restoredFrom: null, by: 'Jan Sowa' },
  ...{ effectiveFrom: '2026-11-20T09:00:00.000Z', at: '2026-11-20T09:00:00.000Z' },
})

/** The screen before a server that keeps what it is sent. */
async function openPage() {
  const desk: AppearanceDesk = {
    ...{ version: 3, content: delivered, isDraft: true, savedBy: 'Jan Sowa', savedAt: null, pictures: [] },
    versions: [versionOf(2, 'live'), versionOf(1, 'past')],
  }
  const held = { desk }
  const server = fakeServer((path, input) => {
    if (path === 'appearance.published') return { value: latest }
    const { version } = held.desk
    if (path === 'appearance.saveDraft')
      held.desk = { ...held.desk, version: version + 1, content: (input as SaveAppearanceInput).content }
    return { value: held.desk }
  })
  const page = mount(() => [h(AppearancePage), h(UiConfirm)], {
    attachTo: document.body,
    global: { plugins: mariasWindow() },
  })
  await vi.waitFor(() => {
    expect(page.find('[role=tab]').exists()).toBe(true)
  })
  const named = (selector: string, name: string) => {
    const found = page.findAll(selector).find((each) => each.text().startsWith(name))
    if (!found) throw new Error(`There is no ${name}`)
    return found
  }
  const field = (label: string) => {
    return page.get(`[id="${named('label', label).attributes('for') ?? ''}"]`)
  }
  const press = async (name: string, within = '') => {
    const button = await vi.waitFor(() => named(`${within} button`, name))
    await button.trigger('click')
    await flushPromises()
  }
  const sent = <Input>(path: string) =>
    server.calls.filter((call) => call.path === `appearance.${path}`).map(({ input }) => input as Input)
  const sending = <Input>(path: string) =>
    vi.waitFor(() => {
      const [input, ...more] = sent<Input>(path)
      if (input === undefined || more.length > 0) throw new Error(`It was sent ${1 + more.length} times`)
      return input
    })
  return {
    page,
    press,
    field,
    sent,
    sending,
    openTab: (name: string) => named('[role=tab]', name).trigger('click'),
  }
}

describe('the screen of the portal look', () => {
  it('refuses a colour that cannot be read and offers the nearest one that can', async () => {
    const { page, press, field, sent, sending } = await openPage()
    await field('Kolor główny').setValue('#ffb000')
    expect(page.text()).toContain('Biały napis byłby nieczytelny: kontrast 1,83 do 1')
    await press('Zapisz szkic')
    expect(page.get('[role=alert]').text()).toContain('Jedno pole wymaga poprawy.')
    expect(sent('saveDraft')).toEqual([])
    await press('Weź najbliższy: #9e6b00')
    await press('Zapisz szkic')
    expect(await sending('saveDraft')).toMatchObject({ content: { brand: '#9e6b00' } })
  })

  it('publishes at once what is saved first', async () => {
    const { press, field, sending } = await openPage()
    await field('Kolor główny').setValue('#7a1fa2')
    await press('Opublikuj')
    expect(await sending('saveDraft')).toMatchObject({ content: { brand: '#7a1fa2' } })
    await press('Opublikuj', 'dialog')
    expect(await sending('publish')).toEqual({ version: 4, effectiveFrom: null })
  })

  it('plans a look for a time on the clocks of the office, which has to be there', async () => {
    const { page, press, sent, sending } = await openPage()
    await press('Opublikuj')
    await page.get('dialog input[value=later]').setValue(true)
    await press('Opublikuj', 'dialog')
    expect(page.get('dialog').text()).toContain('Wybierz dzień i godzinę.')
    const at = page.get('dialog input[type=datetime-local]')
    await at.setValue('2027-03-28T02:30')
    expect(page.get('dialog').text()).toMatch(/2027-03-28 01:59|2027-03-28 03:00/)
    expect(sent('publish')).toEqual([])
    await at.setValue('2026-12-01T08:00')
    await press('Opublikuj', 'dialog')
    expect(await sending('publish')).toEqual({ version: 3, effectiveFrom: '2026-12-01T07:00:00.000Z' })
  })

  it('brings an earlier look back', async () => {
    const { openTab, press, sending } = await openPage()
    await openTab('Wersje')
    await press('Przywróć')
    await press('Przywróć', 'dialog')
    expect(await sending('restore')).toEqual({ version: 3, versionId: 10 })
  })

  it('draws what is really published, and what is added to a place as it is typed', async () => {
    const { page, openTab, press, field, sent, sending } = await openPage()
    const paper = () => page.get('.paper').text()
    await vi.waitFor(() => {
      expect(paper()).toContain('Nowa pompownia już pracuje')
    })
    await openTab('Inne strony')
    await field('Miejsce').setValue('news')
    expect(page.text()).toContain('To miejsce jest puste.')
    page.getComponent(UiMenu).vm.$emit('select', 'banner')
    await flushPromises()
    await press('Zapisz szkic')
    expect(sent('saveDraft')).toEqual([])
    await field('Nagłówek (Polski)').setValue('Biuro nieczynne')
    await field('Nagłówek (English)').setValue('Office closed')
    expect(paper()).toContain('Biuro nieczynne')
    await press('Zapisz szkic')
    expect((await sending<SaveAppearanceInput>('saveDraft')).content.places?.news).toMatchObject([
      { kind: 'banner', title: { pl: 'Biuro nieczynne', en: 'Office closed' } },
    ])
  })
})
