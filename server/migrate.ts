import { readEnv } from './env.ts'
import { migrations } from './migrations/index.ts'
import { migrate, openMigrator } from './platform/database/migrator.ts'

/**
 * `node server/migrate.ts up` brings the database up to date and gives the run-time user its rights;
 * `node server/migrate.ts down [steps]` takes steps back (all when no number is given).
 */
async function main(): Promise<void> {
  const env = readEnv(process.env)
  const adminUrl = env.DATABASE_ADMIN_URL ?? env.DATABASE_URL
  const [direction = 'up', steps] = process.argv.slice(2)
  if (direction === 'up') {
    tell('applied', await migrate(adminUrl, migrations, env.DATABASE_URL))
  } else if (direction === 'down') {
    const migrator = openMigrator(adminUrl, migrations)
    tell(
      'taken back',
      await migrator.down(steps === undefined ? undefined : Number(steps)).finally(() => migrator.close()),
    )
  } else {
    throw new Error(`"${direction}" is not a direction; use: node server/migrate.ts up | down [steps]`)
  }
}

function tell(what: string, names: readonly string[]): void {
  process.stdout.write(
    names.length === 0 ? 'the database is up to date\n' : names.map((name) => `${what} ${name}\n`).join(''),
  )
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
