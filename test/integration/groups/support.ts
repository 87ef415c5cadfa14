import { randomUUID } from 'node:crypto'
import type { BuiltInGroupCode, Permission } from '#shared/domain/accounts/permissions.ts'
import type { CreateGroupInput, GroupDetail, UpdateGroupInput } from '#shared/domain/groups/schema.ts'
import { groupsStaffRouter } from '#server/features/groups/staff-router.ts'
import { callAs, type TestOffice } from '#test/support/caller.ts'
import { makeStaff } from '#test/support/people.ts'

/** A window of a new member of staff in these groups, with the procedures of groups. */
export async function openGroups(office: TestOffice, ...codes: BuiltInGroupCode[]) {
  const { accountId } = await makeStaff(office, codes)
  const { api } = await callAs(office, groupsStaffRouter, { accountId, app: 'staff' })
  return { accountId, api }
}

/** A new group of staff called after its name in both languages. */
export function groupNamed(name: string, given: Partial<CreateGroupInput> = {}): CreateGroupInput {
  const names = { pl: name, en: `${name} (en)` }
  const fields = { kind: 'staff' as const, description: { pl: '', en: '' }, parentId: null, rank: 90 }
  return { requestKey: randomUUID(), name: names, ...fields, ...given }
}

/** A change of a group as the editor sends it: everything as it is but for what is given. */
export function changeOf(group: GroupDetail, given: Partial<UpdateGroupInput> = {}): UpdateGroupInput {
  const { id: groupId, version, name, description, rank, parent } = group
  return { groupId, version, name, description, rank, parentId: parent?.id ?? null, ...given }
}

/** The group with this code. */
export async function idOf(office: TestOffice, code: BuiltInGroupCode): Promise<number> {
  const [row] = await office.db.pool.rows<{ id: number }>('SELECT id FROM account_groups WHERE code = ?', [
    code,
  ])
  if (!row) throw new Error(`There is no group ${code}`)
  return row.id
}

/** What members of a group may, as every other statement of the server looks it up. */
export async function rightsIn(office: TestOffice, groupId: number): Promise<Permission[]> {
  const rows = await office.db.pool.rows<{ permission: Permission }>(
    'SELECT permission FROM account_group_permissions WHERE group_id = ? ORDER BY permission',
    [groupId],
  )
  return rows.map(({ permission }) => permission)
}

export const grant = (...given: Permission[]) => given.map((permission) => ({ permission, isGranted: true }))
export const deny = (...taken: Permission[]) => taken.map((permission) => ({ permission, isGranted: false }))

/** Puts an account into a group, past the screen of people. */
export async function join(office: TestOffice, accountId: number, groupId: number): Promise<void> {
  await office.db.pool.query('INSERT INTO account_group_members (account_id, group_id) VALUES (?, ?)', [
    accountId,
    groupId,
  ])
}
