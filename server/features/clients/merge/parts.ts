import type { MergedParts } from '#shared/domain/clients/merge.ts'
import type { Sql } from '#server/platform/database/connection.ts'

/** The two ends of a merge: everything goes `from` one client `to` the other. */
export interface Move {
  readonly from: number
  readonly to: number
}

/**
 * Tables whose rows simply become the other client's. Together with what is moved below they are all that refer to a
 * client; a contract test finds the one that was forgotten, and the database would refuse to let the record go.
 */
export const movedTables = [
  'tasks',
  'service_points',
  'documents',
  'client_contacts',
  'client_consents',
  'activation_codes',
] as const

/** Tables that need more thought than a new `client_id`. */
export const otherTables = [
  'clients',
  'client_accounts',
  'client_attribute_values',
  'client_distinctions',
  'client_duplicates',
  'client_former_numbers',
  'client_terms',
  'merged_clients',
] as const

/** How much belongs to a client. */
export async function countParts(sql: Sql, clientId: number): Promise<MergedParts> {
  const tables: Record<keyof MergedParts, string> = {
    tasks: 'tasks WHERE client_id = ?',
    servicePoints: 'service_points WHERE client_id = ?',
    documents: 'documents WHERE client_id = ?',
    contacts: 'client_contacts WHERE client_id = ?',
    accounts: 'client_accounts WHERE client_id = ?',
    consents: 'client_consents WHERE client_id = ?',
    attributes: 'client_attribute_values WHERE client_id = ? AND value IS NOT NULL',
    children: 'clients WHERE parent_id = ?',
  }
  const parts = Object.entries(tables)
  const [row] = await sql.rows<MergedParts>(
    `SELECT ${parts.map(([name, table]) => `(SELECT COUNT(*) FROM ${table}) AS ${name}`).join(', ')}`,
    parts.map(() => clientId),
  )
  if (!row) throw new Error('A count answered no row')
  return row
}

/** Moves everything but the record itself. Answers the rows that the other client had already, kept for the archive. */
export async function moveParts(sql: Sql, move: Move): Promise<Record<string, unknown[]>> {
  for (const table of movedTables)
    await sql.query(`UPDATE ${table} SET client_id = ? WHERE client_id = ?`, [move.to, move.from])
  const accounts = await moveAccounts(sql, move)
  // Who has an account of their own needs no code any more.
  await sql.query(
    `DELETE FROM activation_codes WHERE client_id = ?
     AND EXISTS (SELECT 1 FROM client_accounts r WHERE r.client_id = ? AND r.reach = 'own')`,
    [move.to, move.to],
  )
  const attributes = await moveAttributes(sql, move)
  await sql.query('UPDATE IGNORE client_former_numbers SET client_id = ? WHERE client_id = ?', [
    move.to,
    move.from,
  ])
  await sql.query('DELETE FROM client_former_numbers WHERE client_id = ?', [move.from])
  await sql.query('UPDATE merged_clients SET client_id = ? WHERE client_id = ?', [move.to, move.from])
  await sql.query('UPDATE clients SET parent_id = ? WHERE parent_id = ?', [move.to, move.from])
  const chosen = "publication_audiences WHERE kind = 'client' AND ref_id = ?"
  await sql.query(
    `INSERT IGNORE INTO publication_audiences (publication_id, kind, ref_id) SELECT publication_id, kind, ? FROM ${chosen}`,
    [move.to, move.from],
  )
  await sql.query(`DELETE FROM ${chosen}`, [move.from])
  await sql.query('DELETE FROM client_terms WHERE client_id = ?', [move.from])
  await sql.query('DELETE FROM client_duplicates WHERE client_id = ?', [move.from])
  await moveDistinctions(sql, move)
  return { ...accounts, ...attributes }
}

/** Who is known to be somebody else than the one is somebody else than the other too. */
async function moveDistinctions(sql: Sql, { from, to }: Move): Promise<void> {
  await sql.query(
    `INSERT IGNORE INTO client_distinctions (client_id, other_id, decided_by, decided_at)
     SELECT LEAST(known.other_id, ?), GREATEST(known.other_id, ?), known.decided_by, known.decided_at
     FROM (SELECT IF(client_id = ?, other_id, client_id) AS other_id, decided_by, decided_at FROM client_distinctions
           WHERE client_id = ? OR other_id = ?) known WHERE known.other_id <> ?`,
    [to, to, from, from, from, to],
  )
  await sql.query('DELETE FROM client_distinctions WHERE client_id = ? OR other_id = ?', [from, from])
}

