import { consentKinds, type ConsentKind } from '#shared/domain/clients/consents.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { DemoAccounts } from './demo-accounts.ts'
import type { DemoClient } from './demo-clients.ts'
import { insertRows, type Cell } from './insert-rows.ts'
import type { Day } from './office-hours.ts'
import { randomFrom, type Random } from './random.ts'

const day = 24 * 3_600_000
const consentNotes = ['Telefonicznie', 'Na formularzu przy umowie', '']

const choices = (...names: [string, string][]) =>
  JSON.stringify(names.map(([pl, en], index) => ({ key: `c${index + 1}`, name: { pl, en } })))

/** The fields which the demo office has added to its records, of each kind one. */
const attributes = [
  {
    ...{ pl: 'Ujęcie wody', en: 'Source of water', kind: 'choice' },
    choices: choices(['sieć miejska', 'town network'], ['studnia własna', 'own well'], ['oba', 'both']),
    valueOf: (random: Random) => random.pick(['c1', 'c1', 'c1', 'c2', 'c3']),
  },
  {
    ...{ pl: 'Liczba mieszkańców', en: 'People in the household', kind: 'number', choices: '[]' },
    valueOf: (random: Random) => String(random.whole(1, 6)),
  },
  {
    ...{ pl: 'Plomba sprawdzona', en: 'Seal checked', kind: 'yes-no', choices: '[]' },
    valueOf: (random: Random) => random.pick(['yes', 'yes', 'no']),
  },
  {
    ...{ pl: 'Umowa z dnia', en: 'Contract of', kind: 'date', choices: '[]' },
    valueOf: (random: Random) => `${random.whole(1998, 2025)}-0${random.whole(1, 9)}-${random.whole(10, 28)}`,
  },
  {
    ...{ pl: 'Gdzie wodomierz', en: 'Where the meter is', kind: 'text', choices: '[]' },
    valueOf: (random: Random) => random.pick(['w piwnicy', 'w studzience', 'w łazience', 'w garażu']),
  },
] as const

/**
 * Consents and attributes of some clients; those of the demo logins have all of them. Chance of its own, so that the
 * rest of the office stays as it is.
 */
export async function insertRecordParts(
  sql: Sql,
  clients: readonly DemoClient[],
  { accounts, today, shown }: { accounts: DemoAccounts; today: Day; shown: readonly string[] },
): Promise<void> {
  const random = randomFrom(20_261_202)
  const isShown = (client: DemoClient) => shown.includes(client.number)
  const at = (daysAgo: number) =>
    toStored(new Date(today.opens - daysAgo * day + random.whole(0, 300) * 60_000))
  const opened = toStored(new Date(today.starts - 820 * day))

  const definitions = attributes.map(({ pl, en, kind, choices: options }, index): Cell[] => [
    ...[index + 1, pl, en, kind, options, index + 1, opened, opened],
  ])
  const columns = ['id', 'name_pl', 'name_en', 'kind', 'choices', 'position', 'created_at', 'updated_at']
  await insertRows(sql, { table: 'client_attributes', columns, rowOf: (row) => row }, definitions)
  const values = clients
    .filter((client) => isShown(client) || random.chance(0.3))
    .flatMap((client) =>
      attributes
        .map((attribute, index): Cell[] => [client.id, index + 1, attribute.valueOf(random), opened])
        .filter(() => isShown(client) || random.chance(0.6)),
    )
  const valueColumns = ['client_id', 'attribute_id', 'value', 'updated_at']
  await insertRows(
    sql,
    { table: 'client_attribute_values', columns: valueColumns, rowOf: (row) => row },
    values,
  )

  const clerk = accounts.staff.get('maria.zajac') ?? null
  const decision = (client: DemoClient, kind: ConsentKind, daysAgo: number) => {
    const own = accounts.portalOf.get(client.id) ?? null
    const isPortal = own !== null && random.chance(0.5)
    const source = isPortal ? 'portal' : 'desk'
    const note = isPortal ? '' : random.pick(consentNotes)
    return (isGiven: boolean): Cell[] => [
      ...[client.id, kind, isGiven ? 1 : 0, source, note, isPortal ? own : clerk, at(daysAgo)],
    ]
  }
  const decisions = clients
    .filter((client) => isShown(client) || random.chance(0.35))
    .flatMap((client) =>
      consentKinds.flatMap((kind) => {
        const first = decision(
          client,
          kind,
          random.whole(200, 700),
        )(random.chance(kind === 'marketing' ? 0.3 : 0.8))
        const isChanged = random.chance(isShown(client) ? 0.6 : 0.1)
        return isChanged ? [first, decision(client, kind, random.whole(3, 190))(first[2] === 0)] : [first]
      }),
    )
  // As they were taken: the last one of a kind is what holds.
  decisions.sort((a, b) => String(a[6]).localeCompare(String(b[6])))
  const consentColumns = ['client_id', 'kind', 'is_given', 'source', 'note', 'decided_by', 'decided_at']
  const consents = { table: 'client_consents', columns: consentColumns, rowOf: (row: Cell[]) => row }
  await insertRows(sql, consents, decisions)
}
