import { describe, expect, it } from 'vitest'
import { portletNames } from '#shared/domain/portlets/catalogue.ts'
import type { OwnPortlet } from '#shared/domain/portlets/schema.ts'
import {
  changed,
  chosen,
  layoutOf,
  moved,
  ownOf,
  saysSame,
  takenOver,
  type EditedGroup,
} from '#desktop/renderer/features/portlets/portlet-layout.ts'
import { clients, groupWith, word } from './group-portlets.ts'

const ofParent = [word('add-request', 0), word('my-requests', 1), word('documents', 2), word('caretaker', 3)]

/** A group and what it would say; nothing by itself unless told. */
function edited(own: readonly OwnPortlet[] = [], group = groupWith({ ofParent })): EditedGroup {
  return { group, own }
}
const shownBy = (from: EditedGroup) => layoutOf(from).shown.map(({ portlet }) => portlet)
const after = (from: EditedGroup, own: readonly OwnPortlet[]) => shownBy({ ...from, own })

describe('what a group shows', () => {
  it('is what its parent shows until it says something itself', () => {
    const { shown, hidden } = layoutOf(edited())
    expect(shown.map(({ portlet, choice }) => [portlet, choice])).toEqual([
      ['add-request', 'inherit'],
      ['my-requests', 'inherit'],
      ['documents', 'inherit'],
      ['caretaker', 'inherit'],
    ])
    expect(hidden).toHaveLength(10)
  })

  it('switches one off and leaves it to the parent again', () => {
    const start = edited()
    const off = chosen(start, 'documents', 'off')
    expect(off).toEqual([word('documents', 2, { isOn: false })])
    expect(after(start, off)).toEqual(['add-request', 'my-requests', 'caretaker'])
    expect(chosen({ ...start, own: off }, 'documents', 'inherit')).toEqual([])
  })

  it('puts a portlet that is switched on at the end, also when it was switched off at a place before', () => {
    const start = edited()
    expect(after(start, chosen(start, 'balance', 'on')).at(-1)).toBe('balance')
    const off = edited([word('my-data', 0, { isOn: false })])
    expect(after(off, chosen(off, 'my-data', 'on')).at(-1)).toBe('my-data')
  })

  it('keeps the place of one that the parent shows when the group says so itself', () => {
    const start = edited()
    expect(chosen(start, 'documents', 'on')).toEqual([word('documents', 2)])
  })

  it('has a word of its own on a portlet whose width or settings it changes', () => {
    const own = changed(edited(), 'documents', { width: 'full', settings: { rows: 5 } })
    expect(own).toEqual([word('documents', 2, { width: 'full', settings: { rows: 5 } })])
  })

  it('takes a set over, but does not switch on what it may not show', () => {
    const start = edited([], groupWith({ ofParent, refused: ['documents'] }))
    const other = { ...groupWith({ own: [word('documents', 10), word('balance', 20)] }), groupId: 9 }
    const own = takenOver(start, other)
    expect(own).toHaveLength(portletNames.length)
    expect(after(start, own)).toEqual(['balance'])
  })

  it('says nothing itself any more when it is to look like its parent', () => {
    const own = [word('documents', 2, { isOn: false })]
    expect(takenOver(edited(own), { ...groupWith({ own: ofParent }), ...clients })).toEqual([])
  })
})

describe('the order', () => {
  it('moves any portlet to any place, and the rest stays in order', () => {
    const names = shownBy(edited())
    for (const name of names) {
      for (let to = 0; to < names.length; to += 1) {
        const expected = names.filter((other) => other !== name).toSpliced(to, 0, name)
        expect(after(edited(), moved(edited(), name, to)), `${name} to ${to}`).toEqual(expected)
      }
    }
  })

  it('changes only the moved portlet where there is room between its neighbours', () => {
    const roomy = groupWith({ ofParent: ofParent.map((one) => word(one.portlet, one.position * 10)) })
    expect(moved(edited([], roomy), 'caretaker', 1)).toEqual([word('caretaker', 5)])
  })

  it('makes room by saying itself what has to give way, and no more', () => {
    const own = moved(edited(), 'caretaker', 0)
    expect(own).toEqual([word('caretaker', 0), word('add-request', 1)])
  })

  it('stays within the positions there are', () => {
    const group = groupWith({
      own: [word('documents', 999), word('my-requests', 1000), word('my-data', 1000)],
    })
    const start = edited(ownOf(group), group)
    const own = moved(start, 'documents', 2)
    expect(after(start, own)).toEqual(['my-data', 'my-requests', 'documents'])
    expect(Math.max(...own.map(({ position }) => position))).toBeLessThanOrEqual(1000)
  })

  it('does nothing at the ends and for the same place', () => {
    expect(moved(edited(), 'add-request', -1)).toEqual([])
    expect(moved(edited(), 'caretaker', 9)).toEqual([])
    expect(moved(edited(), 'documents', 2)).toEqual([])
  })
})

describe('comparing what is said', () => {
  it('looks at neither order nor empty settings', () => {
    const [a, b] = [word('documents', 1), word('my-data', 2)]
    expect(saysSame([a, b], [b, { ...a, settings: { title: null } }])).toBe(true)
    expect(saysSame([a], [{ ...a, settings: { rows: 3 } }])).toBe(false)
    expect(saysSame([a], [])).toBe(false)
  })
})
