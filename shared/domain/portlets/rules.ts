import type { PortletName } from './catalogue.ts'
import type { OwnPortlet, PortletSettings } from './schema.ts'

/** A group as far as portlets go. Of several groups of an account, the lowest `rank` decides how a portlet looks. */
export interface PortletGroup {
  readonly id: number
  readonly parentId: number | null
  readonly rank: number
  readonly own: readonly OwnPortlet[]
}

/** A portlet as it stands after inheritance, and the group that said so. */
export interface EffectivePortlet extends OwnPortlet {
  readonly fromGroupId: number
}

/**
 * What a group says of each portlet after inheritance: its own word, else that of the nearest parent that has one.
 * A portlet nobody speaks of is missing (off). Parents that form a ring are followed once.
 */
export function portletsOfGroup(
  groups: ReadonlyMap<number, PortletGroup>,
  groupId: number,
): Map<PortletName, EffectivePortlet> {
  const found = new Map<PortletName, EffectivePortlet>()
  const seen = new Set<number>()
  let group = groups.get(groupId)
  while (group && !seen.has(group.id)) {
    seen.add(group.id)
    for (const own of group.own) {
      if (!found.has(own.portlet)) found.set(own.portlet, { ...own, fromGroupId: group.id })
    }
    group = group.parentId === null ? undefined : groups.get(group.parentId)
  }
  return found
}

/**
 * What an account sees: each portlet that any of its groups has on, looking as the group of the lowest rank among those
 * that have it on says (the lower id where ranks are equal), in order of position.
 */
export function portletsOfAccount(
  groups: ReadonlyMap<number, PortletGroup>,
  groupIds: readonly number[],
): EffectivePortlet[] {
  const ofAccount = groupIds
    .flatMap((id) => groups.get(id) ?? [])
    .toSorted((a, b) => a.rank - b.rank || a.id - b.id)
  const shown = new Map<PortletName, EffectivePortlet>()
  for (const group of ofAccount) {
    for (const [name, portlet] of portletsOfGroup(groups, group.id)) {
      if (portlet.isOn && !shown.has(name)) shown.set(name, portlet)
    }
  }
  return [...shown.values()].toSorted((a, b) => a.position - b.position || (a.portlet < b.portlet ? -1 : 1))
}

/** Whether a portlet with these settings offers a type of request: it was chosen, or none was and all are offered. */
export function offersTaskType({ taskTypeIds = [] }: PortletSettings, typeId: number): boolean {
  return taskTypeIds.length === 0 || taskTypeIds.includes(typeId)
}

/** The same of a kind of document. */
export function offersDocumentKind({ documentKinds = [] }: PortletSettings, code: string): boolean {
  return documentKinds.length === 0 || documentKinds.includes(code)
}
