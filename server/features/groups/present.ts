import { permissionsOfKind, saidOf, type Said } from '#shared/domain/groups/rules.ts'
import type { GroupDetail, GroupDifference, GroupRef } from '#shared/domain/groups/schema.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import type { Group, Groups } from './group.ts'

interface Surroundings {
  readonly groups: Groups
  readonly members: number
  readonly actor: Actor
}

/** A group with what it says itself, what follows from those above it, and what the actor can do with it. */
export function presentDetail(group: Group, { groups, members, actor }: Surroundings): GroupDetail {
  const { id, code, kind, name, description, rank, version } = group
  const inherited = group.parentId === null ? new Map<string, Said>() : saidOf(groups, group.parentId)
  const mayManage = has(actor, 'group.manage')
  return {
    ...{ id, code, kind, name, description, rank, version, members },
    parent: refOrNull(groups, group.parentId),
    children: [...groups.values()].filter((child) => child.parentId === id).map(ref),
    permissions: permissionsOfKind(kind).map((permission) => {
      const own = group.grants.get(permission) ?? null
      const said = inherited.get(permission)
      const from = said ? refOrNull(groups, said.groupId) : null
      return {
        permission,
        isGranted: own ?? said?.isGranted ?? false,
        own,
        inherited: said && from ? { isGranted: said.isGranted, from } : null,
      }
    }),
    can: { edit: mayManage, remove: mayManage && code === null },
  }
}

/** What two groups say differently, permission by permission. */
export function presentDifference(groups: Groups, group: Group, other: Group): GroupDifference {
  const ours = saidOf(groups, group.id)
  const theirs = saidOf(groups, other.id)
  const sideOf = (said: Said | undefined) => ({
    isGranted: said?.isGranted ?? false,
    from: said ? refOrNull(groups, said.groupId) : null,
  })
  const all = permissionsOfKind(group.kind).map((permission) => ({
    permission,
    group: sideOf(ours.get(permission)),
    other: sideOf(theirs.get(permission)),
  }))
  const different = all.filter((line) => line.group.isGranted !== line.other.isGranted)
  return { group: ref(group), other: ref(other), same: all.length - different.length, different }
}

function ref({ id, name }: Group): GroupRef {
  return { id, name }
}

function refOrNull(groups: Groups, id: number | null): GroupRef | null {
  const group = id === null ? undefined : groups.get(id)
  return group ? ref(group) : null
}
