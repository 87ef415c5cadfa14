import { AppError } from '#shared/domain/kernel/errors.ts'
import {
  mostKinds,
  type DefinedKind,
  type OrderKindsInput,
  type RedefineKindInput,
  type RemoveKindInput,
  type RetireKindInput,
} from '#shared/domain/documents/kinds.ts'
import { changedFields, checkSeen, type RowLog } from '#server/features/clients/index.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { countPublicChange } from '#server/platform/database/public-versions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkSenders } from './define-kind.ts'
import { listKinds, lockKind } from './queries.ts'

const log: RowLog = {
  names: ['document-kind.redefined', 'document-kind.retired', 'document-kind.restored'],
  idKey: 'kindId',
}

/**
 * Renames a kind or changes who may send it; documents that have it keep it. Locks the kind. Refuses with
 * `document.kind-unknown`, `row.stale`, `document-kind.name-taken` and `document-kind.nobody-sends`.
 */
export async function redefineKind(ctx: CommandContext, input: RedefineKindInput): Promise<void> {
  const kind = await lockSeen(ctx, input)
  checkSenders(input)
  const { before, after } = changedFields(shown(kind), shown(input))
  if (Object.keys(after).length === 0) return
  const version = kind.version + 1
  const { name, clientsMaySend, officeMaySend } = input
  await ctx.sql.query(
    `UPDATE document_kinds SET name_pl = ?, name_en = ?, clients_may_send = ?, office_may_send = ?, version = ?,
       updated_at = ? WHERE id = ?`,
    [name.pl, name.en, clientsMaySend, officeMaySend, version, toStored(ctx.now()), kind.id],
  )
  const told = { kindId: kind.id, version, name: name.pl }
  await ctx.append('document-kind.redefined', { ...told, before, after })
  await countPublicChange(ctx.sql, 'publications')
}

/**
 * Takes a kind out of use, or back into it; documents that have it keep it. Locks the kinds. Refuses with
 * `document.kind-unknown`, `row.stale` and `document-kind.too-many`.
 */
export async function retireKind(ctx: CommandContext, input: RetireKindInput): Promise<void> {
  const { isRetired } = input
  // Before the one that changes, as all who lock several do.
  const inUse = isRetired ? 0 : await countInUse(ctx.sql)
  const kind = await lockSeen(ctx, input)
  if (kind.isRetired === isRetired) return
  if (inUse >= mostKinds) throw new AppError('document-kind.too-many', { most: mostKinds })
  const version = kind.version + 1
  await ctx.sql.query('UPDATE document_kinds SET is_retired = ?, version = ?, updated_at = ? WHERE id = ?', [
    ...[isRetired, version, toStored(ctx.now()), kind.id],
  ])
  await ctx.append(isRetired ? 'document-kind.retired' : 'document-kind.restored', {
    ...{ kindId: kind.id, version, name: kind.name.pl },
    ...{ before: { isRetired: !isRetired }, after: { isRetired } },
  })
}

/**
 * Deletes a kind that no document and no template was ever given, such as one defined by mistake. Locks the kind. Refuses with
 * `document.kind-unknown`, `row.stale` and `document-kind.used`.
 */
export async function removeKind(ctx: CommandContext, input: RemoveKindInput): Promise<void> {
  const { id, name, version } = await lockSeen(ctx, input)
  const used = await ctx.sql.rows(
    `(SELECT id FROM documents WHERE kind_id = ? LIMIT 1) UNION ALL
     (SELECT id FROM document_sendings WHERE kind_id = ? LIMIT 1) UNION ALL
     (SELECT id FROM publication_versions WHERE document_kind_id = ? LIMIT 1)`,
    [id, id, id],
  )
  if (used.length > 0) throw new AppError('document-kind.used', { name: name.pl })
  await ctx.sql.query('DELETE FROM document_kinds WHERE id = ?', [id])
  await ctx.append('document-kind.removed', { kindId: id, version, name: name.pl })
}

/**
 * Puts kinds into another order; those that are not named, because they were defined meanwhile, follow. Locks the
 * kinds. Refuses with `document.kind-unknown`.
 */
export async function orderKinds(ctx: CommandContext, { kindIds }: OrderKindsInput): Promise<void> {
  const before = (await listKinds(ctx.sql, heldRows)).map(({ id }) => id)
  if (kindIds.some((id) => !before.includes(id))) throw new AppError('document.kind-unknown')
  const after = [...new Set([...kindIds, ...before])]
  if (before.every((id, index) => id === after[index])) return
  for (const [index, id] of after.entries())
    await ctx.sql.query('UPDATE document_kinds SET position = ? WHERE id = ?', [index + 1, id])
  await ctx.append('document-kind.ordered', { before, after })
  await countPublicChange(ctx.sql, 'publications')
}

/** How many kinds are in use, held as they are. */
async function countInUse(sql: Sql): Promise<number> {
  return (await listKinds(sql, heldRows)).filter(({ isRetired }) => !isRetired).length
}

async function lockSeen(
  ctx: CommandContext,
  seen: { kindId: number; version: number },
): Promise<DefinedKind> {
  const kind = await lockKind(ctx.sql, seen.kindId)
  await checkSeen(ctx.sql, { ...kind, clientId: null }, { version: seen.version, log })
  return kind
}

function shown({ name, clientsMaySend, officeMaySend }: Omit<RedefineKindInput, 'kindId' | 'version'>) {
  return { namePl: name.pl, nameEn: name.en, clientsMaySend, officeMaySend }
}
