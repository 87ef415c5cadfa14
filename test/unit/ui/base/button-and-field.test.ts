import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import UiButton from '#shared/ui/base/UiButton.vue'
import UiField from '#shared/ui/base/UiField.vue'
import UiRadioGroup from '#shared/ui/base/UiRadioGroup.vue'
import UiSelect from '#shared/ui/base/UiSelect.vue'
import UiTextInput from '#shared/ui/base/UiTextInput.vue'

describe('a button', () => {
  it('answers a click and does not send a form by itself', async () => {
    const button = mount(UiButton, { slots: { default: 'Przydziel' } })
    await button.trigger('click')
    expect(button.emitted('click')).toHaveLength(1)
    expect(button.attributes('type')).toBe('button')
  })

  it('ignores clicks while pending, keeps the focus, and says that it works', async () => {
    vi.useFakeTimers()
    const button = mount(UiButton, {
      props: { pending: false, pendingText: 'Zapisywanie…' },
      slots: { default: 'Zapisz' },
    })
    await button.setProps({ pending: true })
    await button.trigger('click')
    expect(button.emitted('click')).toBeUndefined()
    expect(button.attributes()).toMatchObject({ 'aria-disabled': 'true', 'aria-busy': 'true' })
    expect(button.attributes('disabled')).toBeUndefined()
    vi.advanceTimersByTime(100)
    expect(document.querySelector('[data-announcer]')?.textContent).toContain('Zapisywanie…')
    vi.useRealTimers()
  })

  it('keeps room for both texts, so that its width stays', () => {
    const button = mount(UiButton, { props: { pending: false }, slots: { default: 'Zapisz' } })
    expect(button.findAll('.ui-button__face').map((face) => face.text())).toEqual(['Zapisz', 'Zapisywanie…'])
  })

  it('stops the form it would send while pending', () => {
    const button = mount(UiButton, { props: { type: 'submit', pending: true } })
    const event = new MouseEvent('click', { cancelable: true, bubbles: true })
    button.element.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
  })

  it('has a name when it shows only an icon', () => {
    const button = mount(UiButton, { props: { label: 'Zamknij' }, slots: { icon: '<svg></svg>' } })
    expect(button.attributes()).toMatchObject({ 'aria-label': 'Zamknij', title: 'Zamknij' })
    expect(button.attributes('aria-pressed')).toBeUndefined()
  })
})

describe('a field', () => {
  const field = (props: { hint?: string; error?: string; required?: boolean }) =>
    mount(UiField, {
      props: { label: 'Tytuł', id: 'title', ...props },
      slots: { default: ({ field: bound }) => h(UiTextInput, { ...bound, modelValue: '' }) },
    })

  it('names its control', () => {
    const wrapper = field({})
    expect(wrapper.get('label').attributes('for')).toBe('title')
    expect(wrapper.get('input').attributes()).toMatchObject({ id: 'title' })
    expect(wrapper.get('input').attributes('aria-invalid')).toBeUndefined()
    expect(wrapper.get('input').attributes('aria-describedby')).toBeUndefined()
  })

  it('describes it by error and hint and marks it as wrong', () => {
    const wrapper = field({ hint: 'Krótko', error: 'Wpisz tytuł.', required: true })
    const input = wrapper.get('input').attributes()
    expect(input).toMatchObject({ 'aria-invalid': 'true', 'aria-required': 'true' })
    const described = input['aria-describedby']?.split(' ').map((id) => wrapper.get(`#${id}`).text())
    expect(described).toEqual(['Wpisz tytuł.', 'Krótko'])
  })
})

describe('choices', () => {
  it('of a select keep the kind of their values', async () => {
    const options = [
      { value: 1, label: 'Reklamacja' },
      { value: 2, label: 'Wymiana' },
    ]
    const select = mount(UiSelect<number>, { props: { modelValue: null, options, empty: 'Wybierz…' } })
    await select.setValue(2)
    await select.setValue(null)
    expect(select.emitted('update:modelValue')).toEqual([[2], [null]])
  })

  it('of a radio group share a name and stand under one legend', async () => {
    const options = [
      { value: 'mail', label: 'E-mailem' },
      { value: 'post', label: 'Pocztą', hint: 'Do 5 dni' },
    ]
    const props = { modelValue: 'mail', options, label: 'Odpowiedź', error: 'Wybierz.', id: 'answer' }
    const group = mount(UiRadioGroup<string>, { props })
    const radios = group.findAll('input')
    expect(new Set(radios.map((radio) => radio.attributes('name'))).size).toBe(1)
    expect(radios[0]?.attributes('id')).toBe('answer')
    expect(group.get('legend').text()).toContain('Odpowiedź')
    expect(group.get(`#${group.get('fieldset').attributes('aria-describedby')}`).text()).toBe('Wybierz.')
    await radios[1]?.setValue()
    expect(group.emitted('update:modelValue')).toEqual([['post']])
  })
})
