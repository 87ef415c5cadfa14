import type { Sql } from '#server/platform/database/connection.ts'

export type Cell = string | number | null

const mostRows = 1000

/** Writes one row for each item, a thousand in a statement; columns are named as in the database. */
export async function insertRows<Item>(
  sql: Sql,
  into: { table: string; columns: readonly string[]; rowOf: (item: Item) => Cell[] },
  items: readonly Item[],
): Promise<void> {
  const columns = into.columns.map((column) => `\`${column}\``).join(', ')
  for (let from = 0; from < items.length; from += mostRows) {
    const rows = items.slice(from, from + mostRows).map(into.rowOf)
    await sql.query(`INSERT INTO ${into.table} (${columns}) VALUES ?`, [rows])
  }
}
