import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h, nextTick } from 'vue'
import UiButton from '#shared/ui/base/UiButton.vue'
import UiCombobox, { type ComboboxOption } from '#shared/ui/base/UiCombobox.vue'
import UiErrorSummary from '#shared/ui/base/UiErrorSummary.vue'
import UiMenu from '#shared/ui/base/UiMenu.vue'
import UiShortcutSheet from '#shared/ui/base/UiShortcutSheet.vue'
import UiTabs from '#shared/ui/base/UiTabs.vue'
import { useShortcuts } from '#shared/ui/composables/use-shortcuts.ts'
import { inComponent } from '../support/in-component.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

describe('tabs', () => {
  it('are one tab stop, moved by arrows, Home and End', async () => {
    const tabs = [
      { key: 'a', label: 'Szczegóły' },
      { key: 'b', label: 'Historia', count: 4 },
      { key: 'c', label: 'Dokumenty' },
    ] as const
    const start: { modelValue: 'a' | 'b' | 'c' } = { modelValue: 'a' }
    const wrapper = mount(UiTabs<'a' | 'b' | 'c'>, {
      attachTo: document.body,
      props: {
        label: 'Karta',
        tabs,
        ...start,
        'onUpdate:modelValue': (modelValue: 'a' | 'b' | 'c') => wrapper.setProps({ modelValue }),
      },
      slots: { a: 'treść a', b: 'treść b', c: 'treść c' },
    })
    const press = (key: string) => wrapper.get('[aria-selected=true]').trigger('keydown', { key })
    expect(wrapper.findAll('[role=tab][tabindex="0"]')).toHaveLength(1)
    await press('ArrowLeft')
    expect([document.activeElement?.textContent, wrapper.get('[role=tabpanel]').text()]).toEqual([
      'Dokumenty',
      'treść c',
    ])
    await press('Home')
    await press('ArrowRight')
    expect(wrapper.get('[role=tabpanel]').text()).toBe('treść b')
    const name = wrapper.get('[role=tabpanel]').attributes('aria-labelledby')
    expect(wrapper.get(`#${name}`).text()).toBe('Historia4')
  })
})

describe('an error summary', () => {
  it('takes the focus and leads to the fields', async () => {
    document.body.innerHTML = '<input id="title">'
    const wrapper = mount(UiErrorSummary, {
      attachTo: document.body,
      props: { problems: [{ fieldId: 'title', text: 'Wpisz tytuł.' }] },
    })
    await flushPromises()
    expect(document.activeElement?.textContent.trim()).toBe('Popraw 1 pole, żeby wysłać formularz')
    await wrapper.get('a').trigger('click')
    expect(document.activeElement?.id).toBe('title')
  })
})

describe('a menu', () => {
  it('offers its lines and tells which was chosen', async () => {
    const wrapper = mount(UiMenu<'assign' | 'show'>, {
      attachTo: document.body,
      props: {
        open: true,
        items: [
          { key: 'assign', label: 'Przydziel', kbd: 'a' },
          { key: 'show', label: 'Podgląd', isChecked: true, startsGroup: true },
        ],
      },
      slots: { trigger: () => h(UiButton, () => 'Więcej') },
    })
    await flushPromises()
    expect(wrapper.get('button').attributes()).toMatchObject({
      'aria-haspopup': 'menu',
      'aria-expanded': 'true',
    })
    const lines = [...document.querySelectorAll<HTMLElement>('[role^=menuitem]')]
    expect(lines.map((line) => [line.getAttribute('role'), line.getAttribute('aria-checked')])).toEqual([
      ['menuitem', null],
      ['menuitemcheckbox', 'true'],
    ])
    lines[0]?.click()
    await flushPromises()
    expect(wrapper.emitted('select')).toEqual([['assign']])
    wrapper.unmount()
  })
})

describe('a combobox', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const clients: ComboboxOption<number>[] = [
    { value: 1, label: 'Anna Kowalska', hint: 'nr 10023' },
    { value: 2, label: 'Piekarnia Ślązak' },
  ]
  const list = () => document.querySelector('[role=listbox]')?.textContent.trim() ?? ''

  async function comboboxWith(search: (text: string) => Promise<ComboboxOption<number>[]>, minLength = 0) {
    const wrapper = mount(UiCombobox<number>, {
      attachTo: document.body,
      props: {
        id: 'client',
        search,
        minLength,
        modelValue: null,
        'onUpdate:modelValue': (modelValue) => wrapper.setProps({ modelValue }),
      },
    })
    const type = async (text: string) => {
      await wrapper.get('input').setValue(text)
      await nextTick()
      vi.advanceTimersByTime(150)
      await vi.runAllTimersAsync()
    }
    await wrapper.get('input').trigger('click')
    return { wrapper, type }
  }

  it('asks after a pause and gives the whole option', async () => {
    const search = vi.fn((text: string) =>
      Promise.resolve(clients.filter(({ label }) => label.includes(text))),
    )
    const { wrapper, type } = await comboboxWith(search)
    await type('Ann')
    expect(search.mock.lastCall?.[0]).toBe('Ann')
    expect(wrapper.get('input').attributes()).toMatchObject({
      id: 'client',
      role: 'combobox',
      'aria-expanded': 'true',
    })
    const option = document.querySelector<HTMLElement>('[role=option]')
    expect(option?.textContent).toContain('Anna Kowalska')
    option?.click()
    await vi.runAllTimersAsync()
    expect(wrapper.props('modelValue')).toEqual(clients[0])
    expect(wrapper.get('input').element.value).toBe('Anna Kowalska')
    await wrapper.get('input').setValue('')
    expect(wrapper.props('modelValue')).toBeNull()
    wrapper.unmount()
  })

  it('says when nothing fits, when it failed, and how much to type', async () => {
    const none = await comboboxWith(() => Promise.resolve([]))
    await none.type('xyz')
    expect(list()).toBe('Nic nie pasuje do „xyz”.')
    none.wrapper.unmount()

    const failing = await comboboxWith(() => Promise.reject(new Error()))
    await failing.type('xyz')
    expect(list()).toBe('Nie udało się tego wczytać.')
    failing.wrapper.unmount()

    const search = vi.fn(() => Promise.resolve(clients))
    const careful = await comboboxWith(search, 3)
    await careful.type('x')
    expect(list()).toBe('Wpisz jeszcze co najmniej 2 znaki.')
    expect(search).not.toHaveBeenCalled()
    careful.wrapper.unmount()
  })
})

describe('the sheet of shortcuts', () => {
  it('lists what is registered and switches single letters', async () => {
    const page = inComponent(() =>
      useShortcuts([
        { keys: '$mod+k', text: () => 'Paleta poleceń', group: () => 'Wszędzie', run: () => undefined },
      ]),
    )
    const wrapper = mount(UiShortcutSheet, { attachTo: document.body, props: { open: true } })
    await flushPromises()
    expect(wrapper.get('section').text()).toContain('WszędziePaleta poleceńCtrlK')
    const letters = wrapper.get<HTMLInputElement>('input[type=checkbox]')
    expect(letters.element.checked).toBe(true)
    await letters.setValue(false)
    await letters.setValue(true)
    wrapper.unmount()
    page.wrapper.unmount()
  })
})
