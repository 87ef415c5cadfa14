import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permissions, type Permission } from '#shared/domain/accounts/permissions.ts'
import {
  descendantsOf,
  lineOf,
  permissionsOfGroup,
  permissionsOfKind,
  saidOf,
  wouldMakeRing,
  type GrantingGroup,
} from '#shared/domain/groups/rules.ts'

type Grants = readonly (readonly [Permission, boolean])[]

function groupsOf(...groups: [id: number, parentId: number | null, grants?: Grants][]) {
  return new Map(
    groups.map(([id, parentId, grants = []]): [number, GrantingGroup] => [
      id,
      { id, parentId, grants: new Map(grants) },
    ]),
  )
}

const family = groupsOf(
  [
    1,
    null,
    [
      ['task.read', true],
      ['client.read', true],
    ],
  ],
  [
    2,
    1,
    [
      ['client.read', false],
      ['event.read', true],
    ],
  ],
  [3, 2, [['client.read', true]]],
  [4, 2],
)

describe('what a group may', () => {
  it('is its own word, else that of the nearest parent that has one', () => {
    expect(saidOf(family, 3)).toEqual(
      new Map([
        ['client.read', { isGranted: true, groupId: 3 }],
        ['event.read', { isGranted: true, groupId: 2 }],
        ['task.read', { isGranted: true, groupId: 1 }],
      ]),
    )
    expect(saidOf(family, 4).get('client.read')).toEqual({ isGranted: false, groupId: 2 })
  })

  it('is nothing that nobody grants', () => {
    expect(permissionsOfGroup(family, 2)).toEqual(new Set(['event.read', 'task.read']))
    expect(permissionsOfGroup(family, 99)).toEqual(new Set())
  })

  it('ends even where parents form a ring', () => {
    const ring = groupsOf([1, 2, [['task.read', true]]], [2, 1, [['event.read', true]]])
    expect(permissionsOfGroup(ring, 1)).toEqual(new Set(['task.read', 'event.read']))
  })
})

describe('who inherits from whom', () => {
  it('goes up to the last parent and down to the last child', () => {
    expect(lineOf(family, 3)).toEqual([3, 2, 1])
    expect(descendantsOf(family, 1)).toEqual([2, 3, 4])
    expect(descendantsOf(family, 3)).toEqual([])
  })

  it('would become a ring with itself or anything below as a parent, and with nothing else', () => {
    expect([1, 2, 3, 4].filter((parentId) => wouldMakeRing(family, 2, parentId))).toEqual([2, 3, 4])
  })
})

it('gives staff and clients no permission in common and forgets none', () => {
  const all = [...permissionsOfKind('staff'), ...permissionsOfKind('client')]
  expect(all.toSorted()).toEqual([...permissions].toSorted())
})

const someGrants = fc.uniqueArray(fc.tuple(fc.constantFrom(...permissions), fc.boolean()), {
  selector: ([permission]) => permission,
  maxLength: 6,
})
/** Each group may inherit from one made before it, so that there is no ring. */
const trees = fc
  .array(fc.tuple(fc.nat(), fc.boolean(), someGrants), { minLength: 1, maxLength: 12 })
  .map((made) =>
    groupsOf(
      ...made.map(([pick, isRoot, grants], index): [number, number | null, Grants] => [
        index + 1,
        isRoot || index === 0 ? null : (pick % index) + 1,
        grants,
      ]),
    ),
  )

describe('any tree of groups', () => {
  it('lets a group that says nothing do exactly what its parent may', () => {
    fc.assert(
      fc.property(trees, (groups) => {
        for (const { id, parentId, grants } of groups.values()) {
          if (parentId === null || grants.size > 0) continue
          expect(permissionsOfGroup(groups, id)).toEqual(permissionsOfGroup(groups, parentId))
        }
      }),
    )
  })

  it('lets every group’s own word win, whatever stands above it', () => {
    fc.assert(
      fc.property(trees, (groups) => {
        for (const { id, grants } of groups.values()) {
          const may = permissionsOfGroup(groups, id)
          for (const [permission, isGranted] of grants) expect(may.has(permission)).toBe(isGranted)
        }
      }),
    )
  })

  it('changes nothing for groups that do not inherit from the one that changed', () => {
    fc.assert(
      fc.property(trees, someGrants, (groups, grants) => {
        const changed = new Map(groups).set(1, { id: 1, parentId: null, grants: new Map(grants) })
        const touched = [1, ...descendantsOf(groups, 1)]
        for (const id of groups.keys()) {
          if (touched.includes(id)) continue
          expect(permissionsOfGroup(changed, id)).toEqual(permissionsOfGroup(groups, id))
        }
      }),
    )
  })
})
