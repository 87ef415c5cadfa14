import type { AccountKind, BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import type { AccountState } from '#shared/domain/accounts/schema.ts'
import type { Language } from '#shared/domain/kernel/ids.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { useUpCodes } from './activation/codes.ts'
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
export async function insertAccount(sql: Sql, { groups, ...account }: NewAccount): Promise<number> {
  const builtIn =
    groups.length === 0
      ? []
      : await sql.rows<{ id: number }>('SELECT id FROM account_groups WHERE code IN (?)', [[...groups]])
  const groupIds = new Set([...builtIn.map(({ id }) => id), ...(account.groupIds ?? [])])
  const [made] = await insertAccounts(sql, [{ ...account, groupIds: [...groupIds] }])
  return made?.id ?? 0
}

/**
 * Writes several, in as many statements as one takes, and answers each with its id; not for thousands at once. What
 * breaks a key is found out before anything is written.
 */
export async function insertAccounts<Account extends Omit<NewAccount, 'groups'>>(
  sql: Sql,
  accounts: readonly Account[],
): Promise<(Account & { id: number })[]> {
  const { insertId } = await sql.query(
    `INSERT INTO accounts (kind, login, password_hash, must_change_password, first_name, last_name, email, phone, state, language,
       created_by, request_key, request_hash, created_at, updated_at) VALUES ?`,
    [accounts.map(rowOf)],
  )
  const [first] = accounts
  const stored =
    accounts.length === 1 && first
      ? [{ id: insertId, login: first.login }]
      : await sql.rows<{ id: number; login: string }>('SELECT id, login FROM accounts WHERE login IN (?)', [
          accounts.map(({ login }) => login),
        ])
  const idOf = new Map(stored.map(({ id, login }) => [login, id]))
  const made = accounts.map((account) => ({ ...account, id: idOf.get(account.login) ?? 0 }))
  const members = made.flatMap(({ id, groupIds = [] }) => groupIds.map((groupId) => [id, groupId]))
  if (members.length > 0)
    await sql.query('INSERT INTO account_group_members (account_id, group_id) VALUES ?', [members])
  await shelve(sql, made)
  const reached = made.flatMap(({ id, clientIds = [], now }) =>
    clientIds.map((clientId) => [clientId, id, toStored(now)]),
  )
  if (reached.length > 0) {
    await sql.query('INSERT INTO client_accounts (client_id, account_id, created_at) VALUES ?', [reached])
    await useUpCodes(
      sql,
      made.flatMap(({ clientIds = [] }) => clientIds),
    )
  }
  return made
}

function rowOf(account: Omit<NewAccount, 'groups'>) {
  const { kind, login, passwordHash, firstName, lastName, email, state, creation } = account
  const now = toStored(account.now)
  return [
    ...[kind, login, passwordHash, account.mustChangePassword === true ? 1 : 0, firstName, lastName, email],
    ...[account.phone ?? '', state, account.language ?? 'pl'],
    ...[creation?.createdBy ?? null, creation?.requestKey ?? null, creation?.requestHash ?? null, now, now],
  ]
}
