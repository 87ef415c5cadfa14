import { randomUUID } from 'node:crypto'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import type { CreateRequestInput, CreateTaskInput, ReplyInput } from '#shared/domain/tasks/schema.ts'
import { requestsPortalRouter } from '#server/features/tasks/portal-router.ts'
import { tasksStaffRouter } from '#server/features/tasks/staff-router.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { callAs, type TestOffice } from '#test/support/caller.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'

export type Desk = Awaited<ReturnType<typeof openDesk>>
export type Portal = Awaited<ReturnType<typeof openPortal>>

/** A window of a new member of staff in these groups, with the procedures of tasks. */
export async function openDesk(office: TestOffice, ...groups: BuiltInGroupCode[]) {
  const { accountId } = await makeStaff(office, groups)
  const { api } = await callAs(office, tasksStaffRouter, { accountId, app: 'staff' })
  return { accountId, api }
}

/** A window of a new client account that reaches these clients, with the procedures of requests. */
export async function openPortal(office: TestOffice, ...clientIds: number[]) {
  const { accountId } = await makeClientAccount(office, clientIds)
  const { api } = await callAs(office, requestsPortalRouter, { accountId, app: 'portal' })
  return { accountId, api }
}

export async function typeId(office: TestOffice, code: string): Promise<number> {
  const [type] = await office.db.pool.rows<{ id: number }>('SELECT id FROM task_types WHERE code = ?', [code])
  if (!type) throw new Error(`No type ${code}`)
  return type.id
}

export async function groupId(office: TestOffice, code: BuiltInGroupCode): Promise<number> {
  const [group] = await office.db.pool.rows<{ id: number }>('SELECT id FROM account_groups WHERE code = ?', [
    code,
  ])
  if (!group) throw new Error(`No group ${code}`)
  return group.id
}

/** A question as it is filed; the same input for the desk and the portal. */
export async function question(
  office: TestOffice,
  clientId: number,
  given: Partial<CreateTaskInput> = {},
): Promise<CreateTaskInput & CreateRequestInput> {
  return {
    requestKey: randomUUID(),
    clientId,
    typeId: await typeId(office, 'question'),
    title: 'Dlaczego woda jest mętna?',
    description: 'Od wczoraj woda jest mętna.\nCzy można ją pić?',
    preferredOn: null,
    preferredTime: null,
    attachmentIds: [],
    ...given,
  }
}

/** A client with one open task, filed by a clerk; assigned to `caretakerId` where that is given. */
export async function aTask(
  office: TestOffice,
  desk: Desk,
  given: Partial<CreateTaskInput> & { caretakerId?: number } = {},
) {
  const { caretakerId, ...input } = given
  const clientId = input.clientId ?? (await makeClient(office, { caretakerId: caretakerId ?? null }))
  return { ...(await desk.api.create(await question(office, clientId, input))), clientId }
}

export function reply(taskId: number, given: Partial<ReplyInput> = {}): ReplyInput {
  return { requestKey: randomUUID(), taskId, body: 'Tak, można ją pić.', attachmentIds: [], ...given }
}

/** An upload that waits to be attached; only its row, where nobody reads the bytes. */
export async function anUpload(
  office: TestOffice,
  accountId: number,
  given: { name?: string; sha256?: string } = {},
): Promise<number> {
  const { insertId } = await office.db.pool.query(
    `INSERT INTO attachments (uploaded_by, name, media_type, size, sha256, storage_key, request_key, created_at)
     VALUES (?, ?, 'application/pdf', 1234, ?, ?, ?, ?)`,
    [
      accountId,
      given.name ?? 'umowa.pdf',
      given.sha256 ?? randomUUID().replaceAll('-', '').repeat(2),
      randomUUID(),
      randomUUID(),
      toStored(office.clock.now()),
    ],
  )
  return insertId
}

/** Rows of a table, to see that a refused command left none. */
export async function countRows(
  office: TestOffice,
  table: 'tasks' | 'task_entries' | 'task_terms' | 'event_log',
) {
  const [row] = await office.db.pool.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`)
  return row?.n ?? 0
}
