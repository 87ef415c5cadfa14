import type { OfferedType, ReportType, SetOfferedInput } from '#shared/domain/reports/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { countPublicChange } from '#server/platform/database/public-versions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'

interface StoredType {
  readonly id: number
  readonly namePl: string
  readonly nameEn: string
  readonly isOffered: number
}

/** Every type of task, in the office's order, and whether strangers may choose it. */
export async function listOfferedTypes(sql: Sql): Promise<OfferedType[]> {
  const rows = await sql.rows<StoredType>(
    `SELECT y.id, y.name_pl AS namePl, y.name_en AS nameEn, o.type_id IS NOT NULL AS isOffered
     FROM task_types y LEFT JOIN reported_types o ON o.type_id = y.id
     WHERE y.clients_may_file = 1 ORDER BY y.position, y.id`,
  )
  return rows.map(({ id, namePl, nameEn, isOffered }) => ({
    typeId: id,
    name: { pl: namePl, en: nameEn },
    isOffered: isOffered === 1,
  }))
}

/** The types of case that strangers may choose from; none where the office takes no reports without an account. */
export async function listReportTypes(sql: Sql): Promise<ReportType[]> {
  const types = await listOfferedTypes(sql)
  return types.flatMap(({ typeId: id, name, isOffered }) => (isOffered ? [{ id, name }] : []))
}

/** Says whether strangers may choose a type. Refuses with `task.type-unknown`. */
export async function setOffered(ctx: CommandContext, input: SetOfferedInput): Promise<OfferedType[]> {
  const { typeId, isOffered: after } = input
  const held = await heldRows(ctx.sql, 'SELECT type_id FROM reported_types WHERE type_id = ?', [typeId])
  const type = (await listOfferedTypes(ctx.sql)).find((known) => known.typeId === typeId)
  if (!type) throw new AppError('task.type-unknown')
  const before = held.length > 0
  if (before !== after) {
    await ctx.sql.query(
      after
        ? 'INSERT IGNORE INTO reported_types (type_id) VALUES (?)'
        : 'DELETE FROM reported_types WHERE type_id = ?',
      [typeId],
    )
    await ctx.append('report.offered-set', { typeId, before, after })
    await countPublicChange(ctx.sql, 'publications')
  }
  return listOfferedTypes(ctx.sql)
}
