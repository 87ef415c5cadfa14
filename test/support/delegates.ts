import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { TestOffice } from '#test/support/caller.ts'

/** How a delegate reaches a client; null stands for no limit. */
export interface GivenAccess {
  readonly clientId: number
  readonly accountId: number
  readonly untilAt?: Date | null
  readonly portlets?: readonly PortletName[] | null
  readonly pointIds?: readonly number[] | null
}

/** Lets an account reach a client as a delegate, as it stands in the database. */
export async function letIn(office: Pick<TestOffice, 'db' | 'clock'>, access: GivenAccess): Promise<void> {
  const { clientId, accountId, untilAt = null, portlets = null, pointIds = null } = access
  const { pool } = office.db
  await pool.query(
    `INSERT INTO client_accounts (client_id, account_id, created_at, reach, until_at, limits_portlets, limits_points)
     VALUES (?, ?, ?, 'delegate', ?, ?, ?)`,
    [
      clientId,
      accountId,
      toStored(office.clock.now()),
      untilAt && toStored(untilAt),
      portlets !== null,
      pointIds !== null,
    ],
  )
  for (const portlet of portlets ?? []) {
    await pool.query(
      'INSERT INTO client_account_portlets (client_id, account_id, portlet) VALUES (?, ?, ?)',
      [clientId, accountId, portlet],
    )
  }
  for (const pointId of pointIds ?? []) {
    await pool.query(
      'INSERT INTO client_account_points (client_id, account_id, service_point_id) VALUES (?, ?, ?)',
      [clientId, accountId, pointId],
    )
  }
}

let made = 0

/** A service point of a client; answers its id. */
export async function makePoint(office: Pick<TestOffice, 'db' | 'clock'>, clientId: number): Promise<number> {
  made += 1
  const now = toStored(office.clock.now())
  const { insertId } = await office.db.pool.query(
    `INSERT INTO service_points (client_id, number, name, street, building, flat, postal_code, city, area, meter_number,
       created_at, updated_at) VALUES (?, ?, ?, 'Lipowa', ?, '', '05-800', 'Nadrzecze', '', '', ?, ?)`,
    [clientId, `PP-${made}-${clientId}`, `Punkt ${made}`, String(made), now, now],
  )
  return insertId
}
