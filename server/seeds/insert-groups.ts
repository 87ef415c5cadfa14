import { permissionsOfGroup, type GrantingGroup } from '#shared/domain/groups/rules.ts'
import type { Permission } from '#shared/domain/accounts/permissions.ts'
import type { Sql } from '#server/platform/database/connection.ts'

interface DemoGroup {
  readonly parent: string
  readonly name: { readonly pl: string; readonly en: string }
  readonly description: { readonly pl: string; readonly en: string }
  readonly rank: number
  readonly grants: readonly (readonly [Permission, boolean])[]
}

/** Groups of the waterworks' own, under the built-in ones. */
const groups = {
  companies: {
    parent: 'CLIENTS',
    name: { pl: 'Zarządcy i firmy', en: 'Managers and companies' },
    description: {
      pl: 'Wspólnoty, spółdzielnie i firmy: więcej dokumentów, mniej pytań.',
      en: 'Communities, cooperatives and companies: more documents, fewer questions.',
    },
    rank: 90,
    grants: [],
  },
  complaints: {
    parent: 'CLERKS',
    name: { pl: 'Reklamacje', en: 'Complaints' },
    description: {
      pl: 'Odpowiadają na reklamacje i porządkują powtórzone kartoteki.',
      en: 'They answer complaints and put doubled records in order.',
    },
    rank: 45,
    grants: [
      ['client.merge', true],
      ['task.create', false],
    ],
  },
} as const satisfies Record<string, DemoGroup>

/** What companies see otherwise than everybody else: documents first, over the whole width. */
const portletsOfCompanies = [
  ['documents', 0, 'full'],
  ['my-requests', 1, 'full'],
] as const

/** Writes those groups; every account of a company comes into the one for companies, and into no other. */
export async function insertGroups(sql: Sql): Promise<void> {
  const companies = await insertGroup(sql, groups.companies)
  await insertGroup(sql, groups.complaints)
  for (const [portlet, position, width] of portletsOfCompanies)
    await sql.query(
      "INSERT INTO account_group_portlets (group_id, portlet, is_on, position, width, settings) VALUES (?, ?, 1, ?, ?, '{}')",
      [companies, portlet, position, width],
    )
  const ofCompanies = `account_id IN (
    SELECT r.account_id FROM client_accounts r JOIN clients c ON c.id = r.client_id WHERE c.kind = 'company')`
  await sql.query(`UPDATE account_group_members SET group_id = ? WHERE ${ofCompanies}`, [companies])
  for (const table of ['account_shelves', 'account_terms']) {
    await sql.query(
      `UPDATE ${table} SET shelf = ? WHERE ${ofCompanies} AND shelf NOT IN ('all', 'staff', 'client')`,
      [String(companies)],
    )
  }
}

async function insertGroup(sql: Sql, group: DemoGroup): Promise<number> {
  const { name, description, rank } = group
  const [parent] = await sql.rows<{ id: number; kind: string }>(
    'SELECT id, kind FROM account_groups WHERE code = ?',
    [group.parent],
  )
  if (!parent) throw new Error(`The office lacks the group ${group.parent}`)
  const { insertId: id } = await sql.query(
    `INSERT INTO account_groups (kind, name_pl, name_en, description_pl, description_en, parent_id, \`rank\`)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [parent.kind, name.pl, name.en, description.pl, description.en, parent.id, rank],
  )
  const inherited = await sql.rows<{ permission: Permission; isGranted: number }>(
    'SELECT permission, is_granted AS isGranted FROM account_group_grants WHERE group_id = ?',
    [parent.id],
  )
  const said = inherited.map((grant) => [grant.permission, grant.isGranted === 1] as const)
  const line = new Map<number, GrantingGroup>([
    [parent.id, { id: parent.id, parentId: null, grants: new Map(said) }],
    [id, { id, parentId: parent.id, grants: new Map(group.grants) }],
  ])
  if (group.grants.length > 0)
    await sql.query('INSERT INTO account_group_grants (group_id, permission, is_granted) VALUES ?', [
      group.grants.map(([permission, isGranted]) => [id, permission, Number(isGranted)]),
    ])
  await sql.query('INSERT INTO account_group_permissions (group_id, permission) VALUES ?', [
    [...permissionsOfGroup(line, id)].map((permission) => [id, permission]),
  ])
  return id
}
