import { openPool, readDatabaseUrl } from './connection.ts'

/** Tables to which the run-time user may only add: what is written there stays as it was written. */
const appendOnly = new Set(['event_log'])
/** Tables the run-time user may only read. */
const readOnly = new Set(['schema_migrations', 'task_types'])

/**
 * The statements that give the run-time user its rights, table by table. Without a wildcard, so that a table of
 * a later version is out of reach until its migration has run.
 */
function grantStatements(tables: readonly string[], database: string, account: string): string[] {
  return tables.map((table) => {
    const rights = readOnly.has(table)
      ? 'SELECT'
      : appendOnly.has(table)
        ? 'SELECT, INSERT'
        : 'SELECT, INSERT, UPDATE, DELETE'
    return `GRANT ${rights} ON \`${database}\`.\`${table}\` TO ${account}`
  })
}

/** Gives the user of `runtimeUrl` its rights on the database of `adminUrl`; nothing to do where both are the same user. */
export async function applyGrants(adminUrl: string, runtimeUrl: string): Promise<void> {
  const runtime = readDatabaseUrl(runtimeUrl)
  const admin = readDatabaseUrl(adminUrl)
  if (runtime.user === admin.user) return
  const pool = openPool(adminUrl, { connections: 1 })
  try {
    const tables = await pool.rows<{ name: string }>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
    )
    const account = await accountOf(runtimeUrl)
    for (const statement of grantStatements(
      tables.map((table) => table.name),
      admin.database,
      account,
    )) {
      await pool.query(statement)
    }
  } finally {
    await pool.end()
  }
}

/** The rights of the run-time user that go beyond what it needs, or an empty list; start prints them. */
export async function excessRights(runtimeUrl: string): Promise<string[]> {
  const pool = openPool(runtimeUrl, { connections: 1 })
  try {
    const rows = await pool.rows<Record<string, string>>('SHOW GRANTS')
    const grants = rows.map((row) => Object.values(row)[0] ?? '')
    return grants.filter((grant) => {
      const [, rights = '', on = ''] = /^GRANT (.*?) ON (.*?) TO /.exec(grant) ?? []
      const wide = on.endsWith('.*') && rights !== 'USAGE'
      const rewritesLog = on.includes('`event_log`') && /UPDATE|DELETE|ALL/.test(rights)
      return wide || rewritesLog
    })
  } finally {
    await pool.end()
  }
}

/** The account a URL signs in as, quoted. Without naming the database: before the first grant it may not be opened. */
async function accountOf(url: string): Promise<string> {
  const withoutDatabase = new URL(url)
  withoutDatabase.pathname = '/'
  const pool = openPool(withoutDatabase.href, { connections: 1 })
  try {
    const [row] = await pool.rows<{ account: string }>('SELECT CURRENT_USER() AS account')
    const [user = '', host = ''] = (row?.account ?? '').split('@')
    return `\`${user}\`@\`${host}\``
  } finally {
    await pool.end()
  }
}
