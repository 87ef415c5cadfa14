import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { eventsStaffRouter } from '#server/features/event-log/staff-router.ts'
import { clientsStaffRouter } from '#server/features/clients/staff-router.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeStaff } from '#test/support/people.ts'
import { annaAs, correctionOf } from '../clients/support.ts'

let office: TestOffice
let clerk: Awaited<ReturnType<typeof open>>
let clientId: number
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await open('CLERKS')
  const record = await clerk.clients.create(annaAs())
  clientId = record.id
  await clerk.clients.update(correctionOf(record, { pesel: '02070803628' }))
})

async function open(group: BuiltInGroupCode) {
  const { accountId } = await makeStaff(office, [group])
  const who = { accountId, app: 'staff' as const }
  const clients = await callAs(office, clientsStaffRouter, who)
  const events = await callAs(office, eventsStaffRouter, who)
  return { accountId, clients: clients.api, events: events.api }
}

const namesOf = ({ rows }: { rows: readonly { name: string }[] }) => rows.map(({ name }) => name)

describe('the history of a client', () => {
  it('tells what changed, newest first, without those who looked', async () => {
    await clerk.clients.get({ clientId })
    await clerk.clients.create(annaAs({ number: '2' }))
    const { rows } = await clerk.events.ofClient({ clientId, withViews: false })
    expect(namesOf({ rows })).toEqual(['client.changed', 'client.created'])
    expect(rows[0]).toMatchObject({ actorKind: 'staff', payload: { after: { pesel: '02070803628' } } })
    expect(rows[0]?.actorName).toContain('Magda')
  })

  it('tells who looked when asked, itself included', async () => {
    await clerk.clients.get({ clientId })
    await clerk.events.ofClient({ clientId, withViews: false })
    expect(namesOf(await clerk.events.ofClient({ clientId, withViews: true }))).toEqual([
      'client.history-viewed',
      'client.history-viewed',
      'client.viewed',
      'client.changed',
      'client.created',
    ])
    expect(await eventsOf(office, 'client.history-viewed')).toMatchObject([
      { actorId: clerk.accountId, clientId, payload: { clientId, isFirstPage: true } },
      { actorId: clerk.accountId, clientId, payload: { clientId, isFirstPage: true } },
    ])
  })

  it('comes page by page', async () => {
    const first = await clerk.events.ofClient({ clientId, withViews: false, limit: 1 })
    const cursor = first.nextCursor
    const second = await clerk.events.ofClient({ clientId, withViews: false, limit: 1, cursor })
    expect([...namesOf(first), ...namesOf(second)]).toEqual(['client.changed', 'client.created'])
    expect(second.nextCursor).toBeNull()
  })

  it('keeps the PESEL from those who see only its end in the record', async () => {
    const field = await open('FIELD')
    const { rows } = await field.events.ofClient({ clientId, withViews: false })
    expect(rows[0]?.payload).toMatchObject({
      before: { pesel: '•••••••1458' },
      after: { pesel: '•••••••3628' },
    })
    const auditor = await open('AUDITORS')
    const log = await auditor.events.list({ clientId })
    expect(JSON.stringify([...rows, ...log.rows])).not.toContain('02070803628')
    const administrator = await open('ADMINISTRATORS')
    expect(JSON.stringify(await administrator.events.list({ clientId }))).toContain('02070803628')
  })

  it('tells of accounts only where the Account tab is open, and of tasks and documents only in reach', async () => {
    const now = '2026-11-21 11:00:00.000'
    const insert = (name: string, taskId: number | null) =>
      office.db.pool.query(
        `INSERT INTO event_log (name, schema_version, actor_kind, client_id, task_id, request_id, payload, occurred_at)
         VALUES (?, 1, 'system', ?, ?, '', '{}', ?)`,
        [name, clientId, taskId, now],
      )
    const { insertId: taskId } = await office.db.pool.query(
      `INSERT INTO tasks (number, client_id, type_id, title, description, status, priority, group_id, due_at, source,
         created_by, request_key, request_hash, created_at, updated_at)
       SELECT '2026/000001', ?, id, 'Awaria', '', 'new', 1, group_id, ?, 'desk', ?, UUID(), '', ?, ?
       FROM task_types WHERE code = 'question'`,
      [clientId, now, clerk.accountId, now, now],
    )
    for (const name of ['account.disabled', 'activation-code.made', 'activation.failed', 'portlet.previewed'])
      await insert(name, null)
    await insert('document.sent', null)
    await insert('task.taken', taskId)
    const told = async (group: BuiltInGroupCode) => {
      const someone = await open(group)
      return namesOf(await someone.events.ofClient({ clientId, withViews: false })).slice(0, -2)
    }
    expect(await told('ADMINISTRATORS')).toEqual([
      ...['task.taken', 'document.sent', 'portlet.previewed'],
      ...['activation.failed', 'activation-code.made', 'account.disabled'],
    ])
    expect(await told('CLERKS')).toEqual(['task.taken', 'document.sent'])
    expect(await told('FIELD')).toEqual([])
  })

  it('is refused for a client that is not there, and leaves no trace', async () => {
    const missing = clerk.events.ofClient({ clientId: 999_999, withViews: false })
    expect(await refusalOf(missing)).toEqual({ code: 'client.not-found', details: {} })
    expect(await eventsOf(office, 'client.history-viewed')).toEqual([])
    const other = await makeClient(office)
    expect(namesOf(await clerk.events.ofClient({ clientId: other, withViews: false }))).toEqual([])
  })
})
