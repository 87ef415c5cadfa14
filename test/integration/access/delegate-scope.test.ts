import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RequestDetail } from '#shared/domain/tasks/schema.ts'
import { clientScope, servicePointScope, type Use } from '#server/features/clients/index.ts'
import { accountsPortalRouters } from '#server/features/accounts/portal-router.ts'
import { heardBy } from '#server/features/live/scope.ts'
import { findStanding } from '#server/features/live/standing.ts'
import { requestsPortalRouter } from '#server/features/tasks/portal-router.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import { loadActor } from '#server/platform/auth/sessions.ts'
import type { FeedEvent } from '#server/platform/events/live-feed.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { letIn, makePoint, type GivenAccess } from '#test/support/delegates.ts'
import { makeClient, makeClientAccount } from '#test/support/people.ts'
import { openPortal, question, type Portal } from '../tasks/support.ts'

const hour = 3_600_000

let office: TestOffice
let owner: Portal
let clientId: number
let request: RequestDetail
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clientId = await makeClient(office, { displayName: 'Zorza' })
  owner = await openPortal(office, clientId)
  request = await owner.api.create(await question(office, clientId))
})

/** A delegate of the client and a window of theirs. */
async function delegate(access: Omit<GivenAccess, 'clientId' | 'accountId'>) {
  const { accountId } = await makeClientAccount(office, [])
  await letIn(office, { clientId, accountId, ...access })
  const window = await callAs(office, requestsPortalRouter, { accountId, app: 'portal' })
  const now = () => office.clock.now()
  const actor = async (): Promise<Actor> => {
    const found = await loadActor(office.db.pool, { token: window.token ?? '', kind: 'client', now: now() })
    if (!found) throw new Error('Nobody is signed in')
    return found
  }
  return { accountId, api: window.api, actor }
}

const ofRequest = () => ({ clientId, requestId: request.id })
const listed = async ({ api }: Pick<Portal, 'api'>) =>
  (await api.list({ clientId, state: 'all' })).rows.map(({ id }) => id)

async function reaches(actor: Actor, use?: Use): Promise<boolean> {
  const scope = clientScope(actor, 'c.id', use)
  const rows = await office.db.pool.rows(`SELECT c.id FROM clients c WHERE ${scope.sql}`, scope.values)
  return rows.length > 0
}

describe('a delegate without limits', () => {
  it('sees and files requests like the client', async () => {
    const tenant = await delegate({})
    expect(await listed(tenant)).toEqual([request.id])
    expect(await tenant.api.get(ofRequest())).toMatchObject({ title: request.title })
    const own = await tenant.api.create(await question(office, clientId))
    expect(await listed(owner)).toEqual([own.id, request.id])
  })

  it('sees nothing any more from the moment the access ends, in a window that was open before', async () => {
    const untilAt = new Date(office.clock.now().getTime() + hour / 2)
    const tenant = await delegate({ untilAt })
    office.clock.set(new Date(untilAt.getTime() - 1).toISOString())
    expect(await listed(tenant)).toEqual([request.id])
    const late = await callAs(office, requestsPortalRouter, { accountId: tenant.accountId, app: 'portal' })
    office.clock.set(untilAt.toISOString())
    expect(await listed(late)).toEqual([])
    expect(await refusalOf(late.api.get(ofRequest()))).toMatchObject({ code: 'task.not-found' })
    expect(await refusalOf(late.api.withdraw({ ...ofRequest(), version: 0 }))).toMatchObject({
      code: 'task.not-found',
    })
    expect(await refusalOf(late.api.create(await question(office, clientId)))).toMatchObject({
      code: 'client.not-found',
    })
    expect(await reaches(await tenant.actor(), 'name')).toBe(false)
  })
})

