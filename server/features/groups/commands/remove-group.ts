import { descendantsOf } from '#shared/domain/groups/rules.ts'
import type { RemoveGroupInput } from '#shared/domain/groups/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { brokenConstraint } from '#server/platform/database/errors.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { lockGroup } from '../policy.ts'
import type { Group, Groups } from '../group.ts'
import { countMembers, groupIn } from '../queries.ts'
import { settle } from '../settle.ts'

/**
 * Takes a group away, and with it or up to its parent those that inherit from it, as was asked. Locks all groups.
 * Refuses with `group.not-found`, `row.stale`, `group.built-in`, `group.has-members`, `group.has-children` (nothing
 * was asked about them), `group.in-use` and `account.last-administrator`.
 */
export async function removeGroup(ctx: CommandContext, input: RemoveGroupInput): Promise<void> {
  const { groups, group } = await lockGroup(ctx, input)
  const children = [...groups.values()].filter((other) => other.parentId === group.id)
  if (children.length > 0 && input.children === null)
    throw new AppError('group.has-children', { children: children.map((child) => nameIn(ctx, child)) })
  // The farthest first: a group goes only when nobody inherits from it any more.
  const going = input.children === 'remove' ? farthestFirst(groups, group) : [group]
  for (const one of going) await checkRemovable(ctx, one)

  const left = new Map(groups)
  const moving = input.children === 'move-up' ? children : []
  for (const child of moving) {
    left.set(child.id, { ...child, parentId: group.parentId })
    await ctx.sql.query('UPDATE account_groups SET parent_id = ? WHERE id = ?', [group.parentId, child.id])
  }
  for (const one of going) {
    left.delete(one.id)
    await remove(ctx, one)
  }
  const removedIds = going.map(({ id }) => id)
  await ctx.append('group.removed', { groupId: group.id, name: group.name.pl, removedIds })
  const movedIds = moving.map(({ id }) => id)
  await settle(ctx, left, movedIds)
}

function farthestFirst(groups: Groups, group: Group): Group[] {
  const below = descendantsOf(groups, group.id).map((id) => groupIn(groups, id))
  const depth = (one: Group): number => descendantsOf(groups, one.id).length
  return [...below.toSorted((a, b) => depth(a) - depth(b)), group]
}

async function checkRemovable(ctx: CommandContext, group: Group): Promise<void> {
  const name = nameIn(ctx, group)
  if (group.code !== null) throw new AppError('group.built-in', { name })
  const members = await countMembers(ctx.sql, group.id)
  if (members > 0) throw new AppError('group.has-members', { name, members })
}

async function remove(ctx: CommandContext, group: Group): Promise<void> {
  for (const table of ['account_group_grants', 'account_group_permissions', 'account_group_portlets'])
    await ctx.sql.query(`DELETE FROM ${table} WHERE group_id = ?`, [group.id])
  try {
    await ctx.sql.query('DELETE FROM account_groups WHERE id = ?', [group.id])
  } catch (error) {
    // Tasks, task types and whatever else names a group hold it.
    if (brokenConstraint(error) === null) throw error
    throw new AppError('group.in-use', { name: nameIn(ctx, group) })
  }
}

function nameIn(ctx: CommandContext, group: Group): string {
  return group.name[ctx.actor.language]
}
