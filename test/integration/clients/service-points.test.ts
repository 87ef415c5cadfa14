import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AddServicePointInput, ServicePoint } from '#shared/domain/clients/service-points.ts'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { clientsStaffRouter } from '#server/features/clients/staff-router.ts'
import { servicePointsStaffRouter } from '#server/features/clients/service-points/staff-router.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeStaff } from '#test/support/people.ts'

let office: TestOffice
let clerk: Awaited<ReturnType<typeof openPoints>>
let clientId: number
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openPoints('CLERKS')
  clientId = await makeClient(office)
})

async function openPoints(group: BuiltInGroupCode) {
  const { accountId } = await makeStaff(office, [group])
  const { api } = await callAs(office, servicePointsStaffRouter, { accountId, app: 'staff' })
  return { api, accountId }
}

const lipowa = (given: Partial<AddServicePointInput> = {}): AddServicePointInput => ({
  ...{ requestKey: randomUUID(), clientId, number: 'PP-1', name: 'Dom', area: 'Rejon 3' },
  address: { street: 'ul. Lipowa', building: '12', flat: '4', postalCode: '39-120', city: 'Nadrzecze' },
  ...{ meterNumber: '4471', servedFrom: '2020-03-01' },
  ...given,
})

const correctionOf = (point: ServicePoint, given: Partial<ServicePoint> = {}) => {
  const {
    clientId,
    id: servicePointId,
    version,
    number,
    name,
    address,
    area,
    meterNumber,
    servedFrom,
  } = {
    ...point,
    ...given,
  }
  return { clientId, servicePointId, version, number, name, address, area, meterNumber, servedFrom }
}
const ofPoint = ({ clientId, id, version }: ServicePoint) => ({ clientId, servicePointId: id, version })
const countPoints = async () => (await office.db.pool.rows('SELECT id FROM service_points')).length

describe('adding a service point', () => {
  it('stores it with its event', async () => {
    const point = await clerk.api.add(lipowa())
    expect(point).toEqual({
      ...{ id: point.id, clientId, number: 'PP-1', name: 'Dom', area: 'Rejon 3', meterNumber: '4471' },
      address: { street: 'ul. Lipowa', building: '12', flat: '4', postalCode: '39-120', city: 'Nadrzecze' },
      ...{ servedFrom: '2020-03-01', servedUntil: null, state: 'served', version: 0, can: { edit: true } },
    })
    expect(await eventsOf(office, 'service-point.added')).toMatchObject([
      {
        actorId: clerk.accountId,
        clientId,
        payload: { servicePointId: point.id, number: 'PP-1', after: { street: 'ul. Lipowa' } },
      },
    ])
  })

  it('answers a repeat with the first point, also at the same moment', async () => {
    const input = lipowa()
    const points = await Promise.all([clerk.api.add(input), clerk.api.add(input), clerk.api.add(input)])
    expect(new Set(points.map(({ id }) => id)).size).toBe(1)
    expect(await countPoints()).toBe(1)
    expect(await eventsOf(office, 'service-point.added')).toHaveLength(1)
    const other = clerk.api.add({ ...input, number: 'PP-2' })
    expect(await refusalOf(other)).toMatchObject({ code: 'request.key-reused' })
  })

  it('refuses a number that another point has, of any client, and leaves nothing behind', async () => {
    await clerk.api.add(lipowa())
    const other = await makeClient(office)
    const same = clerk.api.add(lipowa({ clientId: other }))
    expect(await refusalOf(same)).toMatchObject({ code: 'service-point.number-taken' })
    expect(await countPoints()).toBe(1)
    expect(await eventsOf(office, 'service-point.added')).toHaveLength(1)
  })

  it.each([
    [{ clientId: 999_999 }, 'client.not-found', {}],
    [{ number: ' ' }, 'input.invalid', { fields: { number: 'too_small' } }],
    [
      { address: { street: '', building: '4', flat: '', postalCode: '', city: '' } },
      'input.invalid',
      { fields: { 'address.city': 'too_small' } },
    ],
    [{ servedFrom: '2026-02-30' }, 'input.invalid', { fields: { servedFrom: 'date' } }],
  ])('refuses %j with %s', async (given, code, details) => {
    expect(await refusalOf(clerk.api.add(lipowa(given)))).toMatchObject({ code, details })
    expect(await countPoints()).toBe(0)
  })

  it('needs the right to edit clients, reading them does not', async () => {
    await clerk.api.add(lipowa())
    const field = await openPoints('FIELD')
    expect(await refusalOf(field.api.add(lipowa()))).toEqual({
      code: 'permission.missing',
      details: { permission: 'client.edit' },
    })
    expect((await field.api.list({ clientId })).rows).toMatchObject([
      { number: 'PP-1', can: { edit: false } },
    ])
  })
})

