import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeStaff } from '#test/support/people.ts'
import { annaAs, openDesk } from './support.ts'

let office: TestOffice
let clerk: Awaited<ReturnType<typeof openDesk>>
let manager: Awaited<ReturnType<typeof openDesk>>
let successor: number
let anna: ClientRecord
let ewa: ClientRecord
let jan: ClientRecord
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  manager = await openDesk(office, 'MANAGERS')
  successor = (await makeStaff(office, ['CLERKS'])).accountId
  const mine = { caretakerId: clerk.accountId, pesel: '' }
  anna = await clerk.api.create(annaAs(mine))
  ewa = await clerk.api.create(annaAs({ ...mine, number: '10024', firstName: 'Ewa' }))
  jan = await clerk.api.create(annaAs({ number: '10025', firstName: 'Jan', pesel: '' }))
})

let numbers = 0
async function task(given: {
  client: ClientRecord
  assignee: number | null
  status?: string
}): Promise<number> {
  numbers += 1
  const { insertId } = await office.db.pool.query(
    `INSERT INTO tasks (number, client_id, type_id, title, description, status, priority, assignee_id, group_id, due_at, source,
       created_by, request_key, request_hash, created_at, updated_at)
     SELECT ?, ?, y.id, 'Brak wody', '', ?, 1, ?, y.group_id, ?, 'desk', ?, UUID(), '', '2026-11-01', '2026-11-01'
     FROM task_types y WHERE y.code = 'question'`,
    [
      ...[
        `2026/9${String(numbers).padStart(5, '0')}`,
        given.client.id,
        given.status ?? 'new',
        given.assignee,
      ],
      ...[`2026-12-${String(28 - numbers).padStart(2, '0')} 10:00:00`, clerk.accountId],
    ],
  )
  return insertId
}
const assignee = async (id: number) =>
  (
    await office.db.pool.rows<{ id: number | null }>('SELECT assignee_id AS id FROM tasks WHERE id = ?', [id])
  )[0]?.id
const caretakerOf = async (client: ClientRecord) =>
  (await clerk.api.get({ clientId: client.id })).caretaker?.id ?? null
const seen = (...clients: ClientRecord[]) => clients.map(({ id, version }) => ({ id, version }))

describe('choosing clients', () => {
  it('takes all of a caretaker, of a search or of nobody', async () => {
    const { clientIds, hasMore } = await manager.api.select({ caretakerId: clerk.accountId })
    expect([clientIds, hasMore]).toEqual([[anna.id, ewa.id], false])
    expect((await manager.api.select({ search: 'ewa' })).clientIds).toEqual([ewa.id])
    expect((await manager.api.select({ search: 'kowalska', caretakerId: null })).clientIds).toEqual([jan.id])
  })

  it('is for those who may set caretakers', async () => {
    expect(await refusalOf(clerk.api.select({}))).toMatchObject({ code: 'permission.missing' })
    expect(
      await refusalOf(clerk.api.previewCaretaker({ clientIds: [anna.id], caretakerId: successor })),
    ).toMatchObject({ code: 'permission.missing' })
  })
})

describe('looking before the caretaker of many changes', () => {
  it('tells who would get another caretaker and which open tasks could go along, by deadline', async () => {
    const later = await task({ client: anna, assignee: clerk.accountId })
    const sooner = await task({ client: ewa, assignee: clerk.accountId })
    await task({ client: anna, assignee: successor })
    await task({ client: anna, assignee: clerk.accountId, status: 'closed' })
    const preview = await manager.api.previewCaretaker({
      clientIds: [anna.id, ewa.id, jan.id, jan.id + 1000],
      caretakerId: successor,
    })
    expect(preview.clients.map(({ id, caretakerId }) => [id, caretakerId])).toEqual([
      [anna.id, clerk.accountId],
      [ewa.id, clerk.accountId],
      [jan.id, null],
    ])
    expect([preview.unchanged, preview.gone]).toEqual([0, 1])
    expect(preview.tasks.map(({ id }) => id)).toEqual([sooner, later])
    expect(await caretakerOf(anna)).toBe(clerk.accountId)
    const same = await manager.api.previewCaretaker({ clientIds: [anna.id], caretakerId: clerk.accountId })
    expect([same.clients, same.unchanged]).toEqual([[], 1])
  })
})

