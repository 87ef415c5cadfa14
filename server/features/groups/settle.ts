import { descendantsOf, permissionsOfGroup } from '#shared/domain/groups/rules.ts'
import { checkAdministratorRemains } from '#server/features/accounts/index.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import type { Group, Groups } from './group.ts'

/** The groups as they are once one of them is this. */
export function withGroup(groups: Groups, group: Group): Groups {
  return new Map(groups).set(group.id, group)
}

/** Writes what the members of these groups may by now. */
export async function writePermissions(
  ctx: CommandContext,
  groups: Groups,
  groupIds: readonly number[],
): Promise<void> {
  const rows = groupIds.flatMap((id) =>
    [...permissionsOfGroup(groups, id)].map((permission) => [id, permission] as const),
  )
  await ctx.sql.query('DELETE FROM account_group_permissions WHERE group_id IN (?)', [groupIds])
  if (rows.length > 0)
    await ctx.sql.query('INSERT INTO account_group_permissions (group_id, permission) VALUES ?', [rows])
}

/**
 * Writes what follows for a group that has changed and for all that inherit from it, and raises their versions, by
 * which every process knows. Comes last in a change; refuses with `account.last-administrator`.
 */
export async function settle(
  ctx: CommandContext,
  groups: Groups,
  changedIds: readonly number[],
): Promise<void> {
  const groupIds = [...new Set(changedIds.flatMap((id) => [id, ...descendantsOf(groups, id)]))]
  if (groupIds.length > 0) {
    await writePermissions(ctx, groups, groupIds)
    await ctx.sql.query('UPDATE account_groups SET version = version + 1 WHERE id IN (?)', [groupIds])
  }
  await checkAdministratorRemains(ctx)
}
