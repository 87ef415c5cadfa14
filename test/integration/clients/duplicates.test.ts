import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findAllDuplicates } from '#server/migrations/20261122T1050-find-duplicates.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { forbid } from '#test/support/people.ts'
import { annaAs, correctionOf, openDesk } from './support.ts'

const nip = '1234563218'
const otherNip = '5260001246'
const pesels = ['44051401458', '02070803628']

let office: TestOffice
let clerk: Awaited<ReturnType<typeof openDesk>>
let manager: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  manager = await openDesk(office, 'MANAGERS')
})

let made = 0
/** A client that shares nothing with anybody but what is given. */
async function make(given: Parameters<typeof annaAs>[0] = {}): Promise<number> {
  made += 1
  const alone = { number: `D-${made}`, lastName: `Sowa-${made}`, pesel: '', email: null, phone: '' }
  return (await clerk.api.create(annaAs({ ...alone, ...given }))).id
}
async function change(clientId: number, given: Parameters<typeof correctionOf>[1]): Promise<void> {
  await clerk.api.update(correctionOf(await clerk.api.get({ clientId }), given))
}
async function merge(keptId: number, otherId: number): Promise<void> {
  const { kept, other } = await manager.api.previewMerge({ clientId: keptId, otherId })
  const seen = { clientId: kept.id, version: kept.version, otherId: other.id, otherVersion: other.version }
  await manager.api.merge({ ...seen, take: [] })
}
async function belongTo(clientId: number, parentId: number | null): Promise<void> {
  const { version } = await clerk.api.get({ clientId })
  await clerk.api.setParent({ clientId, version, parentId })
}
const list = async () => {
  const { rows } = await manager.api.listDuplicates({})
  return rows.map(({ reason, clients }) => [reason, ...clients.map(({ id }) => id)])
}
/** What the whole table says must be what it would say if it were made anew. */
async function expectAsMadeAnew(): Promise<void> {
  const stored = () =>
    office.db.pool.rows(
      'SELECT reason, first_id, client_id FROM client_duplicates ORDER BY reason, first_id, client_id',
    )
  const before = await stored()
  await office.db.pool.query('DELETE FROM client_duplicates')
  for (const statement of findAllDuplicates) await office.db.pool.query(statement)
  expect(before).toEqual(await stored())
}

describe('the list of possible duplicates', () => {
  it('shows clients that share something, the strongest reason first, and what else each shares', async () => {
    const [a, b] = [await make({ email: 'a@poczta.example' }), await make({ email: 'a@poczta.example' })]
    const anna = { lastName: 'Kowalska', phone: '601 234 567' }
    const [c, d, e] = [await make({ nip }), await make({ nip, ...anna }), await make({ nip, ...anna })]
    await make({ phone: '601 234 567' })
    const { rows } = await manager.api.listDuplicates({})
    expect(rows).toMatchObject([
      {
        ...{ reason: 'nip', value: nip },
        clients: [
          { id: c, reasons: ['nip'] },
          { id: d, reasons: ['nip', 'phone-and-name'], name: 'Anna Kowalska', caretakerName: null },
          { id: e, reasons: ['nip', 'phone-and-name'] },
        ],
      },
      { reason: 'email', value: 'a@poczta.example', clients: [{ id: a }, { id: b }] },
    ])
    await expectAsMadeAnew()
  })

  it('follows every change of a record, and a merge', async () => {
    const [a, b, c] = [await make({ nip }), await make(), await make()]
    expect(await list()).toEqual([])
    await change(b, { nip })
    await change(c, { nip, pesel: pesels[0] ?? '' })
    await change(a, { pesel: pesels[0] ?? '' })
    expect(await list()).toEqual([['nip', a, b, c]])
    await change(a, { nip: otherNip })
    expect(await list()).toEqual([
      ['nip', b, c],
      ['pesel', a, c],
    ])
    await expectAsMadeAnew()
    await merge(b, c)
    expect(await list()).toEqual([])
    await expectAsMadeAnew()
  })

  it('leaves out clients that the office has said to belong together', async () => {
    const [head, branch, shop] = [await make({ nip }), await make({ nip }), await make({ nip })]
    await belongTo(branch, head)
    await belongTo(shop, head)
    expect(await list()).toEqual([])
    const stranger = await make({ nip })
    expect(await list()).toEqual([['nip', head, branch, shop, stranger]])
    await change(stranger, { nip: '' })
    await belongTo(shop, null)
    expect(await list()).toEqual([['nip', head, branch, shop]])
    await expectAsMadeAnew()
  })

  it('leaves out what more than twenty share, but not what a few of them share besides', async () => {
    const twins = [
      await make({ nip, email: 'dwa@poczta.example' }),
      await make({ nip, email: 'dwa@poczta.example' }),
    ]
    const others = []
    for (let index = 0; index < 18; index += 1) others.push(await make({ nip }))
    expect(await list()).toEqual([['nip', ...twins, ...others]])
    const last = await make({ nip })
    expect(await list()).toEqual([['email', ...twins]])
    await expectAsMadeAnew()
    await change(last, { nip: '' })
    expect(await list()).toEqual([['nip', ...twins, ...others]])
    await expectAsMadeAnew()
  })

  it('comes page by page', async () => {
    const pairs = []
    for (const email of ['a', 'b', 'c']) {
      const pair = { email: `${email}@poczta.example` }
      pairs.push([await make(pair), await make(pair)])
    }
    const seen = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof manager.api.listDuplicates>> = await manager.api.listDuplicates({
        limit: 1,
        cursor,
      })
      seen.push(...page.rows.map(({ clients }) => clients.map(({ id }) => id)))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(pairs)
    expect(await refusalOf(manager.api.listDuplicates({ cursor: 'x' }))).toMatchObject({
      code: 'page.cursor-invalid',
    })
  })

  it('finds two records of one client that are made at the same moment', async () => {
    await Promise.all([make({ nip }), make({ nip })])
    expect(await list()).toHaveLength(1)
  })

  it('shows the end of a PESEL only to those who may not edit records', async () => {
    const pesel = pesels[0] ?? ''
    await make({ pesel })
    await make({ pesel })
    expect((await manager.api.listDuplicates({})).rows).toMatchObject([{ value: pesel }])
    await forbid(office, 'MANAGERS', 'client.edit')
    expect((await manager.api.listDuplicates({})).rows).toMatchObject([{ value: '•••••••1458' }])
  })
})

