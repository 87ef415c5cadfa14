import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PublicationSettings } from '#shared/domain/publications/schema.ts'
import SettingsPublications from '#desktop/renderer/features/settings/components/SettingsPublications.vue'
import { mariasWindow } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A server that keeps the setting; `held` may be changed under the window, as by somebody else. */
async function openSettings() {
  const held: PublicationSettings = { needsReview: false, version: 2 }
  fakeServer((path, input) => {
    if (path === 'publications.setSettings') {
      const asked = input as PublicationSettings
      if (asked.version !== held.version) return { refused: 'row.stale' }
      Object.assign(held, { needsReview: asked.needsReview, version: held.version + 1 })
    }
    return { value: { ...held } }
  })
  const section = mount(SettingsPublications, { global: { plugins: mariasWindow() } })
  await vi.waitFor(() => expect(section.find('input').exists()).toBe(true))
  const box = () => section.get<HTMLInputElement>('input')
  return { held, section, box }
}

describe('the review by a second person', () => {
  it('is switched on and off again', async () => {
    const { held, box } = await openSettings()
    await box().setValue(true)
    await vi.waitFor(() => expect(held).toEqual({ needsReview: true, version: 3 }))
    await vi.waitFor(() => expect(box().attributes('disabled')).toBeUndefined())
    await box().setValue(false)
    await vi.waitFor(() => expect(held).toEqual({ needsReview: false, version: 4 }))
  })

  it('stays as somebody else has set it meanwhile, and shows that', async () => {
    const { held, box } = await openSettings()
    Object.assign(held, { needsReview: true, version: 7 })
    await box().setValue(true)
    await vi.waitFor(() => expect(box().attributes('disabled')).toBeUndefined())
    await vi.waitFor(() => expect(box().element.checked).toBe(true))
    expect(held).toEqual({ needsReview: true, version: 7 })
  })
})
