import { loadActor, startSession } from '#server/platform/auth/sessions.ts'
import type { Sql, Value } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { getDashboard } from '#server/features/portlets/dashboard.ts'
import type { BareSettings } from './bare-server.ts'

/** Clients who look at their dashboards, and the statements that read what stands in one, as the office makes them. */
export interface BenchDashboards {
  readonly clients: readonly {
    readonly accountId: number
    readonly clientId: number
    readonly token: string
  }[]
  readonly statements: BareSettings['dashboard']
}

/** Ids that are no other number in a statement. */
const firstAccount = 5_000_000
const firstClient = 1001
const howMany = 50
/** The end of a window without one. */
const forever = '9999-12-31 00:00:00.000'

/** Gives some clients of a filled office accounts, signed in. */
export async function makeDashboards(sql: Sql, now: Date): Promise<BenchDashboards> {
  const clientIds = Array.from({ length: howMany }, (_, index) => firstClient + index)
  const instant = now.toISOString().slice(0, 23).replace('T', ' ')
  const accountOf = (clientId: number) => firstAccount + clientId
  await sql.query(
    'INSERT INTO accounts (id, kind, login, first_name, last_name, state, created_at, updated_at) VALUES ?',
    [
      clientIds.map((id) => [
        accountOf(id),
        'client',
        `klient.${id}`,
        'Anna',
        `Kowalska ${id}`,
        'active',
        instant,
        instant,
      ]),
    ],
  )
  await sql.query(
    "INSERT INTO account_group_members (account_id, group_id) SELECT a.id, g.id FROM accounts a JOIN account_groups g ON g.code = 'CLIENTS' WHERE a.kind = 'client'",
  )
  await sql.query('INSERT INTO client_accounts (account_id, client_id, created_at) VALUES ?', [
    clientIds.map((id) => [accountOf(id), id, instant]),
  ])
  await publishNotices(sql, accountOf(firstClient), instant)
  const clients = []
  for (const clientId of clientIds) {
    const accountId = accountOf(clientId)
    const { token } = await startSession(sql, { accountId, app: 'portal', address: null, now })
    clients.push({ accountId, clientId, token })
  }
  return { clients, statements: await recordStatements(sql, clients, now) }
}

/** Notices for everyone, and the portlet that shows the newest of them. */
async function publishNotices(sql: Sql, by: number, instant: string): Promise<void> {
  const ids = Array.from({ length: 10 }, (_, index) => index + 1)
  const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
  const body = JSON.stringify({
    type: 'doc',
    content: Array.from({ length: 5 }, () => text('Woda będzie do 15:00.')),
  })
  await sql.query(
    `INSERT INTO publications (id, kind, slug, plans, first_effective_at, last_from_at, shown_until_at, created_by,
       created_at, updated_by, updated_at) VALUES ?`,
    [ids.map((id) => [id, 'notice', `k-${id}`, '[]', instant, instant, forever, by, instant, by, instant])],
  )
  await sql.query(
    `INSERT INTO publication_versions (publication_id, number, state, effective_from_at, title_pl, title_en, summary_pl,
       summary_en, body_pl, body_en, saved_by, saved_at) VALUES ?`,
    [
      ids.map((id) => [
        id,
        1,
        'approved',
        instant,
        `Komunikat ${id}`,
        '',
        'Krótko.',
        '',
        body,
        body,
        by,
        instant,
      ]),
    ],
  )
  await sql.query('INSERT INTO publication_windows (publication_id, kind, from_at, until_at) VALUES ?', [
    ids.map((id) => [id, 'notice', instant, forever]),
  ])
  await sql.query(
    `INSERT INTO account_group_portlets (group_id, portlet, is_on, position, width, settings)
     SELECT id, 'notices', 1, 50, 'third', '{}' FROM account_groups WHERE code = 'CLIENTS'`,
  )
}

/** Lets the office make a dashboard and keeps the statements of its portlets, account and client taken out. */
async function recordStatements(
  sql: Sql,
  [first]: BenchDashboards['clients'],
  now: Date,
): Promise<BareSettings['dashboard']> {
  const actor = first ? await loadActor(sql, { token: first.token, kind: 'client', now }) : null
  if (!first || !actor) throw new Error('The client of the benchmark is not signed in')
  const made: { sql: string; values: readonly Value[] }[] = []
  const record = (statement: string, values: readonly Value[] = []) => made.push({ sql: statement, values })
  const recording: Sql = {
    ...sql,
    rows(statement, values) {
      record(statement, values)
      return sql.rows(statement, values)
    },
    prepared: {
      ...sql.prepared,
      rows(statement, values) {
        record(statement, values)
        return sql.prepared.rows(statement, values)
      },
    },
  }
  const ctx = { sql: recording, actor, now: () => now, env: { OFFICE_TIME_ZONE: 'Europe/Warsaw' } }
  const ask = () => getDashboard(ctx as unknown as QueryContext, first.clientId)
  // What the groups show is kept from the first time on.
  await ask()
  made.length = 0
  const { data } = await ask()
  if (data['my-requests']?.requests.length === 0)
    throw new Error('The client of the benchmark has no request')
  if (!data.notices?.notices.length) throw new Error('The client of the benchmark has no notice')
  const named = (value: Value) =>
    value === actor.accountId ? '$account' : value === first.clientId ? '$client' : value
  return (
    made
      // Who may see what is found out by the office alone.
      .filter(({ sql: made }) => !/account_hidden_portlets|WITH RECURSIVE above/.test(made))
      .map((statement) => ({ sql: statement.sql, values: statement.values.map(named) }))
  )
}