describe('clients that are told apart', () => {
  it('are no longer shown, both are told of it, and it can be taken back', async () => {
    const [a, b] = [await make({ nip }), await make({ nip })]
    const apart = { clientId: b, otherIds: [a], isApart: true }
    await manager.api.tellApart(apart)
    await manager.api.tellApart({ clientId: a, otherIds: [b], isApart: true })
    expect(await list()).toEqual([])
    expect(await eventsOf(office, 'client.told-apart')).toMatchObject([
      { clientId: b, actorId: manager.accountId, payload: { otherId: a } },
      { clientId: a, actorId: manager.accountId, payload: { otherId: b } },
    ])
    for (const [clientId, otherId] of [
      [a, b],
      [b, a],
    ] as const)
      expect(await manager.api.duplicates({ clientId })).toMatchObject([
        { id: otherId, reasons: ['nip'], toldApart: { by: expect.stringContaining('Magda') as string } },
      ])
    await manager.api.tellApart({ ...apart, isApart: false })
    expect(await list()).toEqual([['nip', a, b]])
    expect(await eventsOf(office, 'client.apart-taken-back')).toHaveLength(2)
    expect(await manager.api.duplicates({ clientId: a })).toMatchObject([{ id: b, toldApart: null }])
  })

  it('leave a larger group one by one', async () => {
    const [a, b, c] = [await make({ nip }), await make({ nip }), await make({ nip })]
    await manager.api.tellApart({ clientId: b, otherIds: [a, c], isApart: true })
    expect(await list()).toEqual([['nip', a, c]])
    expect((await manager.api.duplicates({ clientId: a })).map(({ id }) => id)).toEqual([c, b])
  })

  it('stay apart from the record into which one of them is merged', async () => {
    const [a, b, c] = [await make({ nip }), await make({ nip }), await make({ nip })]
    await manager.api.tellApart({ clientId: b, otherIds: [a, c], isApart: true })
    await merge(c, a)
    expect(await list()).toEqual([])
    expect(await manager.api.duplicates({ clientId: b })).toMatchObject([
      { id: c, toldApart: { by: expect.any(String) as string } },
    ])
    await merge(c, b)
    expect(await office.db.pool.rows('SELECT * FROM client_distinctions')).toEqual([])
  })

  it('are refused with the reason: a missing right, an unknown client, the client itself', async () => {
    const [a, b] = [await make({ nip }), await make({ nip })]
    const apart = { clientId: a, otherIds: [b], isApart: true }
    expect(await refusalOf(clerk.api.tellApart(apart))).toMatchObject({ code: 'permission.missing' })
    expect(await refusalOf(clerk.api.listDuplicates({}))).toMatchObject({ code: 'permission.missing' })
    expect(await refusalOf(manager.api.tellApart({ ...apart, otherIds: [b, 999_999] }))).toMatchObject({
      code: 'client.not-found',
    })
    expect(await refusalOf(manager.api.tellApart({ ...apart, otherIds: [a] }))).toMatchObject({
      code: 'client.merge-same',
    })
    expect(await list()).toEqual([['nip', a, b]])
    expect(await eventsOf(office, 'client.told-apart')).toEqual([])
  })
})
