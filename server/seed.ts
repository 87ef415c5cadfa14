import { makeFirstAdministratorLink } from './features/accounts/index.ts'
import { readEnv } from './env.ts'
import { openDatabase } from './platform/database/connection.ts'
import { openDiskStore } from './platform/files/disk-store.ts'
import { systemClock } from './platform/observability/clock.ts'
import { loadDemoOffice } from './seeds/demo-office.ts'

/**
 * `node server/seed.ts demo` fills an empty database with the demo office; `node server/seed.ts first-administrator`
 * prints a one-time link that makes the first administrator of an empty office.
 */
async function main(): Promise<void> {
  const env = readEnv(process.env)
  const [what] = process.argv.slice(2)
  const db = openDatabase(env.DATABASE_ADMIN_URL ?? env.DATABASE_URL, { connections: 4 })
  const now = systemClock.now()
  try {
    if (what === 'demo')
      await loadDemoOffice(db, { now, timeZone: env.OFFICE_TIME_ZONE, files: openDiskStore(env.FILES_DIR) })
    else if (what === 'first-administrator')
      process.stdout.write(`${await makeFirstAdministratorLink(db, env, now)}\n`)
    else throw new Error(`Say what to load: node server/seed.ts demo | first-administrator`)
  } finally {
    await db.close()
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
