import { accessScope, clientScope } from '#server/features/clients/index.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/**
 * Which rows of `documents` (under `alias`) an actor sees: those in its reach; what the office has taken back is for
 * staff alone.
 */
export function documentScope(actor: Actor, alias: string): Condition {
  const { sql, values } = documentReach(actor, alias)
  return { sql: actor.kind === 'staff' ? sql : `${alias}.withdrawn_at IS NULL AND ${sql}`, values }
}

/** Those of some documents that are in an actor's reach, taken back or not. */
export async function reachedDocumentIds(
  sql: Sql,
  actor: Actor,
  ids: readonly number[],
): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const scope = documentReach(actor, 'd')
  const rows = await sql.rows<{ id: number }>(
    `SELECT d.id FROM documents d WHERE d.id IN (?) AND ${scope.sql}`,
    [ids, ...scope.values],
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Staff reach the documents of every client they may read; an account of a client those of a client whose documents it
 * may see, and those it sent itself. Documents name no service point, so whoever is limited to some reaches only their
 * own.
 */
function documentReach(actor: Actor, alias: string): Condition {
  if (actor.kind === 'staff') {
    return has(actor, 'document.read') ? clientScope(actor, `${alias}.client_id`) : never
  }
  if (!has(actor, 'own-document.read')) return never
  const seeing = accessScope(actor, 'reach', 'documents')
  const sending = accessScope(actor, 'reach', ['documents', 'add-document'])
  return {
    sql: `(${alias}.client_id IN (SELECT reach.client_id FROM client_accounts reach
        WHERE ${seeing.sql} AND reach.limits_points = 0)
      OR (${alias}.created_by = ? AND ${alias}.client_id IN (SELECT reach.client_id FROM client_accounts reach
        WHERE ${sending.sql})))`,
    values: [...seeing.values, actor.accountId, ...sending.values],
  }
}

const never: Condition = { sql: 'FALSE', values: [] }
