import { describe, expect, it } from 'vitest'
import { permissions } from '#shared/domain/accounts/permissions.ts'
import { possibleParents, treeOf } from '#desktop/renderer/features/groups/group-tree.ts'
import { byArea } from '#desktop/renderer/features/groups/permission-areas.ts'
import { row } from './groups.ts'

const groups = [
  row(1),
  row(2, { parentId: 4 }),
  row(3, { parentId: 2 }),
  row(4),
  row(5, { kind: 'client' }),
  row(6, { parentId: 99 }),
]

describe('the list of groups', () => {
  it('puts each group under the one it inherits from and loses none', () => {
    expect(treeOf(groups).map(({ id, depth }) => [id, depth])).toEqual([
      [1, 0],
      [4, 0],
      [2, 1],
      [3, 2],
      [5, 0],
      [6, 0],
    ])
  })

  it('offers as a parent neither the group itself, nor one below it, nor one of the other kind', () => {
    const ids = (of: { id: number | null; kind: 'staff' | 'client' }) =>
      possibleParents(groups, of).map(({ id }) => id)
    expect(ids({ id: 2, kind: 'staff' })).toEqual([1, 4, 6])
    expect(ids({ id: null, kind: 'client' })).toEqual([5])
  })
})

it('finds an area for every permission, once', () => {
  const lines = permissions.map((permission) => ({ permission }))
  const placed = byArea(lines).flatMap((area) => area.lines.map((line) => line.permission))
  expect(placed.toSorted()).toEqual([...permissions].toSorted())
})
