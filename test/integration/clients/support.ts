import { randomUUID } from 'node:crypto'
import type { CreateClientInput, UpdateClientInput, ClientRecord } from '#shared/domain/clients/schema.ts'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { clientsStaffRouter } from '#server/features/clients/staff-router.ts'
import { loadActor, startSession } from '#server/platform/auth/sessions.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { callAs, type TestOffice } from '#test/support/caller.ts'
import { makeStaff } from '#test/support/people.ts'

/** A window of a new member of staff in these groups, with the procedures of clients. */
export async function openDesk(office: TestOffice, ...groups: BuiltInGroupCode[]) {
  const { accountId } = await makeStaff(office, groups)
  const { api } = await callAs(office, clientsStaffRouter, { accountId, app: 'staff' })
  return { accountId, api }
}

/** Signs a member of staff in over a connection of the test's own, for queries that are counted or asked directly. */
export async function signedIn(office: TestOffice, sql: Sql, accountId: number): Promise<Actor> {
  const now = office.clock.now()
  const { token } = await startSession(sql, { accountId, app: 'staff', address: null, now })
  const actor = await loadActor(sql, { token, kind: 'staff', now })
  if (!actor) throw new Error('Nobody is signed in')
  return actor
}

/** What the desk types of Anna Kowalska, or of whoever else is given. */
export function annaAs(given: Partial<CreateClientInput> = {}): CreateClientInput {
  return {
    requestKey: randomUUID(),
    caretakerId: null,
    kind: 'person',
    number: '10023',
    firstName: 'Anna',
    lastName: 'Kowalska',
    companyName: '',
    nip: '',
    regon: '',
    pesel: '44051401458',
    email: 'anna@poczta.example',
    phone: '601234567',
    address: { street: 'ul. Lipowa', building: '12', flat: '4', postalCode: '39-120', city: 'Nadrzecze' },
    ...given,
  }
}

/** A correction of a record as the desk sends it: everything as it is but for what is given. */
export function correctionOf(
  record: ClientRecord,
  given: Partial<UpdateClientInput> = {},
): UpdateClientInput {
  const { id, version, kind, number, firstName, lastName, companyName, nip, regon, pesel, email, phone } =
    record
  return {
    ...{ clientId: id, version, kind, number, firstName, lastName, companyName, nip, regon, pesel },
    ...{ email, phone, address: record.address },
    ...given,
  }
}