describe('changing the caretaker of many', () => {
  const change = { movesTasks: true, reason: 'Urlop macierzyński' }

  it('gives the clients and the open tasks of the old caretaker to the new one, with an event each', async () => {
    const open = await task({ client: anna, assignee: clerk.accountId })
    const closed = await task({ client: anna, assignee: clerk.accountId, status: 'closed' })
    const answer = await manager.api.setCaretakerOfMany({
      ...change,
      clients: seen(anna, ewa, jan),
      caretakerId: successor,
    })
    expect(answer).toEqual({
      results: [anna, ewa, jan].map(({ id }) => ({ clientId: id, refusal: null })),
      movedTasks: 1,
    })
    for (const client of [anna, ewa, jan]) expect(await caretakerOf(client)).toBe(successor)
    expect([await assignee(open), await assignee(closed)]).toEqual([successor, clerk.accountId])
    expect(await eventsOf(office, 'client.caretaker-set')).toHaveLength(3)
    expect(await eventsOf(office, 'task.assigned')).toMatchObject([
      { taskId: open, payload: { before: clerk.accountId, after: successor, reason: change.reason } },
    ])
  })

  it('leaves tasks where they are when that is wanted, and hands them to the group when nobody follows', async () => {
    const open = await task({ client: anna, assignee: clerk.accountId })
    const stays = await manager.api.setCaretakerOfMany({
      ...{ clients: seen(anna), caretakerId: successor, movesTasks: false, reason: '' },
    })
    expect([stays.movedTasks, await assignee(open)]).toEqual([0, clerk.accountId])
    const of = await task({ client: ewa, assignee: clerk.accountId })
    await manager.api.setCaretakerOfMany({ ...change, clients: seen(ewa), caretakerId: null })
    expect([await caretakerOf(ewa), await assignee(of)]).toEqual([null, null])
  })

  it('leaves out a client that changed meanwhile or is gone, and does the others', async () => {
    await clerk.api.setAlertNote({ clientId: anna.id, version: anna.version, note: 'Pies' })
    const answer = await manager.api.setCaretakerOfMany({
      ...change,
      clients: [...seen(anna, ewa), { id: jan.id + 1000, version: 0 }],
      caretakerId: successor,
    })
    expect(answer.results).toEqual([
      { clientId: anna.id, refusal: 'row.stale' },
      { clientId: ewa.id, refusal: null },
      { clientId: jan.id + 1000, refusal: 'client.not-found' },
    ])
    expect([await caretakerOf(anna), await caretakerOf(ewa)]).toEqual([clerk.accountId, successor])
  })

  it('changes nothing at all when a task would go without a word why', async () => {
    await task({ client: ewa, assignee: clerk.accountId })
    const refusal = await refusalOf(
      manager.api.setCaretakerOfMany({
        ...{ clients: seen(anna, ewa), caretakerId: successor, movesTasks: true, reason: '' },
      }),
    )
    expect(refusal).toMatchObject({ code: 'task.reason-missing' })
    expect(await caretakerOf(anna)).toBe(clerk.accountId)
    expect(await eventsOf(office, 'client.caretaker-set')).toEqual([])
  })

  it('refuses somebody who cannot work on tasks, and who may not hand tasks over', async () => {
    const auditor = (await makeStaff(office, ['AUDITORS'])).accountId
    const input = { ...change, clients: seen(anna) }
    expect(await refusalOf(manager.api.setCaretakerOfMany({ ...input, caretakerId: auditor }))).toMatchObject(
      {
        code: 'client.caretaker-unknown',
      },
    )
    expect(await refusalOf(clerk.api.setCaretakerOfMany({ ...input, caretakerId: successor }))).toMatchObject(
      {
        code: 'permission.missing',
        details: { permission: 'client.set-caretaker' },
      },
    )
    await office.db.pool.query("DELETE FROM account_group_permissions WHERE permission = 'task.assign'")
    await office.db.pool.query('UPDATE account_groups SET version = version + 1')
    expect(
      await refusalOf(manager.api.setCaretakerOfMany({ ...input, caretakerId: successor })),
    ).toMatchObject({
      code: 'permission.missing',
      details: { permission: 'task.assign' },
    })
  })

  it('done by two at once changes each client once', async () => {
    const input = { ...change, clients: seen(anna, ewa), caretakerId: successor }
    const answers = await Promise.all([
      manager.api.setCaretakerOfMany(input),
      manager.api.setCaretakerOfMany({ ...input, clients: input.clients.toReversed() }),
    ])
    const done = answers.flatMap(({ results }) => results).filter(({ refusal }) => refusal === null)
    expect(done).toHaveLength(2)
    expect(await eventsOf(office, 'client.caretaker-set')).toHaveLength(2)
  })
})
