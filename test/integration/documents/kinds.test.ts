import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DefinedKind, DefineKindInput } from '#shared/domain/documents/kinds.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient } from '#test/support/people.ts'
import { anUpload } from '../tasks/support.ts'
import { contract, invoice, openDesk, openPortal, type Desk, type Portal } from './support.ts'

let office: TestOffice
let admin: Desk
let portal: Portal
let clientId: number

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  admin = await openDesk(office, 'ADMINISTRATORS')
  clientId = await makeClient(office)
  portal = await openPortal(office, clientId)
})

const named = (pl: string) => ({ pl, en: `${pl} (en)` })
const definition = (pl: string, given: Partial<DefineKindInput> = {}): DefineKindInput => ({
  ...{ requestKey: randomUUID(), name: named(pl), clientsMaySend: true, officeMaySend: true },
  ...given,
})

async function define(pl: string, given: Partial<DefineKindInput> = {}): Promise<DefinedKind> {
  const kinds = await admin.api.documentKinds.define(definition(pl, given))
  const kind = kinds.find(({ name }) => name.pl === pl)
  if (!kind) throw new Error(`${pl} was not defined`)
  return kind
}
const offered = async () => (await portal.api.documents.kinds()).map(({ name }) => name.pl)
const send = async (kindId: number) =>
  admin.api.documents.send(
    await invoice(office, clientId, { kindId, attachmentIds: [await anUpload(office, admin.accountId)] }),
  )
const add = async (kindId: number) =>
  portal.api.documents.add(
    await contract(office, clientId, { kindId, attachmentIds: [await anUpload(office, portal.accountId)] }),
  )

