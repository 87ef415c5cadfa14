import { kindOfPermission, permissions, type Permission } from '#shared/domain/accounts/permissions.ts'
import type { SetGrantsInput } from '#shared/domain/groups/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { lockGroup } from '../policy.ts'
import { settle, withGroup } from '../settle.ts'

/**
 * Writes all that a group itself says of permissions; what is not named its parent decides. It holds for every member
 * at their next request, also of the groups that inherit. Locks all groups. Refuses with `group.not-found`,
 * `row.stale`, `group.permission-of-other-kind` and `account.last-administrator`.
 */
export async function setGrants(ctx: CommandContext, input: SetGrantsInput): Promise<void> {
  const { groups, group } = await lockGroup(ctx, input)
  const grants = new Map(input.grants.map(({ permission, isGranted }) => [permission, isGranted]))
  const foreign = [...grants.keys()].find((permission) => kindOfPermission(permission) !== group.kind)
  if (foreign) throw new AppError('group.permission-of-other-kind', { permission: foreign })

  const says = (of: ReadonlyMap<Permission, boolean>, permission: Permission) => of.get(permission) ?? null
  const differing = permissions.filter(
    (permission) => says(grants, permission) !== says(group.grants, permission),
  )
  if (differing.length === 0) return
  const rows = [...grants].map(
    ([permission, isGranted]) => [group.id, permission, Number(isGranted)] as const,
  )
  await ctx.sql.query('DELETE FROM account_group_grants WHERE group_id = ?', [group.id])
  if (rows.length > 0)
    await ctx.sql.query('INSERT INTO account_group_grants (group_id, permission, is_granted) VALUES ?', [
      rows,
    ])
  await ctx.append('group.grants-set', {
    groupId: group.id,
    version: group.version + 1,
    before: Object.fromEntries(differing.map((permission) => [permission, says(group.grants, permission)])),
    after: Object.fromEntries(differing.map((permission) => [permission, says(grants, permission)])),
  })
  await settle(ctx, withGroup(groups, { ...group, grants }), [group.id])
}
