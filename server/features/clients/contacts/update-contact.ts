import type { UpdateContactInput } from '#shared/domain/clients/contacts.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { holdClient } from '../policy.ts'
import { changedFields, checkSeen } from '../stale-rows.ts'
import { refreshTerms } from '../terms.ts'
import { checkedContact, contactLog, fieldsOf } from './fields.ts'
import { readContact } from './queries.ts'

/**
 * Writes what the desk corrected of a contact; nothing happens where nothing differs. Locks the client. Refuses with
 * `client.not-found`, `contact.not-found`, `row.stale` and `contact.empty`.
 */
export async function updateContact(ctx: CommandContext, input: UpdateContactInput): Promise<void> {
  const { clientId, contactId } = input
  await holdClient(ctx, clientId)
  const contact = await readContact(ctx, input)
  await checkSeen(ctx.sql, contact, { version: input.version, log: contactLog })
  const fields = checkedContact(input)
  const { before, after } = changedFields(fieldsOf(contact), fields)
  if (Object.keys(after).length === 0) return
  const { purpose, name, phone, email, street, building, flat, postalCode, city, note } = fields
  const version = contact.version + 1
  await ctx.sql.query(
    `UPDATE client_contacts SET purpose = ?, name = ?, phone = ?, email = ?, street = ?, building = ?, flat = ?,
       postal_code = ?, city = ?, note = ?, version = ?, updated_at = ? WHERE id = ?`,
    [
      ...[purpose, name, phone, email, street, building, flat, postalCode, city, note],
      ...[version, toStored(ctx.now()), contactId],
    ],
  )
  await refreshTerms(ctx.sql, clientId)
  await ctx.append('contact.changed', { clientId, contactId, version, before, after }, { clientId })
}
