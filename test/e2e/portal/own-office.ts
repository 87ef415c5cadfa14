import mysql from 'mysql2/promise'
import { readEnv } from '#server/env.ts'
import { makeFirstAdministratorLink } from '#server/features/accounts/index.ts'
import { openDatabase, readDatabaseUrl } from '#server/platform/database/connection.ts'
import { startOffice, type OfficeProcess } from '#test/support/office-process.ts'
import { openDesk, type StaffDesk } from './staff-desk.ts'

/** An office that may be stopped and changed while nobody else is in it: one caretaker, one client, one request. */
export interface OwnOffice {
  readonly server: OfficeProcess
  readonly desk: StaffDesk
  readonly database: mysql.Connection
  readonly client: { readonly login: string; readonly password: string }
  readonly request: { readonly id: number; readonly title: string }
  close(): Promise<void>
}

const client = { login: 'anna.kowalska', password: 'moje własne hasło' }

export async function openOwnOffice(name: string): Promise<OwnOffice> {
  const server = await startOffice(process.env['TEST_DATABASE_URL'] ?? '', { name })
  const desk = await openAsFirstAdministrator(server)
  const clientId = await desk.openRecord({ number: '10023', firstName: 'Anna', lastName: 'Kowalska' })
  await desk.openAccount(clientId, { login: client.login, firstPassword: 'Zimowy-klon-42' })
  await chooseOwnPassword(server.url)
  const title = 'Brak wody w kuchni'
  const id = await desk.fileTask(clientId, title)
  const database = await connect(server.adminUrl)
  return {
    server,
    desk,
    database,
    client,
    request: { id, title },
    async close() {
      await database.end()
      await server.stop()
    },
  }
}

async function openAsFirstAdministrator({ adminUrl, url }: OfficeProcess): Promise<StaffDesk> {
  const db = openDatabase(adminUrl, { connections: 1 })
  const env = readEnv({ DATABASE_URL: adminUrl, PUBLIC_URL: url })
  const link = await makeFirstAdministratorLink(db, env, new Date())
  await db.close()
  const who = { login: 'maria.zajac', firstName: 'Maria', lastName: 'Zając', password: 'demo-nadrzecze' }
  const token = link.split('/').at(-1)
  return openDesk(url, { procedure: 'session.createFirstAdministrator', input: { token, ...who } })
}

async function chooseOwnPassword(officeUrl: string): Promise<void> {
  const { origin } = new URL(officeUrl)
  const change = (procedure: string, input: object, cookie = '') =>
    fetch(`${origin}/api/portal/${procedure}`, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
  const entered = await change('session.signIn', { login: client.login, password: 'Zimowy-klon-42' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0]
  const passwords = { current: 'Zimowy-klon-42', next: client.password }
  const changed = await (await change('session.changePassword', passwords, cookie)).text()
  if (!changed.includes('"ok":true')) throw new Error(`The password was not changed: ${changed}`)
}

function connect(url: string): Promise<mysql.Connection> {
  const { user, password, database, host, port, socketPath } = readDatabaseUrl(url)
  const where = socketPath === undefined ? { host, port } : { socketPath }
  return mysql.createConnection({ user, password, database, ...where })
}
