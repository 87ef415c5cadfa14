import { randomUUID } from 'node:crypto'
import type { Me } from '#shared/domain/accounts/schema.ts'
import type { ClientRecord, CreateClientInput } from '#shared/domain/clients/schema.ts'
import type { ServicePoint } from '#shared/domain/clients/service-points.ts'
import type { TaskDetail, TaskStatus, TaskType } from '#shared/domain/tasks/schema.ts'

/** A person's record, by what matters in a test; the rest is left empty. */
export type NewPerson = Partial<CreateClientInput> &
  Pick<CreateClientInput, 'number' | 'firstName' | 'lastName'>

/** What the office does while a client looks on, said to the server as the staff app says it. */
export interface StaffDesk {
  read<Answer>(procedure: string, input: object): Promise<Answer>
  change<Answer>(procedure: string, input: object): Promise<Answer>
  move(taskId: number, to: TaskStatus, reason?: string): Promise<void>
  reply(taskId: number, body: string): Promise<void>
  /** Opens a record, whose caretaker is the one at this desk, and answers its id. */
  openRecord(person: NewPerson): Promise<number>
  /** Adds a place where a client is served and answers its id. */
  addPoint(clientId: number, point: { number: string; street: string; meterNumber?: string }): Promise<number>
  /** Files a task for a client and answers its id. */
  fileTask(clientId: number, title: string): Promise<number>
  openAccount(
    clientId: number,
    account: { login: string; email?: string; firstPassword?: string },
  ): Promise<void>
}

const nothing = { companyName: '', nip: '', regon: '', pesel: '', email: null, phone: '' }
const nowhere = { street: '', building: '', flat: '', postalCode: '', city: '' }

/** Signs a member of staff in and answers what they can do. */
export async function openDesk(
  officeUrl: string,
  signIn: { procedure?: string; input: object },
): Promise<StaffDesk> {
  const { origin } = new URL(officeUrl)
  let cookie = ''

  async function call<Answer>(method: 'GET' | 'POST', procedure: string, input: object): Promise<Answer> {
    const url = new URL(`/api/staff/${procedure}`, origin)
    if (method === 'GET') url.searchParams.set('input', JSON.stringify(input))
    const answer = await fetch(url, {
      method,
      headers: { origin, cookie, 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify(input) } : {}),
    })
    const given = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    if (given.length > 0) cookie = given.join('; ')
    const body = (await answer.json()) as { result?: { data: Answer }; error?: unknown }
    if (!body.result) throw new Error(`${procedure} was refused: ${JSON.stringify(body.error)}`)
    return body.result.data
  }

  const entered = await call<{ ok: boolean }>('POST', signIn.procedure ?? 'session.signIn', signIn.input)
  if (!entered.ok) throw new Error(`The desk could not be opened: ${JSON.stringify(entered)}`)
  return {
    read: (procedure, input) => call('GET', procedure, input),
    change: (procedure, input) => call('POST', procedure, input),
    async move(taskId, to, reason) {
      const { version } = await call<TaskDetail>('GET', 'tasks.get', { taskId })
      await call('POST', 'tasks.move', { taskId, version, to, ...(reason === undefined ? {} : { reason }) })
    },
    async reply(taskId, body) {
      await call('POST', 'tasks.reply', { requestKey: randomUUID(), taskId, body, attachmentIds: [] })
    },
    async openRecord(person) {
      const { accountId: caretakerId } = await call<Me>('GET', 'session.current', {})
      const input = { kind: 'person', caretakerId, address: nowhere, ...nothing, ...person }
      return (await call<ClientRecord>('POST', 'clients.create', { requestKey: randomUUID(), ...input })).id
    },
    async addPoint(clientId, { number, street, meterNumber = '' }) {
      const address = { ...nowhere, street, building: '1' }
      const point = { number, name: '', address, area: '', meterNumber, servedFrom: null }
      const input = { requestKey: randomUUID(), clientId, ...point }
      return (await call<ServicePoint>('POST', 'servicePoints.add', input)).id
    },
    async fileTask(clientId, title) {
      const [type] = await call<TaskType[]>('GET', 'tasks.types', {})
      const words = { title, description: 'Od rana.', preferredOn: null, preferredTime: null }
      const input = { requestKey: randomUUID(), clientId, typeId: type?.id, ...words, attachmentIds: [] }
      return (await call<TaskDetail>('POST', 'tasks.create', input)).id
    },
    async openAccount(clientId, { login, email = null, firstPassword = null }) {
      const person = { firstName: 'Grzegorz', lastName: 'Brzęczyszczykiewicz' }
      const account = { requestKey: randomUUID(), clientId, login, email, firstPassword, ...person }
      await call('POST', 'clientAccounts.create', account)
    },
  }
}