describe('a kind of document', () => {
  it('is defined behind the others, and documents of it are sent both ways', async () => {
    const kind = await define('Protokół odbioru łącza')
    expect(kind).toMatchObject({ code: 'protokol-odbioru-lacza', isRetired: false, version: 0 })
    expect((await admin.api.documentKinds.list()).at(-1)).toEqual(kind)
    expect((await offered()).at(-1)).toBe('Protokół odbioru łącza')
    expect(await send(kind.id)).toMatchObject({ kind: { code: kind.code, name: kind.name } })
    const { request } = await add(kind.id)
    expect(await admin.api.tasks.get({ taskId: request.id })).toMatchObject({
      title: 'Dokument: Protokół odbioru łącza',
    })
    expect(await eventsOf(office, 'document-kind.defined')).toMatchObject([
      {
        actorId: admin.accountId,
        payload: { kindId: kind.id, name: kind.name.pl, clientsMaySend: true, officeMaySend: true },
      },
    ])
  })

  it('is sent only by those who may', async () => {
    const ofOffice = await define('Nota odsetkowa', { clientsMaySend: false })
    const ofClients = await define('Odczyt licznika', { officeMaySend: false })
    expect(await offered()).not.toContain('Nota odsetkowa')
    expect(await refusalOf(add(ofOffice.id))).toMatchObject({ code: 'document.kind-unknown' })
    expect(await refusalOf(send(ofClients.id))).toMatchObject({ code: 'document.kind-unknown' })
  })

  it('is defined once however often it is sent', async () => {
    const input = definition('Protokół')
    const before = (await admin.api.documentKinds.list()).length
    await Promise.all([admin.api.documentKinds.define(input), admin.api.documentKinds.define(input)])
    expect(await admin.api.documentKinds.list()).toHaveLength(before + 1)
    const other = { ...input, clientsMaySend: false }
    expect(await refusalOf(admin.api.documentKinds.define(other))).toMatchObject({
      code: 'request.key-reused',
    })
  })

  it('has a code of its own, whatever it is called', async () => {
    const first = await define('Protokół')
    const second = await define('Protokol!')
    const third = await define('„…”')
    expect([first, second, third].map(({ code }) => code)).toEqual(['protokol', 'protokol-2', 'kind'])
  })

  it.each([
    [definition('faktura'), 'document-kind.name-taken'],
    [definition('Rachunek', { name: { pl: 'Rachunek', en: 'Invoice' } }), 'document-kind.name-taken'],
    [definition('Rachunek', { clientsMaySend: false, officeMaySend: false }), 'document-kind.nobody-sends'],
    [definition(' '), 'input.invalid'],
  ])('is refused as %j with %s', async (input, code) => {
    expect(await refusalOf(admin.api.documentKinds.define(input))).toMatchObject({ code })
    expect(await eventsOf(office, 'document-kind.defined')).toEqual([])
  })

  it('is one of sixty at most', async () => {
    const { length } = await admin.api.documentKinds.list()
    for (let count = length; count < 60; count += 1) await define(`Rodzaj ${count}`)
    expect(await refusalOf(admin.api.documentKinds.define(definition('Jeszcze jeden')))).toEqual({
      code: 'document-kind.too-many',
      details: { most: 60 },
    })
    const kind = (await admin.api.documentKinds.list()).at(-1)
    const kindId = kind?.id ?? 0
    await admin.api.documentKinds.retire({ kindId, version: 0, isRetired: true })
    await define('Jeszcze jeden')
    const restored = () => admin.api.documentKinds.retire({ kindId, version: 1, isRetired: false })
    expect(await refusalOf(restored())).toMatchObject({ code: 'document-kind.too-many' })
  })

  it('is renamed with what was sent of it, and keeps its code', async () => {
    const kind = await define('Protokół')
    await send(kind.id)
    const change = { ...named('Protokół odbioru'), clientsMaySend: false }
    const redefine = (pl: string) =>
      admin.api.documentKinds.redefine({
        ...{ kindId: kind.id, version: 0, name: { pl, en: change.en } },
        ...{ clientsMaySend: false, officeMaySend: true },
      })
    const renamed = (await redefine(change.pl)).find(({ id }) => id === kind.id)
    expect(renamed).toMatchObject({ code: 'protokol', name: { pl: change.pl }, version: 1 })
    const [sent] = (await portal.api.documents.list({ clientId, direction: 'all' })).rows
    expect(sent?.kind.name.pl).toBe('Protokół odbioru')
    expect(await eventsOf(office, 'document-kind.redefined')).toMatchObject([
      { payload: { before: { namePl: 'Protokół', clientsMaySend: true }, after: { namePl: change.pl } } },
    ])
    expect(await refusalOf(redefine('Inny'))).toMatchObject({
      code: 'row.stale',
      details: { version: 1, changes: [expect.anything(), expect.anything()] },
    })
  })

  it('goes out of use and back: what was sent of it stays, nothing more is sent', async () => {
    const kind = await define('Protokół')
    await send(kind.id)
    const retire = (version: number, isRetired: boolean) =>
      admin.api.documentKinds.retire({ kindId: kind.id, version, isRetired })
    await retire(0, true)
    expect(await offered()).not.toContain('Protokół')
    expect(await refusalOf(send(kind.id))).toMatchObject({ code: 'document.kind-unknown' })
    expect(await refusalOf(add(kind.id))).toMatchObject({ code: 'document.kind-unknown' })
    expect((await portal.api.documents.list({ clientId, direction: 'all' })).rows).toHaveLength(1)
    await retire(1, false)
    expect(await offered()).toContain('Protokół')
    expect(await eventsOf(office, 'document-kind.retired', 'document-kind.restored')).toHaveLength(2)
  })

  it('is deleted as long as nothing was sent of it', async () => {
    const [unused, used] = [await define('Pomyłka'), await define('Protokół')]
    await send(used.id)
    const remove = (kindId: number) => admin.api.documentKinds.remove({ kindId, version: 0 })
    expect((await remove(unused.id)).map(({ id }) => id)).not.toContain(unused.id)
    expect(await refusalOf(remove(unused.id))).toMatchObject({ code: 'document.kind-unknown' })
    expect(await refusalOf(remove(used.id))).toEqual({
      code: 'document-kind.used',
      details: { name: 'Protokół' },
    })
    expect(await eventsOf(office, 'document-kind.removed')).toMatchObject([{ payload: { name: 'Pomyłka' } }])
  })

  it('takes the place it is given; the others follow', async () => {
    const before = (await admin.api.documentKinds.list()).map(({ id }) => id)
    const [first = 0, second = 0] = before
    const ordered = await admin.api.documentKinds.order({ kindIds: [second] })
    expect(ordered.map(({ id }) => id).slice(0, 2)).toEqual([second, first])
    expect((await eventsOf(office, 'document-kind.ordered'))[0]?.payload).toMatchObject({ before })
    expect(await refusalOf(admin.api.documentKinds.order({ kindIds: [999_999] }))).toMatchObject({
      code: 'document.kind-unknown',
    })
  })

  it('is defined by administrators only', async () => {
    const clerk = await openDesk(office, 'CLERKS')
    expect(await refusalOf(clerk.api.documentKinds.define(definition('Protokół')))).toEqual({
      code: 'permission.missing',
      details: { permission: 'document.define-kinds' },
    })
  })
})
