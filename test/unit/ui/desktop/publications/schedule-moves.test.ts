import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import type { SetWindowsInput } from '#shared/domain/publications/schema.ts'
import type { Schedule, ScheduledPublication } from '#shared/domain/publications/schedule.ts'
import PublicationSchedulePage from '#desktop/renderer/features/publications/schedule/PublicationSchedulePage.vue'
import { useSessionStore } from '#desktop/renderer/app/session-store.ts'
import UiToasts from '#shared/ui/base/UiToasts.vue'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { aPublication } from './a-publication.ts'

const days = 30

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-10T10:00:00.000Z') })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

const item = (id: number, kind: 'news' | 'notice', day: string): ScheduledPublication => ({
  ...{ id, kind, version: 4, title: { pl: `Tytuł ${id}`, en: '' }, state: 'scheduled', open: null },
  ...{ audience: { kind: 'everyone', groups: [] }, outage: 'none', worksFrom: null, worksUntil: null },
  ...{ effectiveFrom: '2026-11-01T00:00:00.000Z', changesAt: [] },
  windows: [{ from: `2026-11-${day}T07:00:00.000Z`, until: `2026-11-${day}T15:00:00.000Z` }],
})

/** The schedule of an office in which both publications have one window. */
async function openSchedule() {
  const items = [item(7, 'notice', '16'), item(8, 'news', '18')]
  const server = fakeServer((path, input) => {
    if (path === 'publications.schedule') return { value: { items, isCut: false } satisfies Schedule }
    if (path === 'publications.findings') return { value: [] }
    const { publicationId: id, plans } = input as SetWindowsInput
    const { windows } = items.find((each) => each.id === id) as ScheduledPublication
    const before = aPublication({ id, windows: structuredClone(windows) })
    if (path !== 'publications.setWindows') return { value: before }
    const [first] = plans.map((plan) => plan.first)
    const at = (typed = '') => new Date(`${typed}:00+01:00`).toISOString()
    windows.splice(0, 1, { from: at(first?.from), until: at(first?.until ?? '') })
    return { value: aPublication({ id, windows, plans, version: 5 }) }
  })
  const plugins = mariasWindow()
  const session = useSessionStore()
  if (session.me) session.me = { ...session.me, permissions: ['publication.read', 'publication.publish'] }
  const window = mount(
    defineComponent(() => () => [h(PublicationSchedulePage), h(UiToasts)]),
    {
      attachTo: document.body,
      global: { plugins, stubs: { RouterLink: true } },
    },
  )
  await vi.waitFor(() => expect(window.findAll('[data-bar]')).toHaveLength(2))
  const bar = (id: number) => window.get<HTMLButtonElement>(`[data-bar="${id}-0"]`)
  const moves = () =>
    server.calls
      .filter(({ path }) => path === 'publications.setWindows')
      .map(({ input }) => (input as SetWindowsInput).plans[0]?.first)
  return { window, bar, moves }
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('a window moved by the keyboard', () => {
  it('follows the arrows by days, is saved once after a pause, and can be taken back', async () => {
    const { window, bar, moves } = await openSchedule()
    for (let press = 0; press < 3; press++) await bar(7).trigger('keydown', { key: 'ArrowRight' })
    await bar(7).trigger('keydown', { key: 'ArrowRight', shiftKey: true })
    expect(bar(7).attributes('aria-label')).toContain('19 lis')
    expect(document.activeElement).toBe(bar(7).element)
    expect(moves()).toEqual([])
    await pass(1000)
    expect(moves()).toEqual([{ from: '2026-11-19T08:00', until: '2026-11-20T16:00' }])
    await vi.waitFor(() => expect(window.text()).toContain('termin zmieniony'))
    await window
      .findAll('button')
      .find((button) => button.text().startsWith('Cofnij'))
      ?.trigger('click')
    await vi.waitFor(() => expect(moves()).toHaveLength(2))
    expect(moves()[1]).toEqual({ from: '2026-11-16T08:00', until: '2026-11-16T16:00' })
    await vi.waitFor(() => expect(bar(7).attributes('aria-label')).toContain('16 lis'))
  })

  it('goes on into the week below in the view of a month, and keeps the focus', async () => {
    const { window, bar, moves } = await openSchedule()
    await window
      .findAll('button')
      .find((button) => button.text() === 'Miesiąc')
      ?.trigger('click')
    const weekOf = (id: number) => bar(id).element.closest('[data-week]')
    const before = weekOf(7)
    for (let press = 0; press < 7; press++) await bar(7).trigger('keydown', { key: 'ArrowRight' })
    await nextTick()
    expect(before).not.toBeNull()
    expect(weekOf(7)).toBe(before?.nextElementSibling)
    expect(document.activeElement).toBe(bar(7).element)
    await pass(1000)
    expect(moves()).toEqual([{ from: '2026-11-23T08:00', until: '2026-11-23T16:00' }])
  })

  it('stays where it was after Escape, and when it would end before it begins', async () => {
    const { bar, moves } = await openSchedule()
    await bar(7).trigger('keydown', { key: 'ArrowLeft' })
    await bar(7).trigger('keydown', { key: 'Escape' })
    await bar(8).trigger('keydown', { key: 'ArrowLeft', shiftKey: true })
    expect(bar(7).attributes('aria-label')).toContain('16 lis')
    await pass(2000)
    expect(moves()).toEqual([])
  })

  it('is one of those that the arrows up and down go through', async () => {
    const { bar } = await openSchedule()
    bar(8).element.focus()
    await nextTick()
    await bar(8).trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement).toBe(bar(7).element)
    await nextTick()
    expect([bar(7).attributes('tabindex'), bar(8).attributes('tabindex')]).toEqual(['0', '-1'])
  })
})

describe('a window moved by the mouse', () => {
  /** Presses on a bar and moves so many days on; a browser without a layout is told where things stand. */
  async function grab(bar: Awaited<ReturnType<typeof openSchedule>>['bar'], by: number) {
    const list = bar(7).element.closest('ul') as HTMLElement
    list.getBoundingClientRect = () => new DOMRect(0, 0, days * 100, 30)
    bar(7).element.getBoundingClientRect = () => new DOMRect(1500, 0, 100, 26)
    await bar(7).trigger('pointerdown', { button: 0, clientX: 1550 })
    window.dispatchEvent(new MouseEvent('pointermove', { clientX: 1550 + by * 100 }))
    await nextTick()
  }

  it('is shown where the mouse is and saved when it is let go', async () => {
    const { bar, moves } = await openSchedule()
    await grab(bar, -4)
    expect(bar(7).attributes('aria-label')).toContain('12 lis')
    expect(moves()).toEqual([])
    window.dispatchEvent(new MouseEvent('pointerup'))
    await vi.waitFor(() => expect(moves()).toEqual([{ from: '2026-11-12T08:00', until: '2026-11-12T16:00' }]))
  })

  it('goes back when the mouse is taken away, and is only chosen by a click', async () => {
    const { window: page, bar, moves } = await openSchedule()
    await grab(bar, 2)
    window.dispatchEvent(new MouseEvent('pointercancel'))
    await nextTick()
    expect(bar(7).attributes('aria-label')).toContain('16 lis')
    await grab(bar, 0)
    window.dispatchEvent(new MouseEvent('pointerup'))
    await bar(7).trigger('click')
    await pass(2000)
    expect(moves()).toEqual([])
    expect(page.get('.selected').text()).toContain('Tytuł 7')
  })
})
