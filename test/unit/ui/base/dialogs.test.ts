import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import UiConfirm from '#shared/ui/base/UiConfirm.vue'
import UiDialog from '#shared/ui/base/UiDialog.vue'
import { useConfirm } from '#shared/ui/composables/use-confirm.ts'

const dialogWith = (props: { open: boolean; busy?: boolean }) =>
  mount(UiDialog, {
    attachTo: document.body,
    props: { title: 'Nowe zgłoszenie', description: 'Trafi do kolejki.', ...props },
    slots: { default: '<input id="first">', footer: '<button>Utwórz</button>' },
  })
const cancel = () => new Event('cancel', { cancelable: true })

describe('a dialog', () => {
  it('is named and described, and empty while closed', async () => {
    const wrapper = dialogWith({ open: false })
    expect(wrapper.find('input').exists()).toBe(false)
    await wrapper.setProps({ open: true })
    const { open } = wrapper.element as HTMLDialogElement
    expect(open).toBe(true)
    expect(wrapper.get(`#${wrapper.attributes('aria-labelledby')}`).text()).toBe('Nowe zgłoszenie')
    expect(wrapper.get(`#${wrapper.attributes('aria-describedby')}`).text()).toBe('Trafi do kolejki.')
    wrapper.unmount()
  })

  it.each([
    ['on Escape', (wrapper: ReturnType<typeof dialogWith>) => void wrapper.element.dispatchEvent(cancel())],
    [
      'by its button',
      (wrapper: ReturnType<typeof dialogWith>) => wrapper.get('[aria-label="Zamknij"]').trigger('click'),
    ],
  ])('asks to be closed %s', async (_way, close) => {
    const wrapper = dialogWith({ open: true })
    await flushPromises()
    await close(wrapper)
    expect(wrapper.emitted('update:open')).toEqual([[false]])
    wrapper.unmount()
  })

  it('stays open while busy', async () => {
    const wrapper = dialogWith({ open: true, busy: true })
    await flushPromises()
    const escape = cancel()
    wrapper.element.dispatchEvent(escape)
    const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    wrapper.get('input').element.dispatchEvent(key)
    expect([escape.defaultPrevented, key.defaultPrevented]).toEqual([true, true])
    expect(wrapper.emitted('update:open')).toBeUndefined()
    wrapper.unmount()
  })

  it('puts what can be closed after the content, so that the first field is reached first', async () => {
    const wrapper = dialogWith({ open: true })
    await flushPromises()
    expect(wrapper.findAll('input, button').map((one) => one.attributes('id') ?? one.text())).toEqual([
      'first',
      'Utwórz',
      '',
    ])
    wrapper.unmount()
  })
})

describe('a question', () => {
  it('is answered by its buttons', async () => {
    const wrapper = mount(UiConfirm, { attachTo: document.body })
    const { confirm } = useConfirm()
    const first = confirm({ title: 'Usunąć widok?', action: 'Usuń widok', isDangerous: true })
    await flushPromises()
    const [no, yes] = wrapper.findAll('footer button')
    expect([no?.text(), yes?.text()]).toEqual(['Anuluj', 'Usuń widok'])
    await yes?.trigger('click')
    expect(await first).toBe(true)

    const second = confirm({ title: 'Usunąć widok?', action: 'Usuń widok' })
    await flushPromises()
    await wrapper.findAll('footer button')[0]?.trigger('click')
    expect(await second).toBe(false)
    wrapper.unmount()
  })

  it('is answered with no on Escape, and when another is asked', async () => {
    const wrapper = mount(UiConfirm, { attachTo: document.body })
    const { confirm } = useConfirm()
    const first = confirm({ title: 'Pierwsze?', action: 'Zrób' })
    const second = confirm({ title: 'Drugie?', action: 'Zrób' })
    expect(await first).toBe(false)
    await flushPromises()
    expect(wrapper.get('h2').text()).toBe('Drugie?')
    wrapper.get('dialog').element.dispatchEvent(cancel())
    expect(await second).toBe(false)
    wrapper.unmount()
  })
})
