import { AppError } from '#shared/domain/kernel/errors.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'

/**
 * Called last in a change that may take rights or accounts away: refuses with `account.last-administrator` when nobody
 * active would be left who may manage both accounts and groups. Locks the built-in group of administrators, so that
 * two such changes at once cannot each count on the other.
 */
export async function checkAdministratorRemains(ctx: CommandContext): Promise<void> {
  await heldRows(ctx.sql, "SELECT id FROM account_groups WHERE code = 'ADMINISTRATORS'")
  const left = await ctx.sql.rows(
    `SELECT a.id FROM accounts a WHERE a.kind = 'staff' AND a.state = 'active' AND a.password_hash IS NOT NULL
       AND 2 = (SELECT COUNT(DISTINCT p.permission) FROM account_group_members m
         JOIN account_group_permissions p ON p.group_id = m.group_id
         WHERE m.account_id = a.id AND p.permission IN ('account.manage', 'group.manage'))
     LIMIT 1`,
  )
  if (left.length === 0) throw new AppError('account.last-administrator')
}
