import { has, type Actor } from '#server/platform/auth/actor.ts'

/**
 * Which client records an actor reaches, as a condition on the id in `column` (such as `c.id`): all for staff who may
 * read them, for a client account the clients it is for, else none. Goes into the SQL of every list and lookup.
 */
export function clientScope(actor: Actor, column: string): { sql: string; values: number[] } {
  if (actor.kind === 'client') {
    return {
      sql: `${column} IN (SELECT reach.client_id FROM client_accounts reach WHERE reach.account_id = ?)`,
      values: [actor.accountId],
    }
  }
  return { sql: has(actor, 'client.read') ? 'TRUE' : 'FALSE', values: [] }
}
