import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clientsStaffRouter } from '#server/features/clients/staff-router.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { callAs, openTestOffice, openWindow, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClientAccount } from '#test/support/people.ts'
import { annaAs, openDesk } from './support.ts'

let office: TestOffice
let clerk: Awaited<ReturnType<typeof openDesk>>
let clientId: number
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  clientId = (await clerk.api.create(annaAs())).id
})

async function makeTask(status: string, dueAt: string): Promise<void> {
  const number = `2026/${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`
  const now = toStored(office.clock.now())
  await office.db.pool.query(
    `INSERT INTO tasks (number, client_id, type_id, title, description, status, priority, group_id, due_at, source, created_by,
       request_key, request_hash, created_at, updated_at)
     SELECT ?, ?, id, 'Awaria', 'Brak wody', ?, 1, group_id, ?, 'desk', ?, UUID(), '', ?, ? FROM task_types WHERE code = 'failure'`,
    [number, clientId, status, dueAt, clerk.accountId, now, now],
  )
}

describe('a client record', () => {
  it('is not shown before its view is in the log', async () => {
    await clerk.api.get({ clientId })
    expect(await eventsOf(office, 'client.viewed')).toMatchObject([
      { actorId: clerk.accountId, clientId, address: '203.0.113.7', payload: { clientId } },
    ])
  })

  it('counts what is open and what is overdue; a deadline is missed at its very instant', async () => {
    const now = office.clock.now().getTime()
    await makeTask('new', toStored(new Date(now + 1)))
    await makeTask('waiting', toStored(new Date(now)))
    await makeTask('in-progress', toStored(new Date(now - 1)))
    await makeTask('resolved', toStored(new Date(now - 1)))
    expect(await clerk.api.get({ clientId })).toMatchObject({ openTasks: 3, overdueTasks: 2 })
    expect((await clerk.api.list({})).rows).toMatchObject([{ id: clientId, openTasks: 3 }])
  })

  it('tells when someone last used the portal for this client', async () => {
    const other = await makeClientAccount(office, [clientId])
    const first = await makeClientAccount(office, [clientId])
    await callAs(office, clientsStaffRouter, { accountId: first.accountId, app: 'portal' })
    office.clock.pass(60_000)
    const at = office.clock.now().toISOString()
    await office.db.pool.query('UPDATE accounts SET last_signed_in_at = ? WHERE id = ?', [
      toStored(office.clock.now()),
      other.accountId,
    ])
    expect((await clerk.api.get({ clientId })).lastPortalActivityAt).toBe(at)
  })

  it('shows who may not edit it only the end of the PESEL', async () => {
    const field = await openDesk(office, 'FIELD')
    expect(await field.api.get({ clientId })).toMatchObject({
      pesel: '•••••••1458',
      can: { edit: false, setCaretaker: false, seeAccounts: false, createTask: false },
    })
    expect((await clerk.api.get({ clientId })).pesel).toBe('44051401458')
  })

  it('offers the Account tab to administrators and setting the caretaker to managers', async () => {
    const administrator = await openDesk(office, 'ADMINISTRATORS')
    const manager = await openDesk(office, 'MANAGERS')
    expect((await administrator.api.get({ clientId })).can).toEqual({
      edit: true,
      setCaretaker: true,
      seeAccounts: true,
      createTask: true,
    })
    expect((await manager.api.get({ clientId })).can).toMatchObject({
      setCaretaker: true,
      seeAccounts: false,
    })
  })

  it('is not found where there is none, without an event', async () => {
    expect(await refusalOf(clerk.api.get({ clientId: clientId + 1 }))).toMatchObject({
      code: 'client.not-found',
    })
    expect(await eventsOf(office, 'client.viewed')).toEqual([])
  })

  it('is closed to strangers and to client accounts', async () => {
    const stranger = openWindow(office, clientsStaffRouter, 'staff')
    expect(await refusalOf(stranger.api.get({ clientId }))).toMatchObject({ code: 'session.missing' })
    const { accountId } = await makeClientAccount(office, [clientId])
    const client = await callAs(office, clientsStaffRouter, { accountId, app: 'staff' })
    expect(await refusalOf(client.api.get({ clientId }))).toMatchObject({ code: 'session.expired' })
  })
})
