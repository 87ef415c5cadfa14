import { mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { afterEach, describe, expect, it, vi } from 'vitest'
import EntryForm from '#desktop/renderer/features/tasks/components/EntryForm.vue'
import { useEntryDraft } from '#desktop/renderer/features/tasks/use-entry-draft.ts'
import { mariasWindow, words } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { taskDetail } from '../support/rows.ts'

afterEach(() => {
  localStorage.clear()
  vi.unstubAllGlobals()
})

const form = defineComponent(() => {
  const draft = useEntryDraft(1, 'note')
  return () => h(EntryForm, { kind: 'note', draft, maySwitch: false })
})

describe('a note with a file', () => {
  it('waits until a file that could not be sent is taken off', async () => {
    const server = fakeServer(() => ({ value: taskDetail() }))
    const wrapper = mount(form, { attachTo: document.body, global: { plugins: mariasWindow() } })
    await wrapper.get('textarea').setValue('Zdjęcie w załączniku.')
    await wrapper.get(`[aria-label="${words.t('desktop.composer.attach')}"]`).trigger('click')
    const input = wrapper.get<HTMLInputElement>('input[type=file]')
    Object.defineProperty(input.element, 'files', { value: [new File([], 'puste.pdf')], writable: true })
    await input.trigger('change')
    await wrapper.get('form').trigger('submit')
    expect(wrapper.text()).toContain(words.t('desktop.files.not-sent'))
    expect(server.calls).toEqual([])

    await wrapper.get('[aria-label$="puste.pdf"]').trigger('click')
    await wrapper.get('form').trigger('submit')
    await vi.waitFor(() => expect(wrapper.findComponent(EntryForm).emitted('close')).toHaveLength(1))
    expect(server.calls.map((call) => call.path)).toEqual(['tasks.note'])
    wrapper.unmount()
  })
})
