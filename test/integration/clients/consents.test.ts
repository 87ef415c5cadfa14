import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { consentsPortalRouter, consentsStaffRouter } from '#server/features/clients/consents/routers.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'

let office: TestOffice
let clientId: number
let desk: Awaited<ReturnType<typeof openDesk>>
let portal: Awaited<ReturnType<typeof openPortal>>
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clientId = await makeClient(office)
  desk = await openDesk('CLERKS')
  portal = await openPortal()
})

async function openDesk(group: 'CLERKS' | 'FIELD') {
  const { accountId } = await makeStaff(office, [group], { firstName: 'Maria', lastName: 'Zając' })
  return (await callAs(office, consentsStaffRouter, { accountId, app: 'staff' })).api
}

async function openPortal() {
  const { accountId } = await makeClientAccount(office, [clientId], { firstName: 'Anna', lastName: 'Mak' })
  const { api } = await callAs(office, consentsPortalRouter, { accountId, app: 'portal' })
  return { api, accountId }
}

const sms = (isGiven: boolean, seenId: number | null = null) => ({
  ...{ clientId, kind: 'sms' as const, isGiven, seenId },
})
const lastOf = ({ kinds }: Awaited<ReturnType<typeof desk.ofClient>>) =>
  kinds.find(({ kind }) => kind === 'sms')?.last ?? null

describe('the register of consents', () => {
  it('begins with nobody having been asked', async () => {
    expect(await desk.ofClient({ clientId })).toEqual({
      kinds: ['e-invoice', 'sms', 'marketing'].map((kind) => ({ kind, last: null })),
      can: { set: true },
    })
  })

  it('tells what holds, and who decided when and where, with all that came before', async () => {
    const given = lastOf(await desk.set({ ...sms(true), note: 'Telefonicznie' }))
    expect(given).toMatchObject({
      ...{ isGiven: true, source: 'desk', note: 'Telefonicznie', byName: 'Maria Zając' },
      at: office.clock.now().toISOString(),
    })
    office.clock.pass(60_000)
    const withdrawn = lastOf(await portal.api.set(sms(false, given?.id)))
    expect(withdrawn).toMatchObject({ isGiven: false, source: 'portal', byName: 'Anna Mak' })
    const { rows } = await desk.history({ clientId })
    expect(rows.map(({ isGiven, byName }) => [isGiven, byName])).toEqual([
      [false, 'Anna Mak'],
      [true, 'Maria Zając'],
    ])
    expect(await eventsOf(office, 'consent.given', 'consent.withdrawn')).toMatchObject([
      {
        name: 'consent.given',
        clientId,
        payload: { consent: 'sms', source: 'desk', before: null, after: true },
      },
      {
        ...{ name: 'consent.withdrawn', actorKind: 'client', actorId: portal.accountId },
        payload: { consent: 'sms', source: 'portal', before: true, after: false },
      },
    ])
  })

  it('comes page by page, newest first', async () => {
    let seenId: number | null = null
    for (const isGiven of [true, false, true])
      seenId = lastOf(await desk.set({ ...sms(isGiven, seenId), note: '' }))?.id ?? null
    const first = await desk.history({ clientId, limit: 2 })
    const second = await desk.history({ clientId, limit: 2, cursor: first.nextCursor })
    expect([...first.rows, ...second.rows].map(({ isGiven }) => isGiven)).toEqual([true, false, true])
    expect(second.nextCursor).toBeNull()
  })

  it('does not write down what holds already', async () => {
    const given = lastOf(await portal.api.set(sms(true)))
    await portal.api.set(sms(true, given?.id))
    expect((await desk.history({ clientId })).rows).toHaveLength(1)
    expect(await eventsOf(office, 'consent.given')).toHaveLength(1)
  })

  it('lets one of two decisions at the same moment win and refuses the other', async () => {
    const outcomes = await Promise.allSettled([
      desk.set({ ...sms(true), note: '' }),
      portal.api.set(sms(false)),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await desk.history({ clientId })).rows).toHaveLength(1)
    expect(await eventsOf(office, 'consent.given', 'consent.withdrawn')).toHaveLength(1)
    const stale = await refusalOf(desk.set({ ...sms(true), note: '' }))
    expect(stale).toMatchObject({ code: 'row.stale' })
  })

  it('tells a client neither who decided at the desk nor what was noted there', async () => {
    await desk.set({ ...sms(true), note: 'Nerwowy' })
    expect(lastOf(await portal.api.ofClient({ clientId }))).toMatchObject({ byName: null, note: '' })
    expect((await portal.api.history({ clientId })).rows).toMatchObject([{ byName: null, note: '' }])
    const stale = await refusalOf(portal.api.set(sms(false)))
    expect(stale).toMatchObject({ code: 'row.stale', details: { changedBy: '' } })
  })

  it('is closed to other clients, and to delegates who would decide', async () => {
    const other = await makeClient(office)
    expect(await refusalOf(portal.api.ofClient({ clientId: other }))).toEqual({
      code: 'client.not-found',
      details: {},
    })
    expect(await refusalOf(portal.api.set({ ...sms(true), clientId: other }))).toMatchObject({
      code: 'client.not-found',
    })
    await office.db.pool.query("UPDATE client_accounts SET reach = 'delegate' WHERE account_id = ?", [
      portal.accountId,
    ])
    expect(await portal.api.ofClient({ clientId })).toMatchObject({ can: { set: false } })
    expect(await refusalOf(portal.api.set(sms(true)))).toMatchObject({ code: 'client.not-found' })
    expect(await eventsOf(office, 'consent.given')).toEqual([])
  })

  it('needs the right to edit clients at the desk', async () => {
    const field = await openDesk('FIELD')
    expect(await field.ofClient({ clientId })).toMatchObject({ can: { set: false } })
    const set = field.set({ ...sms(true), note: '' })
    expect(await refusalOf(set)).toMatchObject({ code: 'permission.missing' })
  })
})
