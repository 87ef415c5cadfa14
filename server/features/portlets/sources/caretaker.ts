import { clientScope } from '#server/features/clients/index.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import type { PortletSource } from './source.ts'

/** Who is responsible for the client, and at which number they are reached, where the office gives one. */
export const caretaker: PortletSource<'caretaker'> = async ({ actor, sql }, { clientId }) => {
  const scope = clientScope(actor, 'c.id', 'caretaker')
  const [found] = await sql.prepared.rows<{ firstName: string; lastName: string; phone: string }>(
    `SELECT a.first_name AS firstName, a.last_name AS lastName, a.phone FROM clients c JOIN accounts a ON a.id = c.caretaker_id
     WHERE c.id = ? AND ${scope.sql}`,
    [clientId, ...scope.values],
  )
  return { name: found ? nameOf(found) : null, phone: found?.phone ?? '' }
}
