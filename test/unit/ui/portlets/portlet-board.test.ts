import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { portletNames } from '#shared/domain/portlets/catalogue.ts'
import type { Dashboard, DashboardPortlet } from '#shared/domain/portlets/dashboard.ts'
import { cleaned } from '#shared/domain/publications/content.ts'
import type { RequestRow } from '#shared/domain/tasks/schema.ts'
import { catalogue as english } from '#shared/messages/catalogues/portal-zone.en.ts'
import { catalogue as polish } from '#shared/messages/catalogues/portal-zone.pl.ts'
import { createTranslator } from '#shared/messages/translator.ts'
import { installMessages } from '#shared/ui/composables/use-messages.ts'
import PortletBoard from '#shared/ui/portlets/PortletBoard.vue'
import { portletLinksKey, type PortletTarget, type PortletWay } from '#shared/ui/portlets/portlet-links.ts'

const nothing: Dashboard['data'] = {
  ...{ 'add-request': null, 'add-document': null, 'my-requests': null },
  ...{ documents: null, notices: null, caretaker: null, 'my-data': null },
}
const portlet = (given: Partial<DashboardPortlet> & Pick<DashboardPortlet, 'portlet'>): DashboardPortlet => ({
  ...{ width: 'half', title: null, isHidden: false },
  ...given,
})

/** A dashboard on screen; with `lead` its links can be followed, as in the portal. */
async function board(
  dashboard: Partial<Dashboard>,
  options: { language?: 'pl' | 'en'; lead?: (target: PortletTarget) => PortletWay | null } = {},
): Promise<VueWrapper> {
  const { language = 'pl', lead } = options
  const words = language === 'pl' ? polish : english
  const wrapper = mount(PortletBoard, {
    props: { dashboard: { portlets: [], ...dashboard, data: { ...nothing, ...dashboard.data } } },
    global: {
      plugins: [(app) => installMessages(app, createTranslator(words, language) as never)],
      provide: lead ? { [portletLinksKey as symbol]: lead } : {},
    },
  })
  // Each portlet comes on demand.
  await vi.dynamicImportSettled()
  await flushPromises()
  return wrapper
}

const titles = (wrapper: VueWrapper) => wrapper.findAll('h2').map((heading) => heading.text())

