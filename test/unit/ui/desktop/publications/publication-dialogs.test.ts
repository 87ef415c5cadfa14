import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import type { PublicationVersion, VersionRow } from '#shared/domain/publications/schema.ts'
import PublicationPictureDialog from '#desktop/renderer/features/publications/components/PublicationPictureDialog.vue'
import PublicationPlanned from '#desktop/renderer/features/publications/components/PublicationPlanned.vue'
import PublicationVersionsDialog from '#desktop/renderer/features/publications/components/PublicationVersionsDialog.vue'
import PublicationWithdrawDialog from '#desktop/renderer/features/publications/components/PublicationWithdrawDialog.vue'
import type { PublicationFiles } from '#desktop/renderer/features/publications/use-publication-files.ts'
import UiToasts from '#shared/ui/base/UiToasts.vue'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { aPublication, aVersion, contentOf, wordsOf } from './a-publication.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

function open(dialog: Component, props: Readonly<Record<string, unknown>>) {
  const shown = mount(dialog, { attachTo: document.body, props, global: { plugins: mariasWindow() } })
  const button = (name: string) => {
    const found = shown.findAll('button').find((each) => each.text().startsWith(name))
    if (!found) throw new Error(`There is no button ${name}`)
    return found
  }
  const send = () => shown.get('form').trigger('submit')
  return { shown, button, send }
}

describe('taking a publication off the portal', () => {
  it('asks why, and tells the server in which version it was seen', async () => {
    const publication = aPublication({ state: 'live', version: 9 })
    const server = fakeServer(() => ({ value: { ...publication, state: 'withdrawn' } }))
    const { shown, send } = open(PublicationWithdrawDialog, { publication })
    await shown.get('textarea, input').setValue('   ')
    await send()
    expect([shown.text(), server.calls]).toEqual([expect.stringContaining('Napisz, dlaczego.'), []])
    await shown.get('textarea, input').setValue(' Pomyłka w dacie. ')
    await send()
    await vi.waitFor(() => expect(shown.emitted('withdrawn')).toHaveLength(1))
    expect(server.calls[0]?.input).toEqual({ publicationId: 7, version: 9, reason: 'Pomyłka w dacie.' })
  })

  it('keeps the reason when somebody else was faster', async () => {
    fakeServer(() => ({ refused: 'row.stale', details: { changedBy: 'Jan Sowa' } }))
    const { shown, send } = open(PublicationWithdrawDialog, { publication: aPublication() })
    await shown.get('textarea, input').setValue('Pomyłka.')
    await send()
    await vi.waitFor(() => expect(shown.get('[role=alert]').text()).not.toBe(''))
    expect(shown.get<HTMLInputElement>('textarea, input').element.value).toBe('Pomyłka.')
    expect(shown.emitted('close')).toBeUndefined()
  })
})

describe('the versions of a publication', () => {
  const first = aVersion(
    contentOf('Przerwa', { pl: { title: 'Przerwa', summary: '', body: wordsOf('Od 8:00.') } }),
    {
      ...{ id: 70, number: 1, state: 'approved', effectiveFrom: '2026-11-01T08:00:00.000Z' },
    },
  )
  const second = aVersion(
    contentOf('Przerwa', { pl: { title: 'Przerwa', summary: '', body: wordsOf('Od 9:00.') } }),
    {
      ...{ id: 71, number: 2 },
    },
  )
  const answers = (path: string, input: unknown) => {
    if (path === 'publications.versions') return { value: [first, second] satisfies VersionRow[] }
    if (path === 'publications.restoreVersion')
      return { value: aPublication({ open: { ...first, number: 3 } satisfies PublicationVersion }) }
    const { versionId } = input as { versionId: number }
    return { value: versionId === first.id ? first : second }
  }

  it('are compared word by word, those newest and before it at first', async () => {
    fakeServer(answers)
    const { shown, send } = open(PublicationVersionsDialog, { publication: aPublication({ open: second }) })
    await vi.waitFor(() => expect(shown.findAll('.version')).toHaveLength(2))
    await send()
    await vi.waitFor(() => expect(shown.find('.changes').exists()).toBe(true))
    expect(shown.get('ins').text()).toContain('9:00.')
    expect(shown.get('del').text()).toContain('8:00.')
    expect(shown.get('ins').text()).toContain('dodano')
  })

  it('are brought back as the draft, on the draft that was seen; one being written is none of them', async () => {
    const server = fakeServer(answers)
    const { shown, button } = open(PublicationVersionsDialog, { publication: aPublication({ open: second }) })
    await vi.waitFor(() => expect(shown.findAll('.version')).toHaveLength(2))
    const back = shown.findAll('.version').map((line) => line.text().includes('Przywróć jako szkic'))
    expect(back).toEqual([false, true])
    await button('Przywróć jako szkic').trigger('click')
    await vi.waitFor(() => expect(shown.emitted('restored')).toHaveLength(1))
    expect(server.calls.at(-1)).toEqual({
      path: 'publications.restoreVersion',
      input: { publicationId: 7, versionId: 70, seen: 3 },
    })
  })
})

