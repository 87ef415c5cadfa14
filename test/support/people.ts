import { randomUUID } from 'node:crypto'
import type { BuiltInGroupCode, Permission } from '#shared/domain/accounts/permissions.ts'
import { insertAccount, type NewAccount } from '#server/features/accounts/index.ts'
import { hashPassword } from '#server/platform/auth/passwords.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { TestOffice } from '#test/support/caller.ts'

/** The password of everyone in tests. */
export const everyonesPassword = 'cztery zielone słonie'

let everyonesHash: Promise<string> | undefined
let made = 0

type Given = Partial<Omit<NewAccount, 'kind' | 'groups' | 'now' | 'clientIds'>>

/** An active member of staff in these groups; answers the id of the account and its login. */
export function makeStaff(
  office: TestOffice,
  groups: readonly BuiltInGroupCode[],
  given: Given = {},
): Promise<{ accountId: number; login: string }> {
  return make(office, { kind: 'staff', groups, ...given })
}

/** An active account of a client that reaches these clients. */
export function makeClientAccount(
  office: TestOffice,
  clientIds: readonly number[],
  given: Given = {},
): Promise<{ accountId: number; login: string }> {
  return make(office, { kind: 'client', groups: ['CLIENTS'], clientIds, ...given })
}

async function make(
  office: TestOffice,
  given: Given & Pick<NewAccount, 'kind' | 'groups' | 'clientIds'>,
): Promise<{ accountId: number; login: string }> {
  made += 1
  everyonesHash ??= hashPassword(everyonesPassword)
  const account = {
    login: `osoba.${made}`,
    passwordHash: await everyonesHash,
    firstName: 'Magda',
    lastName: `Zając-${made}`,
    email: `osoba.${made}@example.pl`,
    state: 'active' as const,
    now: office.clock.now(),
    ...given,
  }
  return { accountId: await insertAccount(office.db.pool, account), login: account.login }
}

/** A client without more than a number and a name; answers its id. */
export async function makeClient(
  office: TestOffice,
  given: { caretakerId?: number | null; displayName?: string } = {},
): Promise<number> {
  const now = toStored(office.clock.now())
  const { insertId } = await office.db.pool.query(
    `INSERT INTO clients (number, kind, first_name, last_name, company_name, display_name, nip, regon, pesel, phone, street,
       building, flat, postal_code, city, caretaker_id, created_at, updated_at)
     VALUES (?, 'company', '', '', ?, ?, '', '', '', '', '', '', '', '', '', ?, ?, ?)`,
    [
      randomUUID().slice(0, 18),
      given.displayName ?? 'Spółdzielnia Zorza',
      given.displayName ?? 'Spółdzielnia Zorza',
      given.caretakerId ?? null,
      now,
      now,
    ],
  )
  return insertId
}

/** Lets everyone in a group do something. */
export function allow(office: TestOffice, group: BuiltInGroupCode, permission: Permission): Promise<void> {
  const sql =
    'INSERT INTO account_group_permissions (permission, group_id) SELECT ?, id FROM account_groups WHERE code = ?'
  return changeRights(office, { group, permission, sql })
}

/** Takes that right away. */
export function forbid(office: TestOffice, group: BuiltInGroupCode, permission: Permission): Promise<void> {
  const sql = `DELETE FROM account_group_permissions WHERE permission = ?
    AND group_id IN (SELECT id FROM account_groups WHERE code = ?)`
  return changeRights(office, { group, permission, sql })
}

async function changeRights(
  office: TestOffice,
  { group, permission, sql }: { group: BuiltInGroupCode; permission: Permission; sql: string },
): Promise<void> {
  await office.db.pool.query(sql, [permission, group])
  await office.db.pool.query('UPDATE account_groups SET version = version + 1 WHERE code = ?', [group])
}
