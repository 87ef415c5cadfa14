import { describe, expect, it } from 'vitest'
import { differencesOf } from '#desktop/renderer/features/portlets/portlet-differences.ts'
import { layoutOf, ownOf } from '#desktop/renderer/features/portlets/portlet-layout.ts'
import type { OwnPortlet } from '#shared/domain/portlets/schema.ts'
import { groupWith, word } from './group-portlets.ts'

const parent = [word('add-request', 0), word('documents', 10), word('my-data', 20), word('caretaker', 30)]

function differing(own: readonly OwnPortlet[], other: readonly OwnPortlet[]): string[] {
  const group = groupWith({ own })
  const all = differencesOf(layoutOf({ group, own: ownOf(group) }), groupWith({ own: other }))
  return all.filter(({ differs }) => differs).map(({ portlet }) => portlet)
}

describe('the difference between two groups', () => {
  it('is nothing where both show the same', () => {
    expect(differing(parent, parent)).toEqual([])
  })

  it('names what only one of them shows, but not what it pushes down', () => {
    expect(differing([word('balance', 0), ...parent], parent)).toEqual(['balance'])
    expect(differing(parent.slice(1), parent)).toEqual(['add-request'])
  })

  it('names only what stands elsewhere, not all that lies between', () => {
    expect(differing(parent, [...parent.slice(1), word('add-request', 40)])).toEqual(['add-request'])
  })

  it('names another width and other settings', () => {
    const [first, second, ...rest] = parent as [OwnPortlet, OwnPortlet, ...OwnPortlet[]]
    const other = [{ ...first, width: 'full' as const }, { ...second, settings: { rows: 3 } }, ...rest]
    expect(differing(parent, other)).toEqual(['add-request', 'documents'])
  })
})
