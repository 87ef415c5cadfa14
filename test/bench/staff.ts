import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { startSession } from '#server/platform/auth/sessions.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** Makes the first account of an office, a member of staff in a built-in group, and answers the token of a session. */
export async function signInFirst(sql: Sql, group: BuiltInGroupCode): Promise<string> {
  await sql.query(
    `INSERT INTO accounts (id, kind, login, first_name, last_name, state, created_at, updated_at)
     VALUES (1, 'staff', 'pierwsza', 'Maria', 'Zając', 'active', '2026-01-01', '2026-01-01')`,
  )
  await sql.query(
    'INSERT INTO account_group_members (account_id, group_id) SELECT 1, id FROM account_groups WHERE code = ?',
    [group],
  )
  const session = { accountId: 1, app: 'desktop' as const, address: null, now: new Date() }
  return (await startSession(sql, session)).token
}
