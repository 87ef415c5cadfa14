import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Bilingual } from '#shared/domain/kernel/ids.ts'
import type { Sql } from '#server/platform/database/connection.ts'

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
     WHERE id = ? AND ${asked.by === 'clients' ? 'clients_may_send' : 'office_may_send'} = 1`,
    [asked.kindId],
  )
  if (!kind) throw new AppError('document.kind-unknown')
  const { pl, en, ...rest } = kind
  return { ...rest, name: { pl, en } }
}
