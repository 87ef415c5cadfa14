import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Bilingual } from '#shared/domain/kernel/ids.ts'
import type { DefinedKind } from '#shared/domain/documents/kinds.ts'
import type { DocumentKind } from '#shared/domain/documents/schema.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { heldRows, plainRows, type Reading } from '#server/platform/database/held-rows.ts'

/** A kind of document and what becomes of it. */
export interface Kind {
  readonly id: number
  readonly code: string
  readonly name: Bilingual
  readonly taskTypeId: number
}

/** A kind that this side may send; refuses with `document.kind-unknown`. */
export async function findKind(sql: Sql, asked: { kindId: number; by: 'clients' | 'office' }): Promise<Kind> {
  const [kind] = await sql.rows<{ id: number; code: string; pl: string; en: string; taskTypeId: number }>(
    `SELECT id, code, name_pl AS pl, name_en AS en, task_type_id AS taskTypeId FROM document_kinds
     WHERE id = ? AND ${asked.by === 'clients' ? 'clients_may_send' : 'office_may_send'} = 1 AND is_retired = 0`,
    [asked.kindId],
  )
  if (!kind) throw new AppError('document.kind-unknown')
  const { pl, en, ...rest } = kind
  return { ...rest, name: { pl, en } }
}

interface StoredKind {
  id: number
  code: string
  pl: string
  en: string
  byClients: number
  byOffice: number
  isRetired: number
  version: number
  updatedAt: string
}

const columns = `k.id, k.code, k.name_pl AS pl, k.name_en AS en, k.clients_may_send AS byClients,
  k.office_may_send AS byOffice, k.is_retired AS isRetired, k.version, k.updated_at AS updatedAt`

/** What clients may send, in the office's order. */
export async function listKindsOfClients(sql: Sql): Promise<DocumentKind[]> {
  const kinds = await listKinds(sql)
  return kinds
    .filter(({ clientsMaySend, isRetired }) => clientsMaySend && !isRetired)
    .map(({ isRetired: _, version: __, ...kind }) => kind)
}

/** Every kind in the office's order, those out of use among them; there are at most some dozen. */
export async function listKinds(sql: Sql, read: Reading = plainRows): Promise<DefinedKind[]> {
  const rows = await read<StoredKind>(
    sql,
    `SELECT ${columns} FROM document_kinds k ORDER BY k.position, k.id`,
  )
  return rows.map(present)
}

/** Locks one kind for a change of its definition; refuses with `document.kind-unknown`. */
export async function lockKind(sql: Sql, kindId: number): Promise<DefinedKind & { updatedAt: string }> {
  const [row] = await heldRows<StoredKind>(sql, `SELECT ${columns} FROM document_kinds k WHERE k.id = ?`, [
    kindId,
  ])
  if (!row) throw new AppError('document.kind-unknown')
  return { ...present(row), updatedAt: row.updatedAt }
}

function present({ id, code, pl, en, byClients, byOffice, isRetired, version }: StoredKind): DefinedKind {
  return {
    ...{ id, code, name: { pl, en }, version },
    clientsMaySend: byClients === 1,
    officeMaySend: byOffice === 1,
    isRetired: isRetired === 1,
  }
}
