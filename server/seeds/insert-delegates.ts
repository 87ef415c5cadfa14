import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import { addDays } from '#shared/domain/kernel/time.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { DemoAccount, DemoAccounts } from './demo-accounts.ts'
import type { DemoClient } from './demo-clients.ts'
import type { NewEvent } from './demo-events.ts'
import type { DemoActor } from './demo-task.ts'
import { insertRows, type Cell } from './insert-rows.ts'
import type { OfficeHours } from './office-hours.ts'

interface Grant {
  readonly client: DemoClient
  /** Whose account it is, counted among those that can sign in. */
  readonly account: number
  readonly daysAgo: number
  /** Counted from today; null without an end. */
  readonly untilIn: number | null
  readonly portlets: readonly PortletName[] | null
  readonly isOfOnePoint: boolean
  readonly isByOffice: boolean
}

type Terms = Omit<Grant, 'client' | 'account'>

const family: Terms = {
  ...{ daysAgo: 95, untilIn: 120, portlets: ['add-request', 'my-requests', 'documents'] },
  ...{ isOfOnePoint: false, isByOffice: false },
}
const tenant: Terms = {
  ...{ daysAgo: 400, untilIn: -30, portlets: ['my-requests'], isOfOnePoint: true, isByOffice: true },
}
const manager: Terms = {
  ...{ daysAgo: 210, untilIn: null, portlets: null, isOfOnePoint: false, isByOffice: true },
}

/**
 * Lets accounts of some reach clients of others: family and former tenants of Anna Kowalska and a few more, and the
 * manager of all buildings of a co-operative. Answers the events of all that.
 */
export async function insertDelegates(
  sql: Sql,
  clients: readonly DemoClient[],
  { accounts, hours, now }: { accounts: DemoAccounts; hours: OfficeHours; now: number },
): Promise<NewEvent[]> {
  const grants = grantsOf(clients, accounts)
  const people = accounts.all.filter(({ kind, state }) => kind === 'client' && state === 'active')
  const today = hours.dayOf(now).date
  const points = new Map(
    (
      await sql.rows<{ clientId: number; id: number }>(
        'SELECT client_id AS clientId, MIN(id) AS id FROM service_points GROUP BY client_id',
      )
    ).map(({ clientId, id }) => [clientId, id]),
  )
  const made = grants.map((grant) => {
    const { client, daysAgo, untilIn, isByOffice, isOfOnePoint } = grant
    const account = people[grant.account] ?? known(people[0])
    const by: DemoActor = isByOffice
      ? { accountId: accounts.staff.get('maria.zajac') ?? 0, kind: 'staff' }
      : { accountId: accounts.portalOf.get(client.id) ?? 0, kind: 'client' }
    const untilOn = untilIn === null ? null : addDays(today, untilIn)
    const pointIds = isOfOnePoint ? [points.get(client.id) ?? 0] : null
    return { ...grant, account, by, untilOn, pointIds, at: hours.dayOn(addDays(today, -daysAgo)).opens }
  })
  await insertRows(sql, { table: 'client_accounts', columns: accessColumns, rowOf: (row) => row }, [
    ...made.map(({ client, account, by, at, untilOn, portlets, pointIds }): Cell[] => [
      ...[client.id, account.id, toStored(new Date(at)), 'delegate'],
      ...[untilOn === null ? null : toStored(new Date(hours.dayOn(untilOn).ends))],
      ...[Number(portlets !== null), Number(pointIds !== null), by.accountId, labelOf(account)],
    ]),
  ])
  const limits = (table: string, column: string) => ({
    ...{ table, columns: ['account_id', 'client_id', column], rowOf: (row: Cell[]) => row },
  })
  await insertRows(
    sql,
    limits('client_account_portlets', 'portlet'),
    made.flatMap(({ client, account, portlets }) =>
      (portlets ?? []).map((portlet): Cell[] => [account.id, client.id, portlet]),
    ),
  )
  await insertRows(
    sql,
    limits('client_account_points', 'service_point_id'),
    made.flatMap(({ client, account, pointIds }) =>
      (pointIds ?? []).map((pointId): Cell[] => [account.id, client.id, pointId]),
    ),
  )
  return made.map(({ client, account, by, at, untilOn, portlets, pointIds }) => ({
    ...{ at, name: 'delegate.granted', by, task: null, clientId: client.id },
    payload: {
      accountId: account.id,
      login: account.login,
      isNewAccount: false,
      portlets,
      pointIds,
      untilOn,
    },
  }))
}

const accessColumns = [
  ...['client_id', 'account_id', 'created_at', 'reach', 'until_at', 'limits_portlets', 'limits_points'],
  ...['granted_by', 'label'],
]

/** Who reaches whom; each account is another one than the client's own. */
function grantsOf(clients: readonly DemoClient[], accounts: DemoAccounts): Grant[] {
  const withAccount = clients.filter(({ id }) => accounts.portalOf.has(id))
  const anna = known(withAccount.find(({ number }) => number === '10023'))
  const community = known(clients.find(({ number }) => number === '10109'))
  const others = withAccount.filter(({ kind, number }) => kind === 'person' && number > '10200').slice(0, 12)
  return [
    { client: anna, account: 40, ...family },
    { client: anna, account: 41, ...tenant },
    { client: community, account: 42, ...manager },
    ...clients
      .filter(({ parentId }) => parentId !== null)
      .map((client) => ({ client, account: 43, ...manager })),
    ...others.map((client, index) => ({
      ...{ client, account: 200 + index },
      ...(index % 3 === 2 ? tenant : { ...family, daysAgo: 20 + 9 * index, untilIn: 10 + 14 * index }),
    })),
  ]
}

const labelOf = ({ firstName, lastName }: DemoAccount): string => `${firstName} ${lastName}`

function known<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Error('The demo office lacks someone it speaks of')
  return item
}