describe('the points of a client', () => {
  it('lead to it by street and meter as they are now', async () => {
    const desk = await callAs(office, clientsStaffRouter, { accountId: clerk.accountId, app: 'staff' })
    const found = async (search: string) => (await desk.api.list({ search })).rows.map(({ id }) => id)
    const point = await clerk.api.add(lipowa())
    expect(await found('lipowa 12')).toEqual([clientId])
    await clerk.api.update(correctionOf(point, { meterNumber: '88112233' }))
    expect(await found('88112')).toEqual([clientId])
    expect(await found('4471')).toEqual([])
  })

  it('come page by page and without those of others', async () => {
    for (const number of ['A', 'B', 'C']) await clerk.api.add(lipowa({ number }))
    await clerk.api.add(lipowa({ number: 'X', clientId: await makeClient(office) }))
    const first = await clerk.api.list({ clientId, limit: 2 })
    expect(first.rows.map(({ number }) => number)).toEqual(['A', 'B'])
    const second = await clerk.api.list({ clientId, limit: 2, cursor: first.nextCursor })
    expect(second).toMatchObject({ rows: [{ number: 'C' }], nextCursor: null })
  })
})

describe('correcting a point', () => {
  it('logs only what differs, before and after', async () => {
    const point = await clerk.api.add(lipowa())
    const changed = await clerk.api.update(correctionOf(point, { meterNumber: '9920', name: '' }))
    expect(changed).toMatchObject({ meterNumber: '9920', name: '', version: 1 })
    expect((await eventsOf(office, 'service-point.changed'))[0]?.payload).toEqual({
      ...{ clientId, servicePointId: point.id, version: 1, number: 'PP-1' },
      ...{ before: { meterNumber: '4471', name: 'Dom' }, after: { meterNumber: '9920', name: '' } },
    })
    expect(await clerk.api.update(correctionOf(changed))).toMatchObject({ version: 1 })
    expect(await eventsOf(office, 'service-point.changed')).toHaveLength(1)
  })

  it('refuses a stale window and tells what changed; of two at once one wins', async () => {
    const point = await clerk.api.add(lipowa())
    const outcomes = await Promise.allSettled([
      clerk.api.update(correctionOf(point, { meterNumber: '1' })),
      clerk.api.update(correctionOf(point, { meterNumber: '2' })),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [{ meterNumber } = { meterNumber: '' }] = (await clerk.api.list({ clientId })).rows
    const stale = clerk.api.update(correctionOf(point, { meterNumber: '3' }))
    expect(await refusalOf(stale)).toMatchObject({
      code: 'row.stale',
      details: {
        version: 1,
        changedBy: expect.stringContaining('Magda') as string,
        changes: [{ field: 'meterNumber', from: '4471', to: meterNumber }],
      },
    })
    expect(await eventsOf(office, 'service-point.changed')).toHaveLength(1)
  })

  it('refuses the number of another point and a point of another client', async () => {
    const point = await clerk.api.add(lipowa())
    await clerk.api.add(lipowa({ number: 'PP-2' }))
    const taken = clerk.api.update(correctionOf(point, { number: 'PP-2' }))
    expect(await refusalOf(taken)).toMatchObject({ code: 'service-point.number-taken' })
    const elsewhere = { ...correctionOf(point), clientId: await makeClient(office) }
    expect(await refusalOf(clerk.api.update(elsewhere))).toEqual({
      code: 'service-point.not-found',
      details: {},
    })
    expect(await eventsOf(office, 'service-point.changed')).toEqual([])
  })
})

describe('the end of a service', () => {
  it('comes on its day, and can be taken back', async () => {
    office.clock.set('2026-11-20T12:00:00.000Z')
    const point = await clerk.api.add(lipowa())
    const ending = await clerk.api.end({ ...ofPoint(point), servedUntil: '2026-11-21' })
    expect(ending).toMatchObject({ servedUntil: '2026-11-21', state: 'served', version: 1 })
    // The day begins in the office's time zone, an hour before it does in UTC.
    office.clock.set('2026-11-20T23:00:00.000Z')
    expect((await clerk.api.list({ clientId })).rows).toMatchObject([{ state: 'ended' }])
    const again = await clerk.api.end({ ...ofPoint(ending), servedUntil: null })
    expect(again).toMatchObject({ servedUntil: null, state: 'served', version: 2 })
    expect(await eventsOf(office, 'service-point.ended', 'service-point.resumed')).toMatchObject([
      { payload: { before: { servedUntil: null }, after: { servedUntil: '2026-11-21' } } },
      { payload: { before: { servedUntil: '2026-11-21' }, after: { servedUntil: null } } },
    ])
  })

  it('cannot come before the beginning, nor in a stale window', async () => {
    const point = await clerk.api.add(lipowa())
    const early = clerk.api.end({ ...ofPoint(point), servedUntil: '2020-02-29' })
    expect(await refusalOf(early)).toMatchObject({ code: 'service-point.dates-reversed' })
    const ended = await clerk.api.end({ ...ofPoint(point), servedUntil: '2021-01-01' })
    const late = clerk.api.update(correctionOf(ended, { servedFrom: '2022-01-01' }))
    expect(await refusalOf(late)).toMatchObject({ code: 'service-point.dates-reversed' })
    const stale = clerk.api.end({ ...ofPoint(point), servedUntil: null })
    expect(await refusalOf(stale)).toMatchObject({ code: 'row.stale', details: { version: 1 } })
  })
})
