import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import UiAvatar from '#shared/ui/base/UiAvatar.vue'
import UiBanner from '#shared/ui/base/UiBanner.vue'
import UiEmpty from '#shared/ui/base/UiEmpty.vue'
import UiKbd from '#shared/ui/base/UiKbd.vue'
import UiTimeline from '#shared/ui/base/UiTimeline.vue'

const text = (wrapper: { text: () => string }) => wrapper.text().replace(/\s+/g, ' ')

describe('words for eyes and readers', () => {
  it('an avatar is initials, with the name unless it stands beside', () => {
    expect(text(mount(UiAvatar, { props: { name: 'Magda Zając' } }))).toBe('MZ, Magda Zając')
    expect(text(mount(UiAvatar, { props: { name: 'Łucja Nowak-Śliwa', decorative: true } }))).toBe('ŁŚ')
    expect(text(mount(UiAvatar, { props: { name: 'ekipa', decorative: true } }))).toBe('E')
  })

  it('keys are named as on the keyboard', () => {
    const caps = (keys: string) =>
      mount(UiKbd, { props: { keys } })
        .findAll('kbd')
        .map((cap) => cap.text())
    expect(caps('$mod+k')).toEqual(['Ctrl', 'K'])
    expect(caps('g q')).toEqual(['G', 'Q'])
    expect(caps('Shift+ArrowDown')).toEqual(['Shift', '↓'])
    expect(caps('?')).toEqual(['?'])
    expect(caps('Space')).toEqual(['Spacja'])
  })

  it('a timeline says where things stand', () => {
    const items = [
      { key: 1, state: 'done', title: 'Przyjęte' },
      { key: 2, state: 'current', title: 'Sprawdzamy' },
      { key: 3, state: 'upcoming', title: 'Odpowiedź' },
    ] as const
    const wrapper = mount(UiTimeline<(typeof items)[number]>, {
      props: { items, label: 'Przebieg' },
      slots: { default: ({ item }) => item.title },
    })
    expect(wrapper.findAll('li').map(text)).toEqual([
      'zrobione: Przyjęte',
      'teraz: Sprawdzamy',
      'przed nami: Odpowiedź',
    ])
    expect(wrapper.get('[aria-current=step]').text()).toContain('Sprawdzamy')
  })

  it('a banner and an empty place say what to do', () => {
    const banner = mount(UiBanner, {
      props: { tone: 'warn', title: 'Przerwa.' },
      slots: { default: 'Wtorek, 9–13.', action: '<button>Zobacz</button>' },
    })
    expect([banner.attributes('role'), text(banner)]).toEqual(['status', 'Przerwa. Wtorek, 9–13.Zobacz'])
    expect(text(mount(UiEmpty))).toBe('Niczego tu jeszcze nie ma.')
  })
})
