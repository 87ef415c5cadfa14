import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Sql } from './connection.ts'

/**
 * Runs one of several changes of a transaction. What an expected refusal leaves half done is taken back, and the
 * refusal is answered instead of thrown, so that the other changes can commit.
 */
export async function inSavepoint<Result>(
  sql: Sql,
  work: () => Promise<Result>,
): Promise<{ value: Result; refusal: null } | { value: null; refusal: AppError }> {
  await sql.query('SAVEPOINT one_of_many')
  try {
    return { value: await work(), refusal: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await sql.query('ROLLBACK TO SAVEPOINT one_of_many')
    return { value: null, refusal: error }
  }
}
