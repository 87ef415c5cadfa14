import { portletCatalogue, portletNames, type PortletName } from '#shared/domain/portlets/catalogue.ts'
import { portletsOfGroup, type EffectivePortlet, type PortletGroup } from '#shared/domain/portlets/rules.ts'
import type {
  GroupPortlet,
  GroupPortlets,
  OwnPortlet,
  PortletGroupRow,
  PortletSettings,
} from '#shared/domain/portlets/schema.ts'
import type { Permission } from '#shared/domain/accounts/permissions.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Bilingual } from '#shared/domain/kernel/ids.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** A group of clients with what it says itself. */
export interface KnownGroup extends PortletGroup {
  /** Of a built-in group, else null. */
  readonly code: string | null
  readonly name: Bilingual
  readonly version: number
}

interface StoredPortlet {
  groupId: number
  portlet: string
  isOn: number
  position: number
  width: OwnPortlet['width']
  settings: string
}

/** Every group of clients, to read inheritance from; portlets that this version does not know are left out. */
export async function readGroups(sql: Sql): Promise<Map<number, KnownGroup>> {
  const groups = await sql.rows<{
    id: number
    code: string | null
    pl: string
    en: string
    parentId: number | null
    rank: number
    version: number
  }>(
    `SELECT id, code, name_pl AS pl, name_en AS en, parent_id AS parentId, \`rank\`, version FROM account_groups
     WHERE kind = 'client' ORDER BY \`rank\`, id`,
  )
  const stored = await sql.rows<StoredPortlet>(
    `SELECT p.group_id AS groupId, p.portlet, p.is_on AS isOn, p.position, p.width, p.settings
     FROM account_group_portlets p ORDER BY p.group_id, p.position, p.portlet`,
  )
  const own = Map.groupBy(
    stored.filter(({ portlet }) => portlet in portletCatalogue),
    ({ groupId }) => groupId,
  )
  return new Map(
    groups.map(({ id, pl, en, ...group }) => [
      id,
      { ...group, id, name: { pl, en }, own: (own.get(id) ?? []).map(ownOf) },
    ]),
  )
}

function ownOf({ portlet, isOn, position, width, settings }: StoredPortlet): OwnPortlet {
  return {
    portlet: portlet as PortletName,
    isOn: isOn === 1,
    position,
    width,
    settings: JSON.parse(settings) as PortletSettings,
  }
}

/** The groups of clients with the number of their accounts, in the order in which they decide. */
export async function listPortletGroups(sql: Sql): Promise<PortletGroupRow[]> {
  const rows = await sql.rows<{
    groupId: number
    pl: string
    en: string
    parentId: number | null
    code: string | null
    members: number
    version: number
  }>(
    `SELECT g.id AS groupId, g.name_pl AS pl, g.name_en AS en, g.parent_id AS parentId, g.code, g.version,
       (SELECT COUNT(*) FROM account_group_members m WHERE m.group_id = g.id) AS members
     FROM account_groups g WHERE g.kind = 'client' ORDER BY g.\`rank\`, g.id`,
  )
  return rows.map(({ pl, en, code, ...row }) => ({ ...row, name: { pl, en }, isBuiltIn: code !== null }))
}

/** What a group may, after inheritance. */
export async function permissionsOfGroup(sql: Sql, groupId: number): Promise<Set<Permission>> {
  const rows = await sql.rows<{ permission: Permission }>(
    'SELECT permission FROM account_group_permissions WHERE group_id = ?',
    [groupId],
  )
  return new Set(rows.map(({ permission }) => permission))
}

/** The portlets of one group, with what its parent alone would give it; refuses with `group.not-found`. */
export async function getGroupPortlets(sql: Sql, groupId: number): Promise<GroupPortlets> {
  const groups = await readGroups(sql)
  const group = groups.get(groupId)
  if (!group) throw new AppError('group.not-found')
  const parent = group.parentId === null ? undefined : groups.get(group.parentId)
  const mays = await permissionsOfGroup(sql, groupId)
  const list = (said: ReadonlyMap<PortletName, EffectivePortlet>) =>
    presentGroup(said, { group, groups, mays })
  return {
    groupId,
    name: group.name,
    parent: parent ? { groupId: parent.id, name: parent.name } : null,
    version: group.version,
    portlets: list(portletsOfGroup(groups, groupId)),
    ofParent: list(parent ? portletsOfGroup(groups, parent.id) : new Map()),
  }
}

/** All portlets there are: those somebody speaks of by position, then the rest as the catalogue has them. */
function presentGroup(
  said: ReadonlyMap<PortletName, EffectivePortlet>,
  of: { group: KnownGroup; groups: ReadonlyMap<number, KnownGroup>; mays: ReadonlySet<Permission> },
): GroupPortlet[] {
  const last = Math.max(-1, ...[...said.values()].map(({ position }) => position))
  const all = portletNames.map((portlet, index) => {
    const { permission, isAwaited, width } = portletCatalogue[portlet]
    const facts = { portlet, permission, isAwaited, isPermitted: of.mays.has(permission) }
    const found = said.get(portlet)
    if (!found) {
      const position = last + 1 + index
      return { ...facts, isOn: false, position, width, settings: {}, from: null, isOwn: false }
    }
    const { fromGroupId, ...own } = found
    const name = of.groups.get(fromGroupId)?.name ?? of.group.name
    return { ...own, ...facts, from: { groupId: fromGroupId, name }, isOwn: fromGroupId === of.group.id }
  })
  return all.toSorted((a, b) => a.position - b.position)
}

/** A group and all that inherit from it, itself first. */
export function withDescendants(
  groups: ReadonlyMap<number, Pick<PortletGroup, 'id' | 'parentId'>>,
  id: number,
): number[] {
  const found = new Set([id])
  for (const known of found) {
    for (const group of groups.values()) if (group.parentId === known) found.add(group.id)
  }
  return [...found]
}
