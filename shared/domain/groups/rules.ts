import { kindOfPermission, permissions, type AccountKind, type Permission } from '../accounts/permissions.ts'

/** A group as far as rights go: what it says itself, and whom it asks about the rest. */
export interface GrantingGroup {
  readonly id: number
  readonly parentId: number | null
  readonly grants: ReadonlyMap<Permission, boolean>
}

type Groups = ReadonlyMap<number, GrantingGroup>

/** What holds of a permission, and the group that says so. */
export interface Said {
  readonly isGranted: boolean
  readonly groupId: number
}

/** The permissions that groups of one kind may have, in the order of the catalogue. */
export function permissionsOfKind(kind: AccountKind): Permission[] {
  return permissions.filter((permission) => kindOfPermission(permission) === kind)
}

/**
 * The group itself, its parent, the parent's parent and so on. A ring of parents, which commands refuse to make, is
 * followed once.
 */
export function lineOf(groups: ReadonlyMap<number, { parentId: number | null }>, groupId: number): number[] {
  const line: number[] = []
  let next: number | null = groupId
  while (next !== null && !line.includes(next) && groups.has(next)) {
    line.push(next)
    next = groups.get(next)?.parentId ?? null
  }
  return line
}

/** Every group that has this one among its parents. */
export function descendantsOf(
  groups: ReadonlyMap<number, { parentId: number | null }>,
  groupId: number,
): number[] {
  return [...groups.keys()].filter((id) => id !== groupId && lineOf(groups, id).includes(groupId))
}

/** Whether taking this parent would make the group its own parent, however far around. */
export function wouldMakeRing(
  groups: ReadonlyMap<number, { parentId: number | null }>,
  groupId: number,
  parentId: number,
): boolean {
  return lineOf(groups, parentId).includes(groupId)
}

/**
 * What is said of each permission: by the group itself, else by the nearest parent that says anything. A permission
 * nobody speaks of is missing (not granted).
 */
export function saidOf(groups: Groups, groupId: number): Map<Permission, Said> {
  const said = new Map<Permission, Said>()
  for (const id of lineOf(groups, groupId)) {
    for (const [permission, isGranted] of groups.get(id)?.grants ?? []) {
      if (!said.has(permission)) said.set(permission, { isGranted, groupId: id })
    }
  }
  return said
}

/** What members of a group may, after inheritance. */
export function permissionsOfGroup(groups: Groups, groupId: number): Set<Permission> {
  const granted = [...saidOf(groups, groupId)].filter(([, said]) => said.isGranted)
  return new Set(granted.map(([permission]) => permission))
}
