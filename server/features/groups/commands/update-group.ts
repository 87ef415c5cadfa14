import type { UpdateGroupInput } from '#shared/domain/groups/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkName, checkParent, lockGroup } from '../policy.ts'
import type { Group } from '../group.ts'
import { settle, withGroup } from '../settle.ts'

/**
 * Writes name, description, parent and rank of a group; nothing happens where nothing differs. With another parent its
 * members and those of all that inherit from it may other things at once. Locks all groups. Refuses with
 * `group.not-found`, `row.stale`, `group.name-taken`, `group.parent-unknown`, `group.kind-differs`,
 * `group.makes-ring` and `account.last-administrator`.
 */
export async function updateGroup(ctx: CommandContext, input: UpdateGroupInput): Promise<void> {
  const { groups, group } = await lockGroup(ctx, input)
  const { name, description, parentId, rank } = input
  await checkName(ctx, { id: group.id, kind: group.kind, name })
  checkParent(groups, { id: group.id, kind: group.kind, parentId })
  const changed: Group = { ...group, name, description, parentId, rank }
  const old = fieldsOf(group)
  const after = Object.fromEntries(
    Object.entries(fieldsOf(changed)).filter(([field, value]) => value !== old[field]),
  )
  if (Object.keys(after).length === 0) return
  const before = Object.fromEntries(Object.keys(after).map((field) => [field, old[field]]))
  await ctx.sql.query(
    `UPDATE account_groups SET name_pl = ?, name_en = ?, description_pl = ?, description_en = ?, parent_id = ?, \`rank\` = ?
     WHERE id = ?`,
    [name.pl, name.en, description.pl, description.en, parentId, rank, group.id],
  )
  await ctx.append('group.changed', { groupId: group.id, version: group.version + 1, before, after })
  await settle(ctx, withGroup(groups, changed), [group.id])
}

function fieldsOf({ name, description, parentId, rank }: Group): Record<string, unknown> {
  const words = { namePl: name.pl, nameEn: name.en }
  return { ...words, descriptionPl: description.pl, descriptionEn: description.en, parentId, rank }
}
