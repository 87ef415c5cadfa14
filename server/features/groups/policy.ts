import { wouldMakeRing } from '#shared/domain/groups/rules.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import type { Group, Groups } from './group.ts'
import { groupIn, readGroups } from './queries.ts'
import { refuseStale } from './stale.ts'

/**
 * Locks all groups for a change of one, in the version a window has seen: who inherits from whom must not change
 * meanwhile. Refuses with `group.not-found` or `row.stale`.
 */
export async function lockGroup(
  ctx: CommandContext,
  seen: { groupId: number; version: number },
): Promise<{ groups: Groups; group: Group }> {
  const groups = await readGroups(ctx.sql, heldRows)
  const group = groupIn(groups, seen.groupId)
  if (group.version !== seen.version) await refuseStale(ctx.sql, groups, group)
  return { groups, group }
}

/** Refuses with `group.name-taken` when another group of the kind has this name in either language. */
export async function checkName(
  ctx: CommandContext,
  of: { id: number | null; kind: string; name: { pl: string; en: string } },
): Promise<void> {
  // The database compares, so that what it holds for the same name is refused here too.
  const [taken] = await ctx.sql.rows<{ isPolish: number }>(
    `SELECT name_pl = ? AS isPolish FROM account_groups
     WHERE kind = ? AND id <> ? AND (name_pl = ? OR name_en = ?) LIMIT 1`,
    [of.name.pl, of.kind, of.id ?? 0, of.name.pl, of.name.en],
  )
  if (taken) throw new AppError('group.name-taken', { field: taken.isPolish === 1 ? 'name.pl' : 'name.en' })
}

/**
 * Refuses with `group.parent-unknown`, `group.kind-differs` when the parent is of the other kind, and
 * `group.makes-ring` when the group would come to inherit from itself.
 */
export function checkParent(
  groups: Groups,
  of: { id: number | null; kind: string; parentId: number | null },
): void {
  if (of.parentId === null) return
  const parent = groups.get(of.parentId)
  if (!parent) throw new AppError('group.parent-unknown')
  if (parent.kind !== of.kind) throw new AppError('group.kind-differs')
  if (of.id !== null && wouldMakeRing(groups, of.id, parent.id)) throw new AppError('group.makes-ring')
}
