import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { loadPortalCatalogue } from '#shared/messages/portal-catalogue.ts'
import { createTranslator } from '#shared/messages/translator.ts'
import { installMessages } from '#shared/ui/composables/use-messages.ts'
import { frameKey } from '#portal/public/app/frame.ts'
import { officeKey } from '#portal/public/app/office.ts'
import { languageKey } from '#portal/public/app/pages.ts'
import TaskCasePage from '#portal/public/features/tasks/TaskCasePage.vue'
import TaskReportPage from '#portal/public/features/tasks/TaskReportPage.vue'
import { taskRoutes } from '#portal/public/features/tasks/routes.ts'
import { frame, office } from './support.ts'

const reports = vi.hoisted(() => ({ types: vi.fn(), create: vi.fn(), status: vi.fn(), reply: vi.fn() }))
vi.mock('#portal/public/app/api.ts', () => ({
  api: {
    reports: {
      types: { query: reports.types },
      create: { mutate: reports.create },
      status: { mutate: reports.status },
      reply: { mutate: reports.reply },
    },
  },
}))

beforeEach(() => {
  for (const call of Object.values(reports)) call.mockReset()
  reports.types.mockResolvedValue([{ id: 3, name: { pl: 'Awaria', en: 'Failure' } }])
})

async function open(page: Component) {
  const catalogue = await loadPortalCatalogue('pl')
  const router = createRouter({ history: createMemoryHistory(), routes: taskRoutes })
  await router.push('/sprawa')
  const window = mount(page, {
    attachTo: document.body,
    global: {
      plugins: [
        router,
        (app) => void installMessages(app, createTranslator(catalogue, 'pl', { timeZone: 'Europe/Warsaw' })),
      ],
      provide: {
        [languageKey as symbol]: 'pl',
        [frameKey as symbol]: frame,
        [officeKey as symbol]: office,
      },
    },
  })
  await flushPromises()
  return window
}
type Window = Awaited<ReturnType<typeof open>>

const send = async (window: Window) => {
  await window.get('form').trigger('submit')
  await flushPromises()
}
const fill = async (window: Window, fields: Readonly<Record<string, string>>) => {
  for (const [id, value] of Object.entries(fields)) await window.get(`#${id}`).setValue(value)
}
const matter = {
  'report-title': 'Woda na ulicy',
  'report-place': 'Lipowa 4',
  'report-description': 'Od rana.',
}
const refused = (code: string, details = {}) => ({ ok: false, refusal: { code, details } })

describe('a report without an account', () => {
  it('is sent only with what the office needs, and shows number and secret once', async () => {
    const window = await open(TaskReportPage)
    await send(window)
    expect(window.findAll('.ui-summary a').map((link) => link.text())).toEqual([
      'Napisz w kilku słowach, co się dzieje.',
      'Napisz, gdzie to jest.',
      'Opisz sprawę, choćby jednym zdaniem.',
    ])
    expect(reports.create).not.toHaveBeenCalled()
    await fill(window, { ...matter, 'report-email': 'jan@' })
    await send(window)
    expect(window.text()).toContain('Sprawdź adres e-mail')
    await fill(window, { 'report-email': 'jan@example.pl' })
    reports.create.mockResolvedValue({
      ok: true,
      value: { number: '2026/000007', secret: 'ABCD-EFGH-JKLM' },
    })
    await send(window)
    expect(reports.create).toHaveBeenCalledWith(
      expect.objectContaining({ typeId: 3, place: 'Lipowa 4', email: 'jan@example.pl', language: 'pl' }),
    )
    expect(window.findAll('dd').map((fact) => fact.text())).toEqual(['2026/000007', 'ABCD-EFGH-JKLM'])
    expect(document.activeElement?.textContent).toBe('Zgłoszenie przyjęte')
  })

  it('is sent again under the same key after a lost answer, under another one after a refusal', async () => {
    const window = await open(TaskReportPage)
    await fill(window, matter)
    reports.create.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await send(window)
    reports.create.mockResolvedValueOnce(refused('report.too-many', { retryAfterMinutes: 7 }))
    await send(window)
    expect(window.get('[role=alert]').text()).toContain('Spróbuj ponownie za 7 min')
    reports.create.mockResolvedValueOnce(refused('report.too-many', { retryAfterMinutes: 6 }))
    await send(window)
    const [first, second, third] = reports.create.mock.calls.map(
      ([input]) => (input as { requestKey: string }).requestKey,
    )
    expect(second).toBe(first)
    expect(third).not.toBe(first)
    expect((window.get('#report-title').element as HTMLInputElement).value).toBe('Woda na ulicy')
  })

  it('is not offered where the office takes none', async () => {
    reports.types.mockResolvedValue([])
    const window = await open(TaskReportPage)
    expect(window.text()).toContain('Biuro nie przyjmuje teraz zgłoszeń bez konta')
    expect(window.find('button[type=submit]').exists()).toBe(false)
  })
})

describe('the status of a case', () => {
  const found = {
    ...{ number: '2026/000007', title: 'Woda na ulicy', typeName: { pl: 'Awaria', en: 'Failure' } },
    ...{ status: 'waiting', dueOn: '2026-11-24', isOverdue: false, description: 'Od rana.' },
    ...{ createdAt: '2026-11-23T09:00:00.000Z', updatedAt: '2026-11-23T09:00:00.000Z' },
    ...{ place: 'Lipowa 4', canReply: true, earlierEntries: false },
    entries: [
      {
        ...{ id: 1, kind: 'reply', authorName: 'Maria Zając', authorKind: 'staff', body: 'Gdzie dokładnie?' },
        ...{ change: null, attachments: [], createdAt: '2026-11-23T10:00:00.000Z' },
      },
    ],
  }

  it('is shown to whoever has number and secret, and takes an answer', async () => {
    const window = await open(TaskCasePage)
    await send(window)
    expect(window.text()).toContain('Wpisz numer sprawy.')
    await fill(window, { 'case-number': '2026/7', 'case-secret': 'abcd efgh jklm' })
    reports.status.mockResolvedValueOnce(refused('case.not-found'))
    await send(window)
    expect(window.get('[role=alert]').text()).toBe(
      'Nie ma sprawy o takim numerze i kodzie. Sprawdź jedno i drugie.',
    )
    reports.status.mockResolvedValueOnce({ ok: true, value: found })
    await send(window)
    expect(window.get('h1').text()).toBe('Woda na ulicy')
    expect(window.findAll('h3').map((author) => author.text())).toEqual(['Twoje zgłoszenie', 'Maria Zając'])
    await fill(window, { 'case-reply': 'Przy numerze 4.' })
    reports.reply.mockResolvedValueOnce({ ok: true, value: { ...found, status: 'closed', canReply: false } })
    await send(window)
    expect(reports.reply).toHaveBeenCalledWith(
      expect.objectContaining({ number: '2026/7', secret: 'abcd efgh jklm', body: 'Przy numerze 4.' }),
    )
    expect(window.text()).toContain('Sprawa jest zakończona')
  })
})
