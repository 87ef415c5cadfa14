import type { RemoveContactInput } from '#shared/domain/clients/contacts.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { holdClient } from '../policy.ts'
import { checkSeen } from '../stale-rows.ts'
import { refreshTerms } from '../terms.ts'
import { contactLog, fieldsOf } from './fields.ts'
import { readContact } from './queries.ts'

/**
 * Strikes out a contact; the log keeps what it was. Locks the client. Refuses with `client.not-found`,
 * `contact.not-found` and `row.stale`.
 */
export async function removeContact(ctx: CommandContext, input: RemoveContactInput): Promise<void> {
  const { clientId, contactId, version } = input
  await holdClient(ctx, clientId)
  const contact = await readContact(ctx, input)
  await checkSeen(ctx.sql, contact, { version, log: contactLog })
  await ctx.sql.query('DELETE FROM client_contacts WHERE id = ?', [contactId])
  await refreshTerms(ctx.sql, clientId)
  await ctx.append(
    'contact.removed',
    { clientId, contactId, version, before: fieldsOf(contact), after: {} },
    { clientId },
  )
}
