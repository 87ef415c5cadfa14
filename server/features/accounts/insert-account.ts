import type { AccountKind, BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import type { AccountState } from '#shared/domain/accounts/schema.ts'
import type { Language } from '#shared/domain/kernel/ids.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { shelve } from './shelves.ts'

export interface NewAccount {
  readonly kind: AccountKind
  /** Folded, see `foldLogin`. */
  readonly login: string
  readonly passwordHash: string | null
  readonly mustChangePassword?: boolean
  readonly firstName: string
  readonly lastName: string
  readonly email: string | null
  readonly phone?: string
  readonly state: AccountState
  readonly language?: Language
  /** The built-in groups it lands in. */
  readonly groups: readonly BuiltInGroupCode[]
  /** Further groups, by id. */
  readonly groupIds?: readonly number[]
  /** The clients a client account reaches. */
  readonly clientIds?: readonly number[]
  readonly creation?: {
    readonly createdBy: number
    readonly requestKey: string | null
    readonly requestHash: string | null
  }
  readonly now: Date
}

/** Writes an account with its groups and clients and answers its id. A taken login breaks `uq_accounts_login`. */
export async function insertAccount(sql: Sql, account: NewAccount): Promise<number> {
  const now = toStored(account.now)
  const { creation } = account
  const { insertId } = await sql.query(
    `INSERT INTO accounts (kind, login, password_hash, must_change_password, first_name, last_name, email, phone, state, language,
       created_by, request_key, request_hash, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      account.kind,
      account.login,
      account.passwordHash,
      account.mustChangePassword ?? false,
      account.firstName,
      account.lastName,
      account.email,
      account.phone ?? '',
      account.state,
      account.language ?? 'pl',
      creation?.createdBy ?? null,
      creation?.requestKey ?? null,
      creation?.requestHash ?? null,
      now,
      now,
    ],
  )
  if (account.groups.length > 0) {
    await sql.query(
      'INSERT INTO account_group_members (account_id, group_id) SELECT ?, id FROM account_groups WHERE code IN (?)',
      [insertId, [...account.groups]],
    )
  }
  if (account.groupIds && account.groupIds.length > 0) {
    await sql.query('INSERT IGNORE INTO account_group_members (account_id, group_id) VALUES ?', [
      account.groupIds.map((groupId) => [insertId, groupId]),
    ])
  }
  await shelve(sql, [{ ...account, id: insertId }])
  for (const clientId of account.clientIds ?? []) {
    await sql.query('INSERT INTO client_accounts (client_id, account_id, created_at) VALUES (?, ?, ?)', [
      clientId,
      insertId,
      now,
    ])
  }
  return insertId
}
