import type { AddContactInput } from '#shared/domain/clients/contacts.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { holdClient } from '../policy.ts'
import { refreshTerms } from '../terms.ts'
import { checkedContact } from './fields.ts'

/**
 * Writes down one more way to reach a client and answers its id; a repeat with the same key answers the first one's.
 * Locks the client. Refuses with `client.not-found`, `contact.empty` and `request.key-reused`.
 */
export async function addContact(ctx: CommandContext, input: AddContactInput): Promise<number> {
  const { actor, sql } = ctx
  const { clientId, requestKey } = input
  await holdClient(ctx, clientId)
  const hash = requestHash(input)
  const [repeated] = await sql.rows<{ id: number; requestHash: string }>(
    'SELECT id, request_hash AS requestHash FROM client_contacts WHERE created_by = ? AND request_key = ?',
    [actor.accountId, requestKey],
  )
  if (repeated) {
    checkRepeat(repeated, hash)
    return repeated.id
  }
  const fields = checkedContact(input)
  const { purpose, name, phone, email, street, building, flat, postalCode, city, note } = fields
  const now = toStored(ctx.now())
  const { insertId } = await sql.query(
    `INSERT INTO client_contacts (client_id, purpose, name, phone, email, street, building, flat, postal_code, city,
       note, created_by, request_key, request_hash, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[clientId, purpose, name, phone, email, street, building, flat, postalCode, city, note],
      ...[actor.accountId, requestKey, hash, now, now],
    ],
  )
  await refreshTerms(sql, clientId)
  await ctx.append(
    'contact.added',
    { clientId, contactId: insertId, version: 0, before: {}, after: { ...fields } },
    { clientId },
  )
  return insertId
}
