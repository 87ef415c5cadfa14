import { describe, expect, it } from 'vitest'
import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import { portletsOfAccount, portletsOfGroup, type PortletGroup } from '#shared/domain/portlets/rules.ts'
import type { OwnPortlet } from '#shared/domain/portlets/schema.ts'

const own = (portlet: PortletName, given: Partial<OwnPortlet> = {}): OwnPortlet => ({
  portlet,
  isOn: true,
  position: 0,
  width: 'half',
  settings: {},
  ...given,
})
const on = own
const off = (portlet: PortletName) => own(portlet, { isOn: false })

function groups(...given: (Partial<PortletGroup> & { id: number })[]): Map<number, PortletGroup> {
  return new Map(given.map((group) => [group.id, { parentId: null, rank: 100, own: [], ...group }]))
}

describe('what a group says of a portlet', () => {
  it.each([
    { child: on('balance'), parent: off('balance'), expected: { isOn: true, fromGroupId: 2 } },
    { child: off('balance'), parent: on('balance'), expected: { isOn: false, fromGroupId: 2 } },
    { child: null, parent: on('balance'), expected: { isOn: true, fromGroupId: 1 } },
    { child: null, parent: off('balance'), expected: { isOn: false, fromGroupId: 1 } },
    { child: null, parent: null, expected: undefined },
  ])('is its own word, else its parent’s: $child / $parent', ({ child, parent, expected }) => {
    const known = groups(
      { id: 1, own: parent ? [parent] : [] },
      { id: 2, parentId: 1, own: child ? [child] : [] },
    )
    const found = portletsOfGroup(known, 2).get('balance')
    if (expected) expect(found).toMatchObject(expected)
    else expect(found).toBeUndefined()
  })

  it('comes from the nearest parent that has a word, with width, order and settings', () => {
    const known = groups(
      { id: 1, own: [on('documents', { width: 'full', position: 7 })] },
      { id: 2, parentId: 1, own: [on('documents', { width: 'third', settings: { rows: 2 } })] },
      { id: 3, parentId: 2 },
    )
    expect(portletsOfGroup(known, 3).get('documents')).toEqual({
      ...on('documents', { width: 'third', settings: { rows: 2 } }),
      fromGroupId: 2,
    })
  })

  it('is found also where parents form a ring or are gone', () => {
    const ring = groups(
      { id: 1, parentId: 2, own: [on('forms')] },
      { id: 2, parentId: 1, own: [on('reports')] },
    )
    expect([...portletsOfGroup(ring, 1).keys()].toSorted()).toEqual(['forms', 'reports'])
    expect(portletsOfGroup(groups({ id: 3, parentId: 9, own: [on('forms')] }), 3).size).toBe(1)
    expect(portletsOfGroup(ring, 77).size).toBe(0)
  })
})

describe('what an account sees', () => {
  it('is what any of its groups has on, although another says off', () => {
    const known = groups({ id: 1, rank: 1, own: [off('balance')] }, { id: 2, rank: 9, own: [on('balance')] })
    expect(portletsOfAccount(known, [1, 2])).toMatchObject([{ portlet: 'balance', fromGroupId: 2 }])
    expect(portletsOfAccount(known, [1])).toEqual([])
  })

  it('looks as the group of the lowest rank says, of equal ones that with the lower id', () => {
    const known = groups(
      { id: 1, rank: 50, own: [on('balance', { width: 'third' })] },
      { id: 2, rank: 20, own: [on('balance', { width: 'full', settings: { rows: 9 } })] },
      { id: 3, rank: 20, own: [on('balance', { width: 'half' })] },
    )
    for (const ids of [
      [1, 2, 3],
      [3, 2, 1],
    ])
      expect(portletsOfAccount(known, ids)).toMatchObject([{ width: 'full', settings: { rows: 9 } }])
  })

  it('stands in order of position, and by name where that is equal', () => {
    const known = groups(
      { id: 1, own: [on('reports', { position: 2 }), on('balance', { position: 1 })] },
      { id: 2, own: [on('forms', { position: 1 }), on('schedule', { position: 0 })] },
    )
    expect(portletsOfAccount(known, [1, 2]).map(({ portlet }) => portlet)).toEqual([
      'schedule',
      'balance',
      'forms',
      'reports',
    ])
  })

  it('is nothing in no group, and nothing of a group that is unknown', () => {
    expect(portletsOfAccount(groups({ id: 1, own: [on('forms')] }), [])).toEqual([])
    expect(portletsOfAccount(groups({ id: 1, own: [on('forms')] }), [5])).toEqual([])
  })
})
