import { AppError } from '#shared/domain/kernel/errors.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, type Sql } from '#server/platform/database/connection.ts'
import type { AppearanceState } from './queries.ts'

/** Refuses with `row.stale` and tells who changed the look last, and when. */
export async function refuseStale(sql: Sql, { version, savedBy, savedAt }: AppearanceState): Promise<never> {
  const [by] = await sql.rows<{ firstName: string; lastName: string }>(
    'SELECT first_name AS firstName, last_name AS lastName FROM accounts WHERE id = ?',
    [savedBy],
  )
  throw new AppError('row.stale', {
    version,
    changedBy: nameOf(by ?? { firstName: '', lastName: '' }),
    changedAt: savedAt === null ? null : toInstant(savedAt),
  })
}
