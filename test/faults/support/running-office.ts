import { randomUUID } from 'node:crypto'
import { startSession } from '#server/platform/auth/sessions.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { systemClock } from '#server/platform/observability/clock.ts'
import { askAt, listenAt, type Answer, type Caller, type Listener } from '#test/support/ask.ts'
import type { TestOffice } from '#test/support/caller.ts'
import { doorNamed, type Input } from '#test/support/doors.ts'
import { startOffice, type OfficeProcess } from '#test/support/office-process.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'

/** An office in a process of its own, with a client, its caretaker and a window of each. */
export interface RunningOffice {
  readonly process: OfficeProcess
  readonly clientId: number
  readonly typeId: number
  /** Reads what its database holds. */
  readonly admin: Pool
  ask(name: string, input: Input, as: 'client' | 'caretaker' | Caller): Promise<Answer>
  listen(as: 'client' | 'caretaker'): Promise<Listener>
  /** A new request of the client. */
  request(given?: Input): Input
  health(): Promise<{ status: number; body: unknown }>
  stop(): Promise<void>
}

/** Starts an office on the server at `serverUrl`. Its clock is the machine's. */
export async function startRunningOffice(
  serverUrl: string,
  options: { name: string; env?: Record<string, string> },
): Promise<RunningOffice> {
  const office = await startOffice(serverUrl, {
    name: options.name,
    env: { LOG_LEVEL: 'silent', PORTAL_DIR: 'none', OFFICE_DIR: 'none', ...options.env },
  })
  const admin = openPool(office.adminUrl, { connections: 2 })
  const factory = { db: { pool: admin }, clock: { now: () => systemClock.now() } } as unknown as TestOffice
  const caretaker = await makeStaff(factory, ['CLERKS'])
  const clientId = await makeClient(factory, { caretakerId: caretaker.accountId })
  const client = await makeClientAccount(factory, [clientId])
  const signIn = async (accountId: number, app: 'staff' | 'portal') =>
    (await startSession(admin, { accountId, app, address: null, now: systemClock.now() })).token
  const callers = {
    client: { token: await signIn(client.accountId, 'portal') },
    caretaker: { token: await signIn(caretaker.accountId, 'staff') },
  }
  const [type] = await admin.rows<{ id: number }>("SELECT id FROM task_types WHERE code = 'question'")
  const typeId = type?.id ?? 0
  const place = { address: office.url, origin: office.url }
  return {
    process: office,
    clientId,
    typeId,
    admin,
    ask: (name, input, as) =>
      askAt(place, { door: doorNamed(name), input }, typeof as === 'string' ? callers[as] : as),
    listen: (as) => listenAt(place, as === 'client' ? 'portal' : 'staff', callers[as]),
    request: (given) => ({
      requestKey: randomUUID(),
      clientId,
      typeId,
      title: 'Nie ma wody',
      description: 'Od rana nic nie leci.',
      preferredOn: null,
      preferredTime: null,
      attachmentIds: [],
      ...given,
    }),
    async health() {
      const answer = await fetch(`${office.url}/health`)
      return { status: answer.status, body: await answer.json() }
    },
    async stop() {
      await office.stop()
      await admin.end()
    },
  }
}