describe('what is planned', () => {
  const planned = [{ versionId: 71, number: 2, version: 5, effectiveFrom: '2026-12-01T07:00:00.000Z' }]
  const can = { ...aPublication().can, callOff: true }

  it('is called off with what was typed sent first, and can be planned again for the same time', async () => {
    const fresh = aPublication({ open: aVersion(contentOf('Nowa'), { id: 71, version: 6 }) })
    const server = fakeServer(() => ({ value: fresh }))
    const flush = vi.fn(() => Promise.resolve(true))
    const publication = aPublication({ state: 'live', open: null, planned, can })
    const { shown, button } = open(PublicationPlanned, { publication, flush })
    expect(shown.text()).toContain('Wersja 2 jest zatwierdzona i zacznie obowiązywać 1 gru 2026, 08:00.')
    await button('Odwołaj').trigger('click')
    await vi.waitFor(() => expect(shown.emitted('changed')).toEqual([[fresh]]))
    expect(flush).toHaveBeenCalledOnce()
    const toasts = mount(UiToasts, { attachTo: document.body, global: { plugins: mariasWindow() } })
    await toasts
      .findAll('button')
      .find((each) => each.text().startsWith('Cofnij'))
      ?.trigger('click')
    await vi.waitFor(() => expect(shown.emitted('changed')).toHaveLength(2))
    const { effectiveFrom } = planned[0] ?? {}
    expect(server.calls).toEqual([
      { path: 'publications.callOff', input: { publicationId: 7, versionId: 71, version: 5 } },
      { path: 'publications.publish', input: { publicationId: 7, version: 6, effectiveFrom } },
    ])
  })

  it('stays while what was typed has to be settled first, and for those who may not', async () => {
    const server = fakeServer(() => ({ value: aPublication() }))
    const flush = () => Promise.resolve(false)
    const { button } = open(PublicationPlanned, { publication: aPublication({ planned, can }), flush })
    await button('Odwołaj').trigger('click')
    expect(server.calls).toEqual([])
    const others = open(PublicationPlanned, { publication: aPublication({ planned }), flush })
    expect(others.shown.find('button').exists()).toBe(false)
  })
})

describe('a picture of a text', () => {
  const filesWith = (upload: PublicationFiles['upload']): PublicationFiles => ({
    ...{ upload, attachment: () => null, urlOf: (id) => `/files/${id}`, withRole: () => [] },
    ...{ add: () => undefined, remove: () => undefined },
  })
  const sent = {
    id: 31,
    name: 'mapa.png',
    mediaType: 'image/png',
    size: 4,
    createdAt: '2026-11-21T08:00:00.000Z',
  }
  const pasted = new File(['mapa'], 'mapa.png', { type: 'image/png' })

  it('is sent when it was pasted, and not put before it is described', async () => {
    const upload = vi.fn(() => Promise.resolve(sent))
    const { shown, send } = open(PublicationPictureDialog, {
      ...{ files: filesWith(upload), chosen: null, file: pasted },
    })
    await vi.waitFor(() => expect(shown.find('img').attributes('src')).toBe('/files/31'))
    await send()
    expect(shown.text()).toContain('Opisz obraz słowami.')
    expect(shown.emitted('put')).toBeUndefined()
    await shown.get('input').setValue(' Mapa ul. Lipowej ')
    await send()
    expect(shown.emitted('put')).toEqual([[{ fileId: 31, alt: 'Mapa ul. Lipowej' }]])
  })

  it('that cannot be sent is refused with a sentence, and nothing is put', async () => {
    const lost = () => Promise.reject(new TypeError('Failed to fetch'))
    const { shown, send } = open(PublicationPictureDialog, {
      ...{ files: filesWith(lost), chosen: null, file: pasted },
    })
    await vi.waitFor(() => expect(shown.get('[role=alert]').text()).not.toBe(''))
    await shown.get('input').setValue('Mapa')
    await send()
    expect(shown.emitted('put')).toBeUndefined()
  })
})
