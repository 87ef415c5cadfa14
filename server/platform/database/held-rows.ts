import type { Sql, Value } from './connection.ts'

/** How a plain statement reads rows that a change decides about; models are locked by Sequelize instead. */
export type Reading = <Row>(sql: Sql, select: string, values?: readonly Value[]) => Promise<Row[]>

/** Reads rows as they stand. */
export const plainRows: Reading = (sql, select, values = []) => sql.rows(select, values)

/** Reads rows and holds them until the transaction ends: whoever else wants to hold or change them waits. */
export const heldRows: Reading = (sql, select, values = []) => sql.rows(`${select} FOR UPDATE`, values)

/** Reads rows and keeps them as they are until the transaction ends; others may keep them too. */
export const keptRows: Reading = (sql, select, values = []) =>
  sql.rows(`${select} LOCK IN SHARE MODE`, values)
