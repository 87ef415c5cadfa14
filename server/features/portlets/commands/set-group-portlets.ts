import { portletCatalogue } from '#shared/domain/portlets/catalogue.ts'
import type { GroupWords, OwnPortlet, SetGroupPortletsInput } from '#shared/domain/portlets/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { refuseStale } from '#server/features/groups/index.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { canonical } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { permissionsOfGroup, readGroups, withDescendants } from '../group-queries.ts'

/**
 * Puts what a group of clients says of portlets in the place of all it said before. Locks the group and those that
 * inherit from it. Refuses with `group.not-found`, `row.stale`, `portlet.not-permitted` and `task.type-unknown`.
 */
export async function setGroupPortlets(ctx: CommandContext, input: SetGroupPortletsInput): Promise<void> {
  const { groupId, own } = input
  const { affectedRows } = await ctx.sql.query(
    "UPDATE account_groups SET version = version + 1 WHERE id = ? AND kind = 'client' AND version = ?",
    [groupId, input.version],
  )
  const groups = await readGroups(ctx.sql)
  const group = groups.get(groupId)
  if (!group) throw new AppError('group.not-found')
  if (affectedRows === 0) return refuseStale(ctx.sql, groups, group)
  await checkWords(ctx.sql, input)

  const changes = changesBetween(group.own, own)
  await ctx.sql.query('DELETE FROM account_group_portlets WHERE group_id = ?', [groupId])
  if (own.length > 0) {
    await ctx.sql.query(
      'INSERT INTO account_group_portlets (group_id, portlet, is_on, position, width, settings) VALUES ?',
      [
        own.map(({ portlet, isOn, position, width, settings }) => [
          groupId,
          portlet,
          isOn ? 1 : 0,
          position,
          width,
          canonical(settings),
        ]),
      ],
    )
  }
  // What an account sees is kept by group and version, also that of groups further down.
  const heirs = withDescendants(groups, groupId).filter((id) => id !== groupId)
  if (heirs.length > 0)
    await ctx.sql.query('UPDATE account_groups SET version = version + 1 WHERE id IN (?)', [heirs])
  await ctx.append('group.portlets-set', { groupId, version: group.version, ...changes })
}

/** Whether a group may say so; refuses with `portlet.not-permitted` and `task.type-unknown`. */
export async function checkWords(sql: Sql, { groupId, own }: GroupWords): Promise<void> {
  await checkPermitted(sql, groupId, own)
  await checkTaskTypes(sql, own)
}

async function checkPermitted(sql: Sql, groupId: number, own: readonly OwnPortlet[]): Promise<void> {
  const mays = await permissionsOfGroup(sql, groupId)
  for (const { portlet, isOn } of own) {
    const { permission } = portletCatalogue[portlet]
    if (isOn && !mays.has(permission)) throw new AppError('portlet.not-permitted', { portlet, permission })
  }
}

async function checkTaskTypes(sql: Sql, own: readonly OwnPortlet[]): Promise<void> {
  const ids = [...new Set(own.flatMap(({ settings }) => settings.taskTypeIds ?? []))]
  if (ids.length === 0) return
  const found = await sql.rows('SELECT id FROM task_types WHERE id IN (?) AND clients_may_file = 1', [ids])
  if (found.length < ids.length) throw new AppError('task.type-unknown')
}

/** What a group said and says of each portlet that differs. */
function changesBetween(before: readonly OwnPortlet[], after: readonly OwnPortlet[]) {
  const said = (own: readonly OwnPortlet[]) =>
    new Map(own.map(({ portlet, ...rest }) => [portlet as string, rest]))
  const [old, now] = [said(before), said(after)]
  const different = [...new Set([...old.keys(), ...now.keys()])].filter(
    (portlet) => canonical(old.get(portlet) ?? null) !== canonical(now.get(portlet) ?? null),
  )
  const only = (from: ReadonlyMap<string, unknown>) =>
    Object.fromEntries(different.map((portlet) => [portlet, from.get(portlet) ?? null]))
  return { before: only(old), after: only(now) }
}
