import type { CreateGroupInput } from '#shared/domain/groups/schema.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkName, checkParent } from '../policy.ts'
import { readGroups } from '../queries.ts'
import { withGroup, writePermissions } from '../settle.ts'

/**
 * Makes a group that says nothing itself yet and has all from its parent; answers its id. A repeat with the same key
 * answers the first one's. Locks all groups. Refuses with `group.name-taken`, `group.parent-unknown`,
 * `group.kind-differs` and `request.key-reused`.
 */
export async function createGroup(ctx: CommandContext, input: CreateGroupInput): Promise<number> {
  const { kind, name, description, parentId, rank, requestKey } = input
  const groups = await readGroups(ctx.sql, heldRows)
  const hash = requestHash(input)
  const [repeated] = await ctx.sql.rows<{ id: number; requestHash: string }>(
    'SELECT id, request_hash AS requestHash FROM account_groups WHERE created_by = ? AND request_key = ?',
    [ctx.actor.accountId, requestKey],
  )
  if (repeated) {
    checkRepeat(repeated, hash)
    return repeated.id
  }
  await checkName(ctx, { id: null, kind, name })
  checkParent(groups, { id: null, kind, parentId })
  const { insertId: id } = await ctx.sql.query(
    `INSERT INTO account_groups
       (kind, name_pl, name_en, description_pl, description_en, parent_id, \`rank\`, created_by, request_key, request_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[kind, name.pl, name.en, description.pl, description.en],
      ...[parentId, rank, ctx.actor.accountId, requestKey, hash],
    ],
  )
  const group = { id, code: null, kind, name, description, parentId, rank, version: 0, grants: new Map() }
  await writePermissions(ctx, withGroup(groups, group), [id])
  await ctx.append('group.created', { groupId: id, version: 0, kind, name: name.pl, parentId })
  return id
}
