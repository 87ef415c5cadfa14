import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { PublicPublication } from '#shared/domain/publications/public.ts'
import PublicationTelling from '#desktop/renderer/features/publications/components/PublicationTelling.vue'
import ForStaffPage from '#desktop/renderer/features/publications/for-staff/ForStaffPage.vue'
import { useNotificationStore } from '#desktop/renderer/app/notification-store.ts'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { aPublication, wordsOf } from './a-publication.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

const duty: PublicPublication = {
  ...{ id: 9, kind: 'news', slug: 'dyzury', pageRole: null, language: 'pl', title: 'Dyżury', summary: '' },
  ...{ publishedAt: '2026-11-21T08:00:00.000Z', until: null, changedAt: '2026-11-21T08:00:00.000Z' },
  ...{ outage: 'none', worksFrom: null, worksUntil: null, places: [], image: null, template: null },
  ...{ documentKind: null, hasEnded: false, body: wordsOf('Kasa do 12:00.') },
  files: [{ fileId: 4, name: 'dyzury.pdf', mediaType: 'application/pdf', size: 2000 }],
}

async function openPage(rows: readonly PublicPublication[]) {
  const server = fakeServer((path) => {
    if (path === 'publications.forMe') return { value: { rows, nextCursor: null } }
    if (path === 'publications.getForMe') return { value: duty }
    if (path === 'notifications.markRead') return { value: { read: 1 } }
    return { value: { unread: 0, overdue: 0 } }
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/for-staff/:publicationId(\\d+)?', name: 'for-staff', component: ForStaffPage }],
  })
  const plugins = mariasWindow()
  useNotificationStore().counts = { unread: 1, overdue: 0 }
  await router.push('/for-staff')
  const page = mount(ForStaffPage, { attachTo: document.body, global: { plugins: [...plugins, router] } })
  await vi.waitFor(() => expect(page.find('.ui-skeleton').exists()).toBe(false))
  return { page, server }
}

describe('the screen of what is published for staff', () => {
  it('opens one of the list, with its words and files, and counts it as read', async () => {
    const { page, server } = await openPage([duty])
    await page.get('.for-staff__row').trigger('click')
    await vi.waitFor(() => expect(page.find('.staff-item').exists()).toBe(true))
    expect(page.get('.staff-item').text()).toContain('Kasa do 12:00.')
    expect(page.get('.staff-item a[download]').attributes('href')).toBe('/api/staff/for-staff/9/files/4')
    expect(page.get('.for-staff__row').attributes('aria-current')).toBe('true')
    expect(server.calls).toContainEqual({ path: 'notifications.markRead', input: { publicationId: 9 } })
  })

  it('says when there is nothing', async () => {
    const { page } = await openPage([])
    expect(page.text()).toContain('Nie ma teraz nic dla zespołu.')
    expect(page.find('.for-staff__item').exists()).toBe(false)
  })
})

describe('how readers are told', () => {
  const props = (can: boolean) => {
    const publication = aPublication({ tells: 'portal', version: 3 })
    return { publication: { ...publication, can: { ...publication.can, schedule: can } } }
  }

  it('is chosen with one click', async () => {
    const server = fakeServer(() => ({ value: aPublication({ tells: 'mail', version: 4 }) }))
    const shown = mount(PublicationTelling, { props: props(true), global: { plugins: mariasWindow() } })
    expect(shown.get<HTMLInputElement>('input:checked').element.value).toBe('portal')
    await shown.findAll('input')[2]?.setValue(true)
    await vi.waitFor(() => expect(shown.emitted('saved')).toHaveLength(1))
    const input = { publicationId: 7, version: 3, tells: 'mail' }
    expect(server.calls).toEqual([{ path: 'publications.setTelling', input }])
  })

  it('is only told to whoever may not change it', () => {
    const shown = mount(PublicationTelling, { props: props(false), global: { plugins: mariasWindow() } })
    expect(shown.find('input').exists()).toBe(false)
    expect(shown.text()).toContain('W portalu')
  })
})
