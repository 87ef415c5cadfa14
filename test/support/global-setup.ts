import { randomUUID } from 'node:crypto'
import { startTestServer } from './database-server.ts'
import { dropTestDatabases } from './database.ts'

/**
 * One database server for the whole run, for Vitest and Playwright alike: that of TEST_DATABASE_URL, else one of the
 * run's own. Workers find it in the environment.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env.TEST_RUN_ID !== undefined) return () => Promise.resolve()
  process.env.TEST_RUN_ID = randomUUID()
  if (process.env.TEST_DATABASE_URL !== undefined) return dropTestDatabases
  const server = await startTestServer()
  process.env.TEST_DATABASE_URL = server.url
  return async () => {
    await server.stop()
    delete process.env.TEST_DATABASE_URL
    delete process.env.TEST_RUN_ID
  }
}
