import { Umzug, type UmzugStorage } from 'umzug'
import { openPool, type Pool, type Value } from './connection.ts'
import { applyGrants } from './grants.ts'

/** Runs one statement as the administrator of the database. */
export type RunStatement = (sql: string, values?: readonly Value[]) => Promise<void>

/** A step of the schema in plain SQL; it never imports models. */
export interface Migration {
  readonly name: string
  up: (run: RunStatement) => Promise<void>
  down: (run: RunStatement) => Promise<void>
}

export interface Migrator {
  /** Brings the schema up to date and answers the names of the steps taken. */
  up(): Promise<string[]>
  /** Takes back the last `steps` steps (all when left out) and answers their names. */
  down(steps?: number): Promise<string[]>
  close(): Promise<void>
}

/**
 * Opens the migrations of one database for its administrator. Statements that create tables commit by themselves
 * on MySQL and MariaDB, so a step that fails half-way has to be mended by hand; its name is in the error.
 */
export function openMigrator(adminUrl: string, migrations: readonly Migration[]): Migrator {
  const pool = openPool(adminUrl, { connections: 1 })
  const run: RunStatement = async (sql, values = []) => {
    await pool.query(sql, values)
  }
  const umzug = new Umzug({
    migrations: migrations.map(({ name, up, down }) => ({ name, up: () => up(run), down: () => down(run) })),
    storage: storageIn(pool),
    logger: undefined,
  })
  return {
    up: async () => (await umzug.up()).map((step) => step.name),
    down: async (steps) =>
      (await umzug.down(steps === undefined ? { to: 0 } : { step: steps })).map((step) => step.name),
    close: () => pool.end(),
  }
}

/** Migrates a database and gives the run-time user its rights; the one call of start, tests and deployment. */
export async function migrate(
  adminUrl: string,
  migrations: readonly Migration[],
  runtimeUrl?: string,
): Promise<string[]> {
  const migrator = openMigrator(adminUrl, migrations)
  try {
    const steps = await migrator.up()
    if (runtimeUrl !== undefined) await applyGrants(adminUrl, runtimeUrl)
    return steps
  } finally {
    await migrator.close()
  }
}

function storageIn(pool: Pool): UmzugStorage {
  return {
    async logMigration({ name }) {
      await pool.query('INSERT INTO schema_migrations (name) VALUES (?)', [name])
    },
    async unlogMigration({ name }) {
      await pool.query('DELETE FROM schema_migrations WHERE name = ?', [name])
    },
    async executed() {
      await pool.query(
        'CREATE TABLE IF NOT EXISTS schema_migrations (name VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY)',
      )
      const rows = await pool.rows<{ name: string }>('SELECT name FROM schema_migrations ORDER BY name')
      return rows.map((row) => row.name)
    },
  }
}
