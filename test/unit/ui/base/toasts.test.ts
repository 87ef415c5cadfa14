import { mount, type VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import UiToasts from '#shared/ui/base/UiToasts.vue'
import { useToasts } from '#shared/ui/composables/use-toasts.ts'

const { show, dismiss, toasts } = useToasts()
let wrapper: VueWrapper

beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = '<button id="before">x</button>'
  wrapper = mount(UiToasts, { attachTo: document.body })
})
afterEach(() => {
  for (const toast of toasts.value) dismiss(toast.id)
  wrapper.unmount()
  vi.useRealTimers()
})

const pressF8 = () =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key: 'F8', code: 'F8', bubbles: true, cancelable: true }),
  )

describe('toasts', () => {
  it('are read out and go after 8 s', async () => {
    show({ text: 'Zamknięto.', tone: 'ok' })
    await nextTick()
    expect(wrapper.get('[role=status]').text()).toContain('Zamknięto.')
    vi.advanceTimersByTime(7999)
    expect(toasts.value).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(toasts.value).toHaveLength(0)
  })

  it('stay while they are being read, and when they tell of a failure', async () => {
    show({ text: 'Zamknięto.' })
    show({ text: 'Błąd.', tone: 'bad', requestId: 'r-9' })
    await nextTick()
    await wrapper.trigger('pointerenter')
    vi.advanceTimersByTime(20_000)
    expect(toasts.value).toHaveLength(2)
    await wrapper.trigger('pointerleave')
    vi.advanceTimersByTime(8000)
    expect(toasts.value.map((toast) => toast.text)).toEqual(['Błąd.'])
    expect(wrapper.text()).toContain('r-9')
  })

  it('are reached with F8, undo, and give the focus back', async () => {
    const undo = vi.fn()
    const before = document.querySelector<HTMLElement>('#before')
    before?.focus()
    show({ text: 'Zamknięto.', undo })
    await nextTick()
    pressF8()
    expect(document.activeElement?.textContent).toContain('Cofnij')
    ;(document.activeElement as HTMLElement).click()
    expect(undo).toHaveBeenCalledOnce()
    await nextTick()
    await nextTick()
    expect(document.activeElement).toBe(before)
  })

  it('are said inside an open dialog, where alone readers listen', async () => {
    document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>')
    show({ text: 'Zapisano.' })
    await nextTick()
    await nextTick()
    vi.advanceTimersByTime(100)
    expect(document.querySelector('dialog [role=status]')?.textContent).toBe('Zapisano.')
  })

  it('are three at most', () => {
    for (const text of ['1', '2', '3', '4']) show({ text })
    expect(toasts.value.map((toast) => toast.text)).toEqual(['2', '3', '4'])
  })
})
