import { fold } from '#shared/domain/clients/search-terms.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { DemoClient } from './demo-clients.ts'
import { insertRows } from './insert-rows.ts'
import { mensNames, surnames, womansSurname, womensNames } from './names.ts'
import { randomFrom } from './random.ts'

/** One more way to reach a client of the demo office. */
interface DemoContact {
  readonly clientId: number
  readonly purpose: string
  readonly name: string
  readonly phone: string
  readonly email: string | null
}

const purposes = {
  person: {
    woman: ['córka', 'najemczyni', 'sąsiadka, ma klucze'],
    man: ['syn, pełnomocnik', 'najemca', 'sąsiad'],
  },
  company: { woman: ['księgowość', 'sekretariat'], man: ['zarządca', 'konserwator'] },
}

/** A further contact of some clients, by client; those of the demo logins have one. */
export function makeContacts(
  clients: readonly DemoClient[],
  shown: readonly string[],
): Map<number, DemoContact> {
  const random = randomFrom(20_261_203)
  const chosen = clients.filter((client) => shown.includes(client.number) || random.chance(0.22))
  return new Map(
    chosen.map((client) => {
      const sex = random.chance(0.5) ? 'woman' : 'man'
      const surname = random.pick(surnames)
      const firstName = random.pick(sex === 'woman' ? womensNames : mensNames)
      const lastName = sex === 'woman' ? womansSurname(surname) : surname
      const contact: DemoContact = {
        clientId: client.id,
        purpose: random.pick(purposes[client.kind][sex]),
        name: `${firstName} ${lastName}`,
        phone: `${random.whole(500, 609)} 555 ${random.whole(100, 999)}`,
        email: random.chance(0.4) ? `${fold(firstName)}.${fold(lastName)}@kontakt.example` : null,
      }
      return [client.id, contact]
    }),
  )
}

/** Writes them; they came over with the records. */
export async function insertContacts(sql: Sql, contacts: Iterable<DemoContact>, since: Date): Promise<void> {
  const at = toStored(since)
  const columns = [
    ...[
      'client_id',
      'purpose',
      'name',
      'phone',
      'email',
      'street',
      'building',
      'flat',
      'postal_code',
      'city',
    ],
    ...['note', 'created_at', 'updated_at'],
  ]
  const rowOf = ({ clientId, purpose, name, phone, email }: DemoContact) => [
    ...[clientId, purpose, name, phone, email, '', '', '', '', '', '', at, at],
  ]
  await insertRows(sql, { table: 'client_contacts', columns, rowOf }, [...contacts])
}
