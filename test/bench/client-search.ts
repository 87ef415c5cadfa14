import { loadActor } from '#server/platform/auth/sessions.ts'
import { openPool, type Sql, type Value } from '#server/platform/database/connection.ts'
import { migrate } from '#server/platform/database/migrator.ts'
import { listClients, readClientRows } from '#server/features/clients/queries.ts'
import { migrations } from '#server/migrations/index.ts'
import { rowsRead } from '#test/support/rows-read.ts'
import type { BareSettings } from './bare-server.ts'
import { fillClients } from './client-data.ts'
import { requestText } from './load.ts'
import { signInFirst } from './staff.ts'
import { signedIn, takingTurns, type Sides } from './throughput.ts'

/** An office of many clients, and what a clerk types to find them. */
export interface SearchOffice {
  readonly databaseUrl: string
  readonly token: string
  /** The statement for the rows of each search by ids that are known, as the office itself makes it. */
  readonly statements: BareSettings['searches']
  /** Rows that the engine read for each row found, of the dearest search. */
  readonly mostRead: number
}

const limit = 50
const typed = [
  ...[
    'kow',
    'kowal',
    'anna kowalski',
    'Kowalski an',
    'kowalski leśna',
    'lipowa 14',
    'nadrzecze polna',
    'Jana Pawła II',
  ],
  ...['AQ00', '10000777', '500', 'łucja nadrz', 'mazur', 'żaneta', 'zając'],
]

/** Makes the database of `databaseUrl` anew on the server of `serverUrl`, with so many clients. */
export async function makeSearchOffice(
  urls: { serverUrl: string; databaseUrl: string },
  clients: number,
): Promise<SearchOffice> {
  const { databaseUrl } = urls
  const name = new URL(databaseUrl).pathname.slice(1)
  const server = openPool(urls.serverUrl, { connections: 1 })
  await server.query(`DROP DATABASE IF EXISTS ${name}`)
  await server.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`)
  await server.end()
  await migrate(databaseUrl, migrations)
  const sql = openPool(databaseUrl, { connections: 1 })
  try {
    const token = await signInFirst(sql, 'CLERKS')
    await fillClients(sql, clients, 1)
    return { databaseUrl, token, ...(await record(sql, token)) }
  } finally {
    await sql.end()
  }
}

/** Lets the office search once for each text, keeps the statement for its rows and counts what the engine read. */
async function record(sql: Sql, token: string): Promise<Pick<SearchOffice, 'statements' | 'mostRead'>> {
  const actor = await loadActor(sql, { token, kind: 'staff', now: new Date() })
  if (!actor) throw new Error('The clerk of the benchmark is not signed in')
  let last: { sql: string; values: readonly Value[] } | undefined
  const recording: Sql = {
    ...sql,
    rows(statement, values = []) {
      last = { sql: statement, values }
      return sql.rows(statement, values)
    },
  }
  const statements = []
  let mostRead = 0
  for (const search of typed) {
    const find = () => listClients({ sql, actor }, { search, limit })
    const {
      answer: { rows },
      read,
    } = await rowsRead(sql, find)
    const ids = rows.map(({ id }) => id)
    await readClientRows({ sql: recording, actor }, ids)
    if (ids.length === 0 || last === undefined) throw new Error(`The benchmark finds nobody by ${search}`)
    mostRead = Math.max(mostRead, read / rows.length)
    statements.push(last)
  }
  return { statements, mostRead }
}

/** Searches of all kinds in turn, signed in; the bare handler reads the same rows by their ids. */
export function sidesOfSearch(office: SearchOffice, ports: { ours: number; bare: number }): Sides {
  const ours = typed.map((search) => {
    const input = encodeURIComponent(JSON.stringify({ search, limit }))
    return requestText('GET', `/api/staff/clients.list?input=${input}`, { headers: signedIn(office.token) })
  })
  const bare = office.statements.map((_, index) => requestText('GET', `/search/${index}`, {}))
  return {
    ours: { port: ports.ours, request: takingTurns(ours) },
    bare: { port: ports.bare, request: takingTurns(bare) },
  }
}
