import type { Sql } from '#server/platform/database/connection.ts'
import { keptRows } from '#server/platform/database/held-rows.ts'

/** More than there can be, so that a mistake in the data ends the walk and not the server. */
const mostSteps = 50

/** The clients above one, the nearest first. Holds them as they are until the transaction ends. */
export async function ancestorsOf(sql: Sql, clientId: number): Promise<number[]> {
  const above: number[] = []
  let next = await heldParent(sql, clientId)
  while (next !== null && above.length < mostSteps) {
    above.push(next)
    next = await heldParent(sql, next)
  }
  return above
}

async function heldParent(sql: Sql, clientId: number): Promise<number | null> {
  const [row] = await keptRows<{ parentId: number | null }>(
    sql,
    'SELECT parent_id AS parentId FROM clients WHERE id = ?',
    [clientId],
  )
  return row?.parentId ?? null
}

/** How many levels of clients stand below one; 0 when none belongs to it. */
export async function depthBelow(sql: Sql, clientId: number): Promise<number> {
  let level: number[] = [clientId]
  for (let depth = 0; depth < mostSteps; depth += 1) {
    const rows = await sql.rows<{ id: number }>('SELECT id FROM clients WHERE parent_id IN (?)', [level])
    if (rows.length === 0) return depth
    level = rows.map(({ id }) => id)
  }
  return mostSteps
}
