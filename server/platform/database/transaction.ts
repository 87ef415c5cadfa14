import type { Transaction } from 'sequelize'
import type { Database } from './connection.ts'
import { isPassing } from './errors.ts'

const mostAttempts = 4

/**
 * Runs `work` in one transaction and commits when it returns. A deadlock, a lock that was waited for too long or a
 * connection lost before the commit runs it again, up to three times; anything else it throws is rolled back.
 */
export async function inTransaction<Result>(
  db: Database,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(db, work)
    } catch (error) {
      if (attempt >= mostAttempts || !isPassing(error) || error instanceof CommitUnclear) throw error
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * Math.random()))
    }
  }
}

/** The connection was lost while committing: whether the change is there is not known, so it is not run again. */
export class CommitUnclear extends Error {
  constructor(cause: unknown) {
    super('The connection to the database was lost while a change was being committed', { cause })
  }
}

async function once<Result>(db: Database, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const tx = await db.begin()
  let result: Result
  try {
    result = await work(tx)
  } catch (error) {
    await tx.rollback().catch(() => undefined)
    throw error
  }
  try {
    await tx.commit()
  } catch (error) {
    throw new CommitUnclear(error)
  }
  return result
}
