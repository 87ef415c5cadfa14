import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { annaAs, openDesk } from './support.ts'

let office: TestOffice
let clerk: Awaited<ReturnType<typeof openDesk>>
let manager: Awaited<ReturnType<typeof openDesk>>
let [head, branch, shop]: ClientRecord[] = []
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  manager = await openDesk(office, 'MANAGERS')
  head = await make('Centrala')
  branch = await make('Filia')
  shop = await make('Sklep')
})

let made = 0
function make(companyName: string): Promise<ClientRecord> {
  made += 1
  const company = { kind: 'company' as const, firstName: '', lastName: '', pesel: '', email: null }
  return clerk.api.create(annaAs({ ...company, companyName, number: `F-${made}` }))
}
const fresh = (client: ClientRecord | undefined) => clerk.api.get({ clientId: client?.id ?? 0 })
async function put(client: ClientRecord | undefined, under: ClientRecord | undefined | null) {
  const { id, version } = await fresh(client)
  return clerk.api.setParent({ clientId: id, version, parentId: under?.id ?? null })
}

describe('clients that belong together', () => {
  it('are shown upwards and downwards, by name and page by page', async () => {
    await put(shop, head)
    await put(branch, head)
    const first = await clerk.api.family({ clientId: head?.id ?? 0, limit: 1 })
    expect(first).toMatchObject({ parent: null, rows: [{ name: 'Filia' }] })
    const second = await clerk.api.family({ clientId: head?.id ?? 0, limit: 1, cursor: first.nextCursor })
    expect(second).toMatchObject({ rows: [{ name: 'Sklep' }], nextCursor: null })
    expect(await clerk.api.family({ clientId: shop?.id ?? 0 })).toMatchObject({
      parent: { id: head?.id, name: 'Centrala' },
      rows: [],
    })
    expect(await eventsOf(office, 'client.parent-set')).toMatchObject([
      { clientId: shop?.id, payload: { before: null, after: head?.id, version: 1 } },
      { clientId: branch?.id },
    ])
  })

  it('are taken apart again, and nothing happens where nothing differs', async () => {
    await put(shop, head)
    await put(shop, null)
    expect((await clerk.api.family({ clientId: head?.id ?? 0 })).rows).toEqual([])
    const before = await fresh(shop)
    expect((await put(shop, null)).version).toBe(before.version)
  })

  it('never make a ring', async () => {
    await put(branch, head)
    await put(shop, branch)
    expect(await refusalOf(put(head, shop))).toMatchObject({ code: 'client.parent-ring' })
    expect(await refusalOf(put(head, head))).toMatchObject({ code: 'client.parent-ring' })
  })

  it('never make a ring when two people set them at once', async () => {
    const outcomes = await Promise.allSettled([put(head, branch), put(branch, head)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('stand on five levels at most', async () => {
    const chain = [head, branch, shop, await make('Kiosk'), await make('Budka'), await make('Stragan')]
    for (const level of [4, 3, 2, 1]) await put(chain[level], chain[level - 1])
    expect(await refusalOf(put(chain[5], chain[4]))).toMatchObject({
      code: 'client.parent-too-deep',
      details: { most: 5 },
    })
  })

  it('are refused with the reason: an unknown parent, a stale window, a missing right', async () => {
    const asked = { clientId: shop?.id ?? 0, version: 0, parentId: head?.id ?? 0 }
    expect(await refusalOf(clerk.api.setParent({ ...asked, parentId: 999_999 }))).toMatchObject({
      code: 'client.parent-unknown',
    })
    expect(await refusalOf(clerk.api.setParent({ ...asked, clientId: 999_999 }))).toMatchObject({
      code: 'client.not-found',
    })
    await put(shop, head)
    expect(await refusalOf(clerk.api.setParent(asked))).toMatchObject({ code: 'row.stale' })
    const field = await openDesk(office, 'FIELD')
    expect(await refusalOf(field.api.setParent(asked))).toMatchObject({ code: 'permission.missing' })
    expect(await refusalOf(clerk.api.family({ clientId: 999_999 }))).toMatchObject({
      code: 'client.not-found',
    })
  })
})

describe('a merge in a family', () => {
  const merge = async (kept: ClientRecord | undefined, other: ClientRecord | undefined) => {
    const [a, b] = [await fresh(kept), await fresh(other)]
    return manager.api.merge({
      ...{ clientId: a.id, version: a.version, otherId: b.id, otherVersion: b.version, take: [] },
    })
  }

  it('gives the kept record the children and, when it has none, the parent of the other', async () => {
    const kept = await make('Filia zachodnia')
    await put(branch, head)
    await put(shop, branch)
    await merge(kept, branch)
    expect(await clerk.api.family({ clientId: kept.id })).toMatchObject({
      parent: { id: head?.id },
      rows: [{ id: shop?.id }],
    })
  })

  it('of a client with the one it belongs to takes the place of both', async () => {
    await put(branch, head)
    await put(shop, branch)
    await merge(shop, branch)
    expect(await clerk.api.family({ clientId: shop?.id ?? 0 })).toMatchObject({
      parent: { id: head?.id },
      rows: [],
    })
  })

  it('is refused where clients stand between the two', async () => {
    await put(branch, head)
    await put(shop, branch)
    expect(await refusalOf(merge(shop, head))).toMatchObject({ code: 'client.merge-family' })
  })
})
