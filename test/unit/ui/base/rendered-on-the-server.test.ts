// @vitest-environment node
import { createSSRApp, h, type Component } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { afterEach, describe, expect, it, vi } from 'vitest'
import UiBanner from '#shared/ui/base/UiBanner.vue'
import UiButton from '#shared/ui/base/UiButton.vue'
import UiCheckbox from '#shared/ui/base/UiCheckbox.vue'
import UiConfirm from '#shared/ui/base/UiConfirm.vue'
import UiDateInput from '#shared/ui/base/UiDateInput.vue'
import UiDialog from '#shared/ui/base/UiDialog.vue'
import UiDueDate from '#shared/ui/base/UiDueDate.vue'
import UiErrorSummary from '#shared/ui/base/UiErrorSummary.vue'
import UiField from '#shared/ui/base/UiField.vue'
import UiFileDrop from '#shared/ui/base/UiFileDrop.vue'
import UiRadioGroup from '#shared/ui/base/UiRadioGroup.vue'
import UiSelect from '#shared/ui/base/UiSelect.vue'
import UiTabs from '#shared/ui/base/UiTabs.vue'
import UiTextArea from '#shared/ui/base/UiTextArea.vue'
import UiTextInput from '#shared/ui/base/UiTextInput.vue'
import UiTimeline from '#shared/ui/base/UiTimeline.vue'
import UiToasts from '#shared/ui/base/UiToasts.vue'
import { polish } from '../support/in-component.ts'

type Slots = Record<string, (props: { field: object }) => unknown>
/** What is rendered, and the words that must stand in it. */
type Shown = { what: string; words: string; as: [component: Component, props: object, slots?: Slots] }

/** The HTML of a component as the server sends it, without comments. */
async function html(component: Component, props: object, slots: Slots = {}): Promise<string> {
  const app = createSSRApp({ render: () => h(component, props, slots) })
  app.use(polish)
  return (await renderToString(app)).replace(/<!--.*?-->/g, '')
}

const options = [
  { value: 'a', label: 'Pierwsza' },
  { value: 'b', label: 'Druga' },
]
const field = { label: 'Tytuł', hint: 'Krótko' }
const input = () => ({
  default: ({ field: bound }: { field: object }) => h(UiTextInput, { ...bound, modelValue: 'x' }),
})

afterEach(() => vi.restoreAllMocks())

describe('rendered on the server', () => {
  it.each<Shown>([
    { what: 'a button', words: 'Wyślij', as: [UiButton, { pending: false }, { default: () => 'Wyślij' }] },
    { what: 'a field with its input', words: 'Krótko', as: [UiField, field, input()] },
    { what: 'a text area', words: 'Opis', as: [UiTextArea, { modelValue: 'Opis' }] },
    { what: 'a select', words: 'Druga', as: [UiSelect, { modelValue: 'b', options }] },
    { what: 'a date', words: '2026-11-28', as: [UiDateInput, { modelValue: '2026-11-28' }] },
    { what: 'radios', words: 'Pierwsza', as: [UiRadioGroup, { modelValue: 'a', options, label: 'Wybór' }] },
    {
      what: 'a checkbox',
      words: 'Zgoda',
      as: [UiCheckbox, { modelValue: true }, { default: () => 'Zgoda' }],
    },
    {
      what: 'files',
      words: 'Wybierz pliki',
      as: [UiFileDrop, { label: 'Załączniki', upload: vi.fn(), modelValue: [] }],
    },
    { what: 'a banner', words: 'Przerwa.', as: [UiBanner, { tone: 'warn', title: 'Przerwa.' }] },
    {
      what: 'problems',
      words: 'Wpisz tytuł.',
      as: [UiErrorSummary, { problems: [{ fieldId: 'a', text: 'Wpisz tytuł.' }] }],
    },
    { what: 'a deadline', words: '2 sty 2020', as: [UiDueDate, { day: '2020-01-02', late: true }] },
    {
      what: 'a timeline',
      words: 'Przyjęte',
      as: [UiTimeline, { items: [{ key: 1 }], label: 'Przebieg' }, { default: () => 'Przyjęte' }],
    },
    {
      what: 'tabs',
      words: 'Dane',
      as: [UiTabs, { modelValue: 'a', label: 'x', tabs: [{ key: 'a', label: 'Dane' }] }],
    },
    { what: 'a closed dialog', words: '<dialog', as: [UiDialog, { open: false, title: 'Okno' }] },
    { what: 'toasts', words: 'Powiadomienia', as: [UiToasts, {}] },
  ])('$what says its words without a warning', async ({ as, words }) => {
    const warn = vi.spyOn(console, 'warn')
    expect(await html(...as)).toContain(words)
    expect(warn).not.toHaveBeenCalled()
  })

  it('a question that nobody asked is nothing', async () => {
    expect(await html(UiConfirm, {})).toBe('')
  })
})