/** Values of attributes that the other client has none for; the others are kept in the archive. */
async function moveAttributes(sql: Sql, { from, to }: Move): Promise<Record<string, unknown[]>> {
  for (const [said, empty] of [
    [from, to],
    [to, from],
  ] as const)
    await sql.query(
      `DELETE v FROM client_attribute_values v JOIN client_attribute_values o
         ON o.client_id = ? AND o.attribute_id = v.attribute_id AND o.value IS NOT NULL
       WHERE v.client_id = ? AND v.value IS NULL`,
      [said, empty],
    )
  await sql.query('UPDATE IGNORE client_attribute_values SET client_id = ? WHERE client_id = ?', [to, from])
  const left = await sql.rows<object>(
    'SELECT attribute_id AS attributeId, value FROM client_attribute_values WHERE client_id = ?',
    [from],
  )
  await sql.query('DELETE FROM client_attribute_values WHERE client_id = ?', [from])
  return left.length === 0 ? {} : { attributes: left }
}

interface Access {
  accountId: number
  reach: string
  untilAt: string | null
  limitsPortlets: number
  limitsPoints: number
}

/**
 * Accounts reach the other client as they reached this one. One that reaches both keeps the wider access of the two:
 * the client's own before a delegate's, without an end before one with an end, all before some.
 */
async function moveAccounts(sql: Sql, { from, to }: Move): Promise<Record<string, unknown[]>> {
  const both = await sql.rows<Access>(
    `SELECT a.account_id AS accountId, a.reach, a.until_at AS untilAt, a.limits_portlets AS limitsPortlets,
       a.limits_points AS limitsPoints
     FROM client_accounts a JOIN client_accounts b ON b.account_id = a.account_id AND b.client_id = ? WHERE a.client_id = ?`,
    [to, from],
  )
  const portlets = await sql.rows<{ accountId: number; portlet: string }>(
    'SELECT account_id AS accountId, portlet FROM client_account_portlets WHERE client_id = ?',
    [from],
  )
  const points = await sql.rows<{ accountId: number; pointId: number }>(
    'SELECT account_id AS accountId, service_point_id AS pointId FROM client_account_points WHERE client_id = ?',
    [from],
  )
  await sql.query('DELETE FROM client_account_portlets WHERE client_id = ?', [from])
  await sql.query('DELETE FROM client_account_points WHERE client_id = ?', [from])
  for (const access of both) {
    await sql.query(
      `UPDATE client_accounts SET version = version + 1,
         until_at = CASE WHEN until_at IS NULL OR ? IS NULL THEN NULL ELSE GREATEST(until_at, ?) END,
         limits_portlets = LEAST(limits_portlets, ?), limits_points = LEAST(limits_points, ?),
         reach = CASE WHEN reach = 'own' THEN reach ELSE ? END
       WHERE client_id = ? AND account_id = ?`,
      [
        ...[access.untilAt, access.untilAt, access.limitsPortlets, access.limitsPoints, access.reach],
        ...[to, access.accountId],
      ],
    )
  }
  if (both.length > 0)
    await sql.query('DELETE FROM client_accounts WHERE client_id = ? AND account_id IN (?)', [
      from,
      both.map(({ accountId }) => accountId),
    ])
  await sql.query('UPDATE client_accounts SET client_id = ? WHERE client_id = ?', [to, from])
  if (portlets.length > 0)
    await sql.query('INSERT IGNORE INTO client_account_portlets (client_id, account_id, portlet) VALUES ?', [
      portlets.map(({ accountId, portlet }) => [to, accountId, portlet]),
    ])
  if (points.length > 0)
    await sql.query(
      'INSERT IGNORE INTO client_account_points (client_id, account_id, service_point_id) VALUES ?',
      [points.map(({ accountId, pointId }) => [to, accountId, pointId])],
    )
  return both.length === 0 ? {} : { accounts: both }
}
