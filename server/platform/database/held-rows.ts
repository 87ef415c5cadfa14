import type { Sql, Value } from './connection.ts'

/**
 * Reads rows and holds them until the transaction ends: whoever else wants to hold or change them waits. `select` is a
 * plain statement; models are locked by Sequelize instead.
 */
export function heldRows<Row>(sql: Sql, select: string, values: readonly Value[] = []): Promise<Row[]> {
  return sql.rows<Row>(`${select} FOR UPDATE`, values)
}
