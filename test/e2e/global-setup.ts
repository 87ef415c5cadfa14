import startDatabaseServer from '#test/support/global-setup.ts'
import { startOffice } from '#test/support/office-process.ts'

/** One demo office for the whole run: the real server and worker on a real database, with the built apps. */
export default async function setUp(): Promise<() => Promise<void>> {
  const stopDatabaseServer = await startDatabaseServer()
  const office = await startOffice(process.env['TEST_DATABASE_URL'] ?? '', {
    name: `okienko_e2e_${process.pid}`,
    demo: true,
  })
  process.env['OKIENKO_URL'] = office.url
  process.env['OKIENKO_MAILS'] = office.mailDir
  process.env['OKIENKO_DATABASE'] = office.databaseUrl
  process.env['OKIENKO_FILES'] = office.filesDir
  return async () => {
    await office.stop()
    await office.drop()
    await stopDatabaseServer()
  }
}
