import type { Permission } from '#shared/domain/accounts/permissions.ts'
import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import type { OwnPortlet } from '#shared/domain/portlets/schema.ts'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { portletsStaffRouter } from '#server/features/portlets/staff-router.ts'
import { callAs, type TestOffice } from '#test/support/caller.ts'
import { makeStaff } from '#test/support/people.ts'

/** A window of a new member of staff in these groups, with the procedures of portlets. */
export async function openDesk(office: TestOffice, ...groups: BuiltInGroupCode[]) {
  const { accountId } = await makeStaff(office, groups, { firstName: 'Ewa', lastName: 'Lis' })
  const { api } = await callAs(office, portletsStaffRouter, { accountId, app: 'staff' })
  return { accountId, api }
}

let made = 0

/** A group of clients; it may what `CLIENTS` may unless other permissions are given. */
export async function makeGroup(
  office: TestOffice,
  given: { parentId?: number; rank?: number; permissions?: readonly Permission[] } = {},
): Promise<number> {
  made += 1
  const { parentId = null, rank = 90, permissions } = given
  const { insertId } = await office.db.pool.query(
    "INSERT INTO account_groups (kind, name_pl, name_en, `rank`, parent_id) VALUES ('client', ?, ?, ?, ?)",
    [`Najemcy ${made}`, `Tenants ${made}`, rank, parentId],
  )
  if (permissions === undefined) {
    await office.db.pool.query(
      `INSERT INTO account_group_permissions (group_id, permission)
       SELECT ?, permission FROM account_group_permissions WHERE group_id = ?`,
      [insertId, await clientsGroup(office)],
    )
  }
  for (const permission of permissions ?? []) {
    await office.db.pool.query('INSERT INTO account_group_permissions (group_id, permission) VALUES (?, ?)', [
      insertId,
      permission,
    ])
  }
  return insertId
}

/** The built-in group of all clients. */
export async function clientsGroup(office: TestOffice): Promise<number> {
  const [row] = await office.db.pool.rows<{ id: number }>(
    "SELECT id FROM account_groups WHERE code = 'CLIENTS'",
  )
  return row?.id ?? 0
}

export async function versionOf(office: TestOffice, groupId: number): Promise<number> {
  const [row] = await office.db.pool.rows<{ version: number }>(
    'SELECT version FROM account_groups WHERE id = ?',
    [groupId],
  )
  return row?.version ?? -1
}

/** A portlet as a group says it: on, half a row wide, unless given otherwise. */
export function own(portlet: PortletName, given: Partial<OwnPortlet> = {}): OwnPortlet {
  return { portlet, isOn: true, position: 0, width: 'half', settings: {}, ...given }
}