describe('the portlets of a dashboard', () => {
  it('stand in the order they come in, under the title of the office or the usual one', async () => {
    const portlets = [
      portlet({ portlet: 'my-data', title: { pl: 'O mnie', en: 'About me' } }),
      portlet({ portlet: 'balance' }),
    ]
    expect(titles(await board({ portlets }))).toEqual(['O mnie', 'Saldo'])
    expect(titles(await board({ portlets }, { language: 'en' }))).toEqual(['About me', 'Balance'])
  })

  it('are regions named by their titles, and those put aside are away', async () => {
    const wrapper = await board({
      portlets: [portlet({ portlet: 'caretaker' }), portlet({ portlet: 'my-data', isHidden: true })],
      data: { ...nothing, caretaker: { name: 'Magda Wrona', phone: '' } },
    })
    const [region, ...more] = wrapper.findAll('section')
    expect(more).toEqual([])
    expect(wrapper.get(`#${region?.attributes('aria-labelledby') ?? ''}`).text()).toBe('Mój opiekun')
    expect(region?.text()).toContain('Magda Wrona')
  })

  it.each([
    ['+49 30 901820', '+4930901820'],
    ['22 123 45 67 wew. 12', '221234567'],
  ])('say at which number the caretaker is reached: %s', async (phone, number) => {
    const lead = vi.fn(() => ({ as: 'a', props: { href: '#' } }))
    const of = { portlets: [portlet({ portlet: 'caretaker' })] }
    const data = { ...nothing, caretaker: { name: 'Magda Wrona', phone } }
    expect((await board({ ...of, data }, { lead })).text()).toContain(`Telefon: ${phone}`)
    expect(lead).toHaveBeenCalledWith({ page: 'telephone', number })
    const without = { ...nothing, caretaker: { name: 'Magda Wrona', phone: '' } }
    expect((await board({ ...of, data: without }, { lead })).text()).not.toContain('Telefon')
  })

  it('tell what the office announces, with the time of works and the files', async () => {
    const body = cleaned({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Woda będzie w beczkowozie.' }] }],
    })
    const words = { title: 'Wymiana zasuw', summary: 'Bez wody.', body }
    const notice = {
      ...{ id: 7, publishedAt: '2026-11-20T08:00:00.000Z', outage: 'planned' as const, pl: words, en: words },
      ...{ worksFrom: '2026-11-23T07:00:00.000Z', worksUntil: '2026-11-23T15:00:00.000Z' },
      files: [{ fileId: 3, name: 'mapa.pdf', mediaType: 'application/pdf', size: 10 }],
    }
    const of = { portlets: [portlet({ portlet: 'notices' })] }
    const shown = await board({ ...of, data: { ...nothing, notices: { clientId: 5, notices: [notice] } } })
    expect(shown.get('summary').text()).toMatch(/^Wymiana zasuw\s+Planowane prace$/)
    expect(shown.text()).toMatch(/Prace: od .*23.* do .*23/)
    expect(shown.get('a').attributes('href')).toBe('/api/portal/clients/5/publications/7/files/3')
    // What a notice says in full comes once it is opened.
    expect(shown.text()).not.toContain('beczkowozie')
    await shown.get('details').trigger('toggle')
    await vi.dynamicImportSettled()
    await flushPromises()
    expect(shown.text()).toContain('Woda będzie w beczkowozie.')
    const none = await board({ ...of, data: { ...nothing, notices: { clientId: 5, notices: [] } } })
    expect(none.text()).toContain('Nie ma teraz żadnych komunikatów.')
  })

  it('show no link to what is not offered', async () => {
    const wrapper = await board(
      {
        portlets: [portlet({ portlet: 'caretaker' })],
        data: { ...nothing, caretaker: { name: 'Magda Wrona', phone: '' } },
      },
      { lead: () => null },
    )
    expect(wrapper.text()).not.toContain('Napisz')
  })

  it.each(portletNames)('explains %s while it has no data', async (name) => {
    const wrapper = await board({ portlets: [portlet({ portlet: name })] })
    expect(wrapper.get('section p').text()).toMatch(/(gdy|jeszcze).*\.$/)
  })

  it('lead to the pages of the portal', async () => {
    const lead = vi.fn((target: PortletTarget) => ({ as: 'a', props: { href: `/${target.page}` } }))
    const wrapper = await board(
      {
        portlets: [portlet({ portlet: 'add-request' })],
        data: { ...nothing, 'add-request': { types: [{ id: 7, name: { pl: 'Awaria', en: 'Failure' } }] } },
      },
      { lead },
    )
    expect(wrapper.findAll('a').map((link) => link.text())).toEqual(['Złóż nowe zgłoszenie', 'Awaria'])
    expect(lead).toHaveBeenCalledWith({ page: 'new-request', typeId: 7 })
  })

  it('lead nowhere in a preview', async () => {
    const wrapper = await board({
      portlets: [portlet({ portlet: 'my-requests' }), portlet({ portlet: 'add-document' })],
      data: { ...nothing, 'my-requests': { requests: [], hasMore: false }, 'add-document': { kinds: [] } },
    })
    expect(wrapper.text()).toContain('Wszystkie zgłoszenia')
    expect(wrapper.findAll('a, button')).toEqual([])
  })

  it('say what is open, by when, and what is late', async () => {
    const request: RequestRow = {
      id: 3,
      number: '2026/000003',
      title: 'Brak wody',
      typeName: { pl: 'Awaria', en: 'Failure' },
      status: 'in-progress',
      dueOn: '2020-11-26',
      isOverdue: true,
      createdAt: '2020-11-21T10:00:00.000Z',
      updatedAt: '2020-11-21T10:00:00.000Z',
      version: 1,
      can: { reply: true, withdraw: true, confirm: false },
    }
    const wrapper = await board({
      portlets: [portlet({ portlet: 'my-requests' })],
      data: { ...nothing, 'my-requests': { requests: [request], hasMore: false } },
    })
    expect(wrapper.get('li').text()).toMatch(/Brak wody.*W toku.*Termin minął 26 lis 2020/s)
  })
})
