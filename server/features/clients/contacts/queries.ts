import { AppError } from '#shared/domain/kernel/errors.ts'
import { decodeCursor, defaultPageSize, toPage, type Page } from '#shared/domain/kernel/page.ts'
import type { Contact, ListContactsInput } from '#shared/domain/clients/contacts.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { clientScope } from '../scope.ts'

type Reading = Pick<QueryContext, 'sql' | 'actor'>

/** A contact as it is read. */
export interface StoredContact {
  id: number
  clientId: number
  purpose: string
  name: string
  phone: string
  email: string | null
  street: string
  building: string
  flat: string
  postalCode: string
  city: string
  note: string
  version: number
  updatedAt: string
}

const columns = `k.id, k.client_id AS clientId, k.purpose, k.name, k.phone, k.email, k.street, k.building, k.flat,
  k.postal_code AS postalCode, k.city, k.note, k.version, k.updated_at AS updatedAt`

/** The further contacts of one client in the order in which they were added. */
export async function listContacts(ctx: Reading, input: ListContactsInput): Promise<Page<Contact>> {
  const { clientId, limit = defaultPageSize } = input
  const [after = 0] = input.cursor ? decodeCursor(input.cursor, 1) : []
  const scope = clientScope(ctx.actor, 'k.client_id')
  const found = await ctx.sql.rows<StoredContact>(
    `SELECT ${columns} FROM client_contacts k
     WHERE k.client_id = ? AND k.id > ? AND ${scope.sql} ORDER BY k.id LIMIT ?`,
    [clientId, after, ...scope.values, limit + 1],
  )
  return toPage(found, limit, { row: (row) => present(row, ctx.actor), keys: (row) => [row.id] })
}

/** One contact of a client in reach; refuses with `contact.not-found`. */
export async function readContact(
  ctx: Reading,
  of: { clientId: number; contactId: number },
): Promise<StoredContact> {
  const scope = clientScope(ctx.actor, 'k.client_id')
  const [row] = await ctx.sql.rows<StoredContact>(
    `SELECT ${columns} FROM client_contacts k WHERE k.id = ? AND k.client_id = ? AND ${scope.sql}`,
    [of.contactId, of.clientId, ...scope.values],
  )
  if (!row) throw new AppError('contact.not-found')
  return row
}

/** One contact as the desk sees it; refuses with `contact.not-found`. */
export async function getContact(
  ctx: Reading,
  of: { clientId: number; contactId: number },
): Promise<Contact> {
  return present(await readContact(ctx, of), ctx.actor)
}

function present(row: StoredContact, actor: Actor): Contact {
  const { street, building, flat, postalCode, city, updatedAt: _, ...facts } = row
  return {
    ...facts,
    address: { street, building, flat, postalCode, city },
    can: { edit: has(actor, 'client.edit') },
  }
}
