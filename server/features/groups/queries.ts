import type { AccountKind, Permission } from '#shared/domain/accounts/permissions.ts'
import { permissionsOfGroup } from '#shared/domain/groups/rules.ts'
import type {
  CompareGroupsInput,
  GroupDetail,
  GroupDifference,
  GroupRow,
} from '#shared/domain/groups/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { plainRows, type Reading } from '#server/platform/database/held-rows.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import type { Group, Groups } from './group.ts'
import { presentDetail, presentDifference } from './present.ts'

interface StoredGrant {
  id: number
  code: string | null
  kind: AccountKind
  namePl: string
  nameEn: string
  descriptionPl: string
  descriptionEn: string
  parentId: number | null
  rank: number
  version: number
  permission: Permission | null
  isGranted: number | null
}

/** Every group by id, the most telling first; `read` may hold them until the transaction ends. */
export async function readGroups(sql: Sql, read: Reading = plainRows): Promise<Groups> {
  // In one statement, so that all of it holds at the same moment.
  const rows = await read<StoredGrant>(
    sql,
    `SELECT g.id, g.code, g.kind, g.name_pl AS namePl, g.name_en AS nameEn, g.description_pl AS descriptionPl,
       g.description_en AS descriptionEn, g.parent_id AS parentId, g.\`rank\`, g.version, s.permission,
       s.is_granted AS isGranted
     FROM account_groups g LEFT JOIN account_group_grants s ON s.group_id = g.id
     ORDER BY g.\`rank\`, g.id`,
  )
  const groups = new Map<number, Group & { grants: Map<Permission, boolean> }>()
  for (const { permission, isGranted, namePl, nameEn, descriptionPl, descriptionEn, ...row } of rows) {
    const known = groups.get(row.id) ?? {
      ...row,
      name: { pl: namePl, en: nameEn },
      description: { pl: descriptionPl, en: descriptionEn },
      grants: new Map(),
    }
    if (permission !== null) known.grants.set(permission, isGranted === 1)
    groups.set(row.id, known)
  }
  return groups
}

/** Every group of staff, then of clients, the most telling first. */
export async function listGroups(ctx: Pick<QueryContext, 'sql'>): Promise<GroupRow[]> {
  const groups = await readGroups(ctx.sql)
  const counted = await ctx.sql.rows<{ groupId: number; members: number }>(
    'SELECT group_id AS groupId, COUNT(*) AS members FROM account_group_members GROUP BY group_id',
  )
  const members = new Map(counted.map((row) => [row.groupId, row.members]))
  const rows = [...groups.values()].map(({ grants: _, ...group }) => ({
    ...group,
    members: members.get(group.id) ?? 0,
    permissions: permissionsOfGroup(groups, group.id).size,
  }))
  return rows.toSorted((a, b) => Number(a.kind === 'client') - Number(b.kind === 'client'))
}

/** One group with what it says, what it inherits and from whom; refuses with `group.not-found`. */
export async function getGroup(
  ctx: Pick<QueryContext, 'sql' | 'actor'>,
  groupId: number,
): Promise<GroupDetail> {
  const groups = await readGroups(ctx.sql)
  const group = groupIn(groups, groupId)
  return presentDetail(group, { groups, members: await countMembers(ctx.sql, groupId), actor: ctx.actor })
}

/** In which permissions two groups differ; refuses with `group.not-found` and `group.kind-differs`. */
export async function compareGroups(
  ctx: Pick<QueryContext, 'sql'>,
  input: CompareGroupsInput,
): Promise<GroupDifference> {
  const groups = await readGroups(ctx.sql)
  const group = groupIn(groups, input.groupId)
  const other = groupIn(groups, input.otherId)
  if (group.kind !== other.kind) throw new AppError('group.kind-differs')
  return presentDifference(groups, group, other)
}

/** A group that must be there; refuses with `group.not-found`. */
export function groupIn(groups: Groups, groupId: number): Group {
  const group = groups.get(groupId)
  if (!group) throw new AppError('group.not-found')
  return group
}

/** How many accounts are in a group itself, not counting those below it. */
export async function countMembers(sql: Sql, groupId: number): Promise<number> {
  const [row] = await sql.rows<{ members: number }>(
    'SELECT COUNT(*) AS members FROM account_group_members WHERE group_id = ?',
    [groupId],
  )
  return row?.members ?? 0
}