describe('a delegate limited to portlets', () => {
  it.each<[string, GivenAccess['portlets'], { sees: boolean; files: boolean }]>([
    ['my-requests alone', ['my-requests'], { sees: true, files: false }],
    ['add-request alone', ['add-request'], { sees: false, files: true }],
    ['documents alone', ['documents'], { sees: false, files: false }],
    ['none', [], { sees: false, files: false }],
  ])('sees and files only what they are for: %s', async (_, portlets, { sees, files }) => {
    const tenant = await delegate({ portlets: portlets ?? null })
    expect(await listed(tenant)).toEqual(sees ? [request.id] : [])
    if (sees) expect(await tenant.api.get(ofRequest())).toMatchObject({ id: request.id })
    else expect(await refusalOf(tenant.api.get(ofRequest()))).toMatchObject({ code: 'task.not-found' })
    const filing = tenant.api.create(await question(office, clientId))
    if (!files) expect(await refusalOf(filing)).toMatchObject({ code: 'client.not-found' })
    else expect(await tenant.api.get({ clientId, requestId: (await filing).id })).toBeDefined()
  })

  it('finds with add-request alone what they filed themselves', async () => {
    const tenant = await delegate({ portlets: ['add-request'] })
    const { id: requestId } = await tenant.api.create(await question(office, clientId))
    expect(await listed(tenant)).toEqual([requestId])
    const closed = await tenant.api.withdraw({ clientId, requestId, version: 0 })
    expect(closed.status).toBe('closed')
  })

  it('is let in by nothing that names no portlet but the name', async () => {
    const actor = await (await delegate({ portlets: ['my-requests'] })).actor()
    expect(await reaches(actor)).toBe(false)
    expect(await reaches(actor, 'all')).toBe(false)
    expect(await reaches(actor, 'own')).toBe(false)
    expect(await reaches(actor, 'documents')).toBe(false)
    expect(await reaches(actor, ['documents', 'my-requests'])).toBe(true)
    expect(await reaches(actor, 'name')).toBe(true)
  })

  it('is told whose delegate they are, and for what', async () => {
    const tenant = await delegate({ portlets: ['documents', 'add-request'] })
    const { api } = await callAs(office, accountsPortalRouters.session, {
      accountId: tenant.accountId,
      app: 'portal',
    })
    expect((await api.current())?.clients).toMatchObject([
      { id: clientId, name: 'Zorza', reach: 'delegate', portlets: ['add-request', 'documents'] },
    ])
  })
})

describe('a delegate limited to service points', () => {
  it('sees those points, and of the requests, which name none, their own', async () => {
    const [mine, other] = [await makePoint(office, clientId), await makePoint(office, clientId)]
    const tenant = await delegate({ pointIds: [mine] })
    expect(await listed(tenant)).toEqual([])
    const own = await tenant.api.create(await question(office, clientId))
    expect(await listed(tenant)).toEqual([own.id])
    const points = async (actor: Actor) => {
      const scope = servicePointScope(actor, { client: 'p.client_id', point: 'p.id' }, 'readings')
      const rows = await office.db.pool.rows<{ id: number }>(
        `SELECT p.id FROM service_points p WHERE ${scope.sql} ORDER BY p.id`,
        scope.values,
      )
      return rows.map(({ id }) => id)
    }
    expect(await points(await tenant.actor())).toEqual([mine])
    expect(await points(await (await delegate({})).actor())).toEqual([mine, other])
    expect(await points(await (await delegate({ portlets: ['documents'] })).actor())).toEqual([])
  })
})

describe('the live feed of a delegate', () => {
  const event = (taskId: number): FeedEvent => ({
    position: 1,
    eventId: 1,
    name: 'task.replied',
    occurredAt: office.clock.now().toISOString(),
    actorKind: 'staff',
    actorId: null,
    taskId,
    clientId,
    payload: {},
    requestId: '00000000-0000-4000-8000-000000000000',
  })
  const hears = async (who: { actor: () => Promise<Actor> }) => {
    const standing = await findStanding(office.db.pool, await who.actor(), office.clock.now())
    if (!standing) throw new Error('No standing')
    return (await heardBy(office.db.pool, standing, [event(request.id)])).length
  }

  it('tells of requests only whom the portlet is for, and only until the access ends', async () => {
    const untilAt = new Date(office.clock.now().getTime() + hour / 2)
    const reader = await delegate({ portlets: ['my-requests'], untilAt })
    const filer = await delegate({ portlets: ['add-request'], untilAt })
    expect([await hears(reader), await hears(filer)]).toEqual([1, 0])
    office.clock.set(untilAt.toISOString())
    expect(await hears(reader)).toBe(0)
  })
})
