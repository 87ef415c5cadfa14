import { duplicateReasons, type DuplicateReason, type Duplicates } from '#shared/domain/clients/merge.ts'
import { addressLine } from '#shared/domain/clients/rules.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { checkClient } from '../reach.ts'
import { clientScope } from '../scope.ts'

interface Found {
  id: number
  number: string
  name: string
  street: string
  building: string
  flat: string
  postalCode: string
  city: string
  reason: DuplicateReason
  apartAt: string | null
  apartByFirstName: string | null
  apartByLastName: string | null
}

const mostOfAReason = 20

/** What has to be equal for each reason, and by which index it is found; an empty value equals nothing. */
const same: Readonly<Record<DuplicateReason, { index: string; sql: string }>> = {
  nip: { index: 'ix_clients_nip', sql: "c.nip = o.nip AND o.nip <> ''" },
  regon: { index: 'ix_clients_regon', sql: "c.regon = o.regon AND o.regon <> ''" },
  pesel: { index: 'ix_clients_pesel', sql: "c.pesel = o.pesel AND o.pesel <> ''" },
  email: { index: 'ix_clients_email', sql: "c.email = o.email AND o.email <> ''" },
  'phone-and-name': {
    index: 'ix_clients_phone',
    sql: "c.phone = o.phone AND c.sort_name = o.sort_name AND o.phone <> ''",
  },
}

/** Records that may be of the same client as this one. Refuses with `client.not-found`. */
export async function findDuplicates(ctx: QueryContext, clientId: number): Promise<Duplicates> {
  const scope = clientScope(ctx.actor, 'c.id')
  await checkClient(ctx, clientId)
  const branches = duplicateReasons.map(
    (
      reason,
    ) => `(SELECT c.id, c.number, c.display_name AS name, c.street, c.building, c.flat, c.postal_code AS postalCode,
        c.city, '${reason}' AS reason, d.decided_at AS apartAt, a.first_name AS apartByFirstName,
        a.last_name AS apartByLastName
      FROM clients o STRAIGHT_JOIN clients c FORCE INDEX (${same[reason].index}) ON ${same[reason].sql}
        LEFT JOIN client_distinctions d ON d.client_id = LEAST(c.id, o.id) AND d.other_id = GREATEST(c.id, o.id)
        LEFT JOIN accounts a ON a.id = d.decided_by
      WHERE o.id = ? AND c.id <> o.id AND ${scope.sql} LIMIT ${mostOfAReason})`,
  )
  const found = await ctx.sql.rows<Found>(
    branches.join(' UNION ALL '),
    branches.flatMap(() => [clientId, ...scope.values]),
  )
  const byId = new Map<number, Duplicates[number]>()
  for (const { id, number, name, reason, apartAt, apartByFirstName, apartByLastName, ...address } of found) {
    const by = nameOf({ firstName: apartByFirstName ?? '', lastName: apartByLastName ?? '' })
    const toldApart = apartAt === null ? null : { by, at: toInstant(apartAt) }
    const known = byId.get(id) ?? { id, number, name, address: addressLine(address), reasons: [], toldApart }
    byId.set(id, { ...known, reasons: [...known.reasons, reason] })
  }
  const isApart = (one: Duplicates[number]) => Number(one.toldApart !== null)
  return [...byId.values()].toSorted(
    (a, b) => isApart(a) - isApart(b) || b.reasons.length - a.reasons.length || a.id - b.id,
  )
}
